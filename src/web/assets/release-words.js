import {get} from './api.js';

/** @type {Record<string, string>} */
export const DRAFT_STATES = {open: '起草中', 'handed-in': '已提交，待发布', released: '已发布', discarded: '已作废'};

/** The names of those who have worked on models, by account. @type {Record<string, string>} */
let names = {};

export async function readNames() {
  names = await get('/api/releases/people');
}

/** A person by name; models that came with the program are nobody's. */
export const person = (/** @type {string | null | undefined} */ account) => account ? names[account] ?? account : '程序';

/** Who drafted, in one line. */
export const people = (/** @type {string[]} */ accounts) => accounts.map(person).join('、') || '—';
