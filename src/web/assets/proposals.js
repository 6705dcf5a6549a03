import {el, show} from './dom.js';
import {messageOf, post} from './api.js';
import {field, onSubmit} from './fields.js';
import {distinct} from './forms.js';

/** @type {Record<string, string>} */
export const STATES = {open: '待确认', confirmed: '已确认', declined: '已退回', withdrawn: '已撤回'};

/**
 * How somebody confirms or declines a proposal that waits, or takes back the own one; null for who may do neither.
 *
 * @param {{id: number, state: string, proposedBy: string}} one the proposal
 * @param {string} what it says, for the reader and before it takes effect
 * @param {'/api/budgets/proposals' | '/api/editions/proposals' | '/api/earlier-awards/proposals'} path of its interface, without the id
 * @param {import('./frame.js').Session} session
 * @param {(told: string) => any} done what follows, with what to tell
 * @param {boolean} [may] whether the person may confirm what others propose; process owners where it is not given
 */
export function deciding(one, what, path, session, done, may = session?.groups.includes('process-owners')) {
  const own = one.proposedBy === session?.id;
  if (session === null || one.state !== 'open' || !may && !own) {
    return null;
  }
  const form = el('form', {'aria-label': `处理提议：${what}`},
    el('div', {class: 'summary'}),
    field('reason', own ? '撤回理由' : '退回理由', el('textarea', {rows: 2}), {hint: own ? undefined : '确认的不必填写'}),
    !own && [el('button', {class: 'button', type: 'button', onclick: async () => {
      if (window.confirm(`确认后立即生效：${what}。确定吗？`)) {
        try {
          await post(`${path}/${one.id}/confirmation`);
          await done(`已确认：${what}。`);
        } catch (problem) {
          show(form.querySelector('.summary'), el('p', {class: 'message bad', role: 'alert'}, messageOf(problem)));
        }
      }
    }}, '确认'), ' '],
    el('button', {class: 'plain', type: 'submit'}, own ? '撤回提议' : '退回提议'));
  onSubmit(form, async () => {
    await post(`${path}/${one.id}/refusal`, {reason: form.elements.reason.value});
    await done(own ? '提议已撤回。' : '提议已退回。');
    return false;
  });
  // one form for each proposal on the page
  return distinct(form, `proposal-${one.id}`);
}
