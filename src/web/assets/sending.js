import {addressed, el, show} from './dom.js';
import {get} from './api.js';
import {newestClaim} from './claims.js';
import {failed, frame, roles} from './frame.js';
import {fill} from './fields.js';
import {clauseOf} from './text.js';

/** @import {Schemas} from '../../checks/types/interface' */
/** @import {Draft} from './draft.js' */
/** @import {Session} from './frame.js' */

/**
 * The organisation from the account's newest case, in the first of these lists that has one;
 * otherwise from its log-in.
 *
 * @param {...('applications' | 'service-requests')} lists
 */
export async function organisation(...lists) {
  for (const list of lists) {
    const newest = (await get(`/api/${list}?size=1`)).content[0];
    if (newest) {
      return (await get(`/api/${list}/${newest.no}`)).applicant;
    }
  }
  return (await get('/api/companies/own'))[0] ?? null;
}

const FACT = 'facts.';

/** What was typed of the facts of an item, by their names. */
export const draftedFacts = (/** @type {Draft} */ draft) => Object.fromEntries(Object.entries(draft.content.fields)
  .filter(([name]) => name.startsWith(FACT))
  .map(([name, typed]) => [name.slice(FACT.length), typed]));

/**
 * Fills in the known data of the organisation, and then the draft.
 *
 * @param {HTMLFormElement} form
 * @param {{ready: Promise<any>}} facts
 * @param {string[]} own names of the organisation's fields
 * @param {any} known of the organisation; null where nothing is
 * @param {Draft} draft
 */
export function fillIn(form, facts, own, known, draft) {
  own.forEach(name => fill(form, `applicant.${name}`, known?.[name]));
  Object.entries(draft.content.fields).forEach(([name, value]) => fill(form, name, value));
  /** @type {HTMLInputElement} */ (form.elements.namedItem('applicant.usccConfirmed')).checked = draft.content.fields['applicant.usccConfirmed'] !== undefined;
  // what was typed and not understood is no value yet, and stands there again as it was typed
  facts.ready.then(() => Object.entries(draftedFacts(draft)).forEach(([name, typed]) => fill(form, FACT + name, typed)), () => null);
}

/**
 * The buttons to send the form and to clear it.
 *
 * @param {string} label
 * @param {Draft} draft
 */
export function buttons(label, draft) {
  return [
    el('button', {class: 'button', type: 'submit'}, label), ' ',
    el('button', {class: 'plain', type: 'button', onclick: () => {
      draft.forget();
      location.reload();
    }}, '清空重填'),
  ];
}

/**
 * The page on which an organisation fills in the form of the item in the address; only for items of
 * this kind.
 *
 * @param {Element} place
 * @param {string} what is done there
 * @param {string} kind
 * @param {(item: Schemas['ItemDetail']) => any} ofOtherKind what an item of another kind shows
 * @param {(item: Schemas['ItemDetail'], session: NonNullable<Session>) => any} form
 */
export async function sendingPage(place, what, kind, ofOtherKind, form) {
  try {
    const session = await frame();
    const id = addressed();
    const item = await get(`/api/items/${encodeURIComponent(id)}`);
    document.title = `${what}：${item.title} · 联办`;
    const head = [
      el('nav', {class: 'path', 'aria-label': '位置'}, el('a', {href: '/items'}, '事项目录'), ' / ', el('a', {href: `/items/${item.id}`}, clauseOf(item)), ` / ${what}`),
      el('h1', {}, `${what}：${item.title}`),
    ];
    if (!session || !roles(session).applies) {
      show(place, head, el('p', {class: 'message note'}, `只有申报单位的账号可以${what}。请退出后以申报单位账号登录。`));
    } else if (item.kind !== kind) {
      show(place, head, el('p', {class: 'message note'}, ofOtherKind(item)));
    } else {
      show(place, head, await newestClaim(), await form(item, session));
    }
  } catch (problem) {
    failed(place, problem);
  }
}
