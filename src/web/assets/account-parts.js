import {el, tableHead} from './dom.js';
import {keepCsv} from './sheet.js';
import {minute} from './text.js';

/** @import {Schemas} from '../../checks/types/interface' */

/** What the views of the account page share. @typedef {{session: import('./frame.js').Session, may: ReturnType<typeof import('./frame.js').roles>, asked: URLSearchParams, choices: Schemas['AccountControllerChoices']}} Context */

/** @type {(id: string) => `/api/accounts/${string}`} */
export const addressOf = id => `/api/accounts/${encodeURIComponent(id)}`;
export const named = (/** @type {{id: string, name?: string}} */ one) => one.name === one.id ? one.id : `${one.name}（${one.id}）`;

/**
 * The posts as check boxes by kind; those that need a second person are marked.
 *
 * @param {Schemas['AccountListOffer'][]} posts
 * @param {string[]} held ids of those that the account has
 */
export function postBoxes(posts, held = []) {
  /** @type {Map<string, Schemas['AccountListOffer'][]>} */
  const kinds = Map.groupBy ? Map.groupBy(posts, post => post.kind) : posts.reduce((all, post) => all.set(post.kind, [...all.get(post.kind) ?? [], post]), new Map());
  const box = (/** @type {Schemas['AccountListOffer']} */ post) => el('label', {}, el('input', {type: 'checkbox', name: 'posts', value: post.id, checked: held.includes(post.id)}), post.title);
  const single = [...kinds.values()].filter(group => group.length === 1).flat();
  return el('fieldset', {class: 'field', 'data-field': 'posts'},
    el('legend', {}, '岗位', el('span', {class: 'required'}, '必填')),
    el('p', {class: 'hint'}, '勾选这个人所做的事，用户组随之确定。审定人、拨付人、评审专家、流程负责人和各类管理员须由另一人确认后生效，取消评审专家也须确认；互相冲突的岗位不能由同一账号担任。'),
    [...kinds.values()].filter(group => group.length > 1).map(group => {
      const many = group.length > 6;
      return el('details', {class: 'more', open: !many || group.some(post => held.includes(post.id))},
        el('summary', {}, `${group[0].kindTitle}${group[0].secondPerson ? '（须第二人确认）' : ''}`),
        el('div', {class: 'choices'}, group.map(box)));
    }),
    el('div', {class: 'choices'}, single.filter(post => !post.secondPerson).map(box)),
    el('p', {class: 'hint'}, '须第二人确认的岗位'),
    el('div', {class: 'choices'}, single.filter(post => post.secondPerson).map(box)),
    el('p', {class: 'error'}));
}

/** The passwords to be handed over: shown this once. */
export function handedOver(/** @type {Schemas['HandedOver'][]} */ made, /** @type {string} */ title) {
  const table = el('div', {class: 'wide records', tabindex: 0, role: 'region', 'aria-label': title}, el('table', {},
    el('caption', {class: 'unseen'}, title),
    tableHead(['账号', '姓名', '一次性密码', '有效至', '等待第二人确认']),
    el('tbody', {}, made.map(one => el('tr', {},
      el('td', {}, one.id), el('td', {}, one.name), el('td', {class: 'unbroken'}, el('code', {}, one.password)), el('td', {class: 'unbroken'}, minute(one.validUntil)), el('td', {}, one.waiting.join('、') || '无'))))));
  return el('section', {class: 'panel', 'aria-labelledby': 'handed-title', tabindex: -1, id: 'handed'},
    el('h2', {id: 'handed-title'}, title),
    el('p', {class: 'message note'}, '密码只显示这一次，请当面或用可靠的方式转交本人；本人须在有效期内登录并另设密码，此前岗位不生效，过期须再次重置。等待第二人确认的岗位，在本人另设密码之后才能确认。'),
    [...new Set(made.flatMap(one => one.warnings.map(warning => made.length > 1 ? `${one.id}：${warning}` : warning)))].map(warning => el('p', {class: 'message bad'}, warning)),
    table,
    made.length > 1 && el('button', {class: 'plain', type: 'button', onclick: () => keepCsv(['账号', '姓名', '一次性密码', '有效至'], made.map(one => [one.id, one.name, one.password, minute(one.validUntil)]), '一次性密码')}, '保存为 CSV'));
}
