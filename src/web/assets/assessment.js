import {el, terms} from './dom.js';
import {shaped} from './readings.js';
import {DOCUMENTS, FORMULAS, money, percent} from './text.js';

/** @import {Schemas} from '../../checks/types/interface' */

/** @type {Record<string, string>} */
const BASES = {clause: '条款规定', reading: '条款未载明，依解读', standard: '流程负责人设定的标准'};

/**
 * The results of the decisions for people.
 *
 * @param {Schemas['Assessment']} result
 * @param {Schemas['ItemFact'][]} facts
 * @param {string} heading
 * @param {string} [level] of the heading
 */
export function assessment(result, facts, heading, level = 'h3') {
  const labels = Object.fromEntries(facts.map(fact => [fact.name, fact.label]));
  return el('section', {class: `result ${result.eligible ? 'good' : 'bad'}`, 'aria-label': heading},
    el(level, {}, result.eligible ? '符合条件' : `有 ${result.unmet.length} 项条件不符合`),
    result.eligible
      ? result.ceiling === null
        ? el('p', {class: 'figure'}, '金额由部门认定，条款没有给出上限')
        : el('p', {class: 'figure'}, result.exact ? '奖补金额 ' : '奖补上限 ', el('strong', {}, money(result.ceiling)))
      : el('ul', {class: 'unmet'}, result.unmet.map(one =>
        el('li', {}, one.fact && labels[one.fact] ? el('b', {}, `${labels[one.fact]}：`) : null, one.message))),
    terms([
      ['计算方式', FORMULAS[result.formula]],
      ['计算基数', result.base && money(result.base)],
      ['比例', result.rate && percent(result.rate)],
      ['条款限额', result.cap && money(result.cap)],
    ]),
    result.bounds.length > 0 && el('table', {},
      el('caption', {}, '各项上限（取最低者）'),
      el('thead', {}, el('tr', {}, el('th', {scope: 'col'}, '金额'), el('th', {scope: 'col'}, '依据'))),
      el('tbody', {}, result.bounds.map(bound =>
        el('tr', {}, el('td', {class: 'amount'}, money(bound.amount)), el('td', {}, BASES[bound.basis] ?? bound.basis))))),
    result.questions.length > 0 && el('div', {class: 'questions'},
      el('p', {}, el('b', {}, '须由牵头部门判断：')),
      el('ul', {}, result.questions.map(question => el('li', {}, question.message,
        question.cases && question.cases.map(no => ['　', el('a', {href: `/cases/${no}`}, no)]))))),
    shaped(result.readings),
    el('details', {}, el('summary', {}, '怎样得出的'),
      el('ol', {}, result.explanation.map(line => el('li', {}, line))),
      el('p', {class: 'hint'}, `依据版本：${result.edition.title || DOCUMENTS[result.edition.document]}；决策：`,
        result.decisions.map(one => `${one.id} 第 ${one.version} 版（${one.rules.join('、') || '无规则命中'}）`).join('；'))));
}
