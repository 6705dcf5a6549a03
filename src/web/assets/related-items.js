import {el} from './dom.js';
import {shaped} from './readings.js';
import {LEVELS, money} from './text.js';

/** @import {Schemas} from '../../checks/types/interface' */

const GROUPS = [
  ['together', '可同时享受', '与本事项资金来源或支持内容不同，可以一并申报。'],
  ['exclusive', '从优不重复', '同一事由只按较高者支持，已获的金额会扣除；请选对您最有利的申报。'],
  ['toJudge', '须由牵头部门判断', '如属同一事由，由牵头部门判断是否重复。'],
];

function worth(/** @type {Schemas['RelatedItem']} */ one) {
  if (!one.qualifies) {
    return el('span', {class: 'hint block'}, '可能符合，还要看：', one.missing.map(fact => fact.label).join('、'));
  }
  return el('span', {class: 'block'}, el('span', {class: 'tag good'}, '已符合'),
    one.ceiling === null ? '　金额由部门认定' : ['　', one.exact ? '金额 ' : '上限 ', el('b', {}, money(one.ceiling))]);
}

function line(/** @type {Schemas['RelatedItem']} */ one) {
  return el('li', {},
    el('a', {href: `/items/${one.itemId}`}, one.title), '　',
    el('span', {class: 'tag'}, `${LEVELS[one.fundedBy]}资金`), el('span', {class: 'hint'}, `　${one.clause}`),
    worth(one),
    el('details', {}, el('summary', {}, one.reason),
      one.basis && el('p', {class: 'hint'}, `依据：${one.basis}`),
      shaped(one.readings),
      one.reverse && el('p', {class: 'hint'}, `先享受本事项的：${one.reverse.reason}`)));
}

/**
 * Other items for the same facts, grouped by their relation to this one, the best first in each
 * group.
 */
export function beside(/** @type {Schemas['RelatedItem'][]} */ all) {
  if (!all || all.length === 0) {
    return null;
  }
  return el('section', {class: 'panel beside', 'aria-labelledby': 'beside-title'},
    el('h2', {id: 'beside-title'}, '同一数据还可能享受'),
    GROUPS.map(([relation, title, note]) => {
      const own = all.filter(one => one.relation === relation);
      return own.length > 0 && el('div', {class: `relation ${relation}`}, el('h3', {}, title), el('p', {class: 'hint'}, note), el('ul', {}, own.map(line)));
    }));
}
