import {el} from './dom.js';
import {day} from './text.js';

/** @import {Schemas} from '../../checks/types/interface' */

/** Nothing more is paid because an advance has paid it: no refusal, but the applicant may have it reconsidered all the same. */
const settled = (/** @type {Pick<Schemas['CaseFile'], 'statusName' | 'respondUntil'>} */ {statusName, respondUntil}) => `${statusName}：本项支持已由先期支持兑现，不再另行拨付。${respondUntil ? `对此有异议的，可以在 ${day(respondUntil)} 前（含当日）申请复核。` : ''}`;

/** The next step in words. */
export const next = (/** @type {Pick<Schemas['CaseFile'], 'statusName' | 'outcome' | 'respondUntil' | 'standing'>} */ file) => file.outcome ? settled(file) : file.standing.next;

/** The steps of a case up to its present status, and the steps to come. @param {Pick<Schemas['CaseFile'], 'standing'>} file */
export function steps(file) {
  return el('ol', {class: 'steps', 'aria-label': '办理进度'}, file.standing.steps.map(({name, state}) =>
    state === 'end'
      ? el('li', {class: 'end', 'aria-current': 'step'}, name)
      : el('li', {class: state, 'aria-current': state === 'current' ? 'step' : null}, name,
        el('span', {class: 'unseen'}, {current: '（当前）', done: '（已完成）', ahead: '（未到）'}[state]))));
}
