import {el, terms} from './dom.js';
import {DOCUMENTS, date} from './text.js';

/** @import {Schemas} from '../../checks/types/interface' */

/** What a reading shapes, in the order in which the page shows them. @type {Record<string, string>} */
export const READING_KINDS = {
  condition: '条件与范围', amount: '金额', bound: '金额上限', overlap: '从优不重复', handling: '办理程序', aftercare: '拨付之后',
};
/** @type {Record<string, string>} */
export const STANDINGS = {open: '暂按', confirmed: '已确认'};

export const standing = (/** @type {{standing: string}} */ {standing: name}) => el('span', {class: `tag ${name}`}, STANDINGS[name] ?? name);

const openFirst = (/** @type {Schemas['AssessmentReadingUsed'][]} */ readings) => [...readings].sort((a, b) => Number(a.standing === 'confirmed') - Number(b.standing === 'confirmed'));

/** The readings that shaped a result, the open ones first; nothing where there are none. */
export function shaped(/** @type {Schemas['AssessmentReadingUsed'][]} */ readings) {
  const open = readings.filter(one => one.standing !== 'confirmed').length;
  return readings.length > 0 && el('details', {class: 'readings'},
    el('summary', {}, `所依的政策解读 ${readings.length} 项${open > 0 ? `，其中暂按 ${open} 项` : ''}`),
    el('ul', {class: 'notes'}, openFirst(readings).map(one => el('li', {},
      standing(one), ` ${one.question}`, el('b', {}, one.answer), el('span', {class: 'hint'}, `（${one.clauseText}）`)))));
}

/** Which items a reading touches, for people. */
function touched(/** @type {Schemas['ReadingView']} */ {scope, items}) {
  return scope === 'all' ? '全部事项'
    : scope === 'listed' ? el('span', {class: 'ids'}, items.map((id, index) => [index > 0 && '、', el('a', {href: `/items/${id}`}, id)]))
      : `${DOCUMENTS[scope] ?? scope}各事项`;
}

/** A reading with its question and all its answers. @param level of the heading */
export function reading(/** @type {Schemas['ReadingView']} */ one, level = 'h3') {
  const id = `reading-${one.id}`;
  return el('li', {class: 'panel reading', 'aria-labelledby': id},
    el(level, {id}, one.question),
    el('p', {class: 'tags'}, standing(one), el('span', {class: 'tag'}, one.clauseText), el('span', {class: 'tag'}, READING_KINDS[one.kind] ?? one.kind)),
    el('blockquote', {}, `“${one.words}”`),
    one.otherWords && el('blockquote', {}, `${one.otherClauseText}“${one.otherWords}”`),
    terms([
      ['采用的答案', el('strong', {}, one.answer)],
      ['其他答案', el('span', {}, one.answers.filter(answer => answer !== one.answer).join('；'))],
      ['确认', one.standing === 'confirmed' ? `${one.confirmedBy}，${date(one.confirmedOn)}` : '尚未确认'],
      ['涉及事项', touched(one)],
      ['说明', one.remark],
    ]));
}
