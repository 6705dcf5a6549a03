import {byId, el, show} from './dom.js';
import {roles} from './frame.js';

/** The pages of the analysis, for somebody of these roles. */
export function rooms(/** @type {import('./frame.js').Session} */ session) {
  const here = location.pathname;
  /** @type {string[][]} */
  const pages = [
    ['/insight', '总览'],
    ['/insight/cases', '案件清单'],
    ['/budgets', '年度预算'],
    ...(roles(session).looksOn ? [['/insight/incidents', '流程故障']] : []),
  ];
  show(byId('rooms'), pages.map(([address, name]) =>
    el('a', {href: address, 'aria-current': here === address || (address === '/insight/cases' && here.startsWith(`${address}/`)) ? 'page' : null}, name)));
}
