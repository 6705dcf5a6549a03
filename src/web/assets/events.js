import {el, tableHead} from './dom.js';
import {minute} from './text.js';

/** @import {Schemas} from '../../checks/types/interface' */

/** @type {[RegExp, string][]} */
const BROWSERS = [[/Edg\//, 'Edge'], [/Firefox\//, 'Firefox'], [/Chrom(e|ium)\//, 'Chrome'], [/Safari\//, 'Safari']];
/** @type {[RegExp, string][]} */
const SYSTEMS = [[/Windows/, 'Windows'], [/Android/, 'Android'], [/iPhone|iPad/, 'iOS'], [/Mac OS/, 'macOS'], [/Linux/, 'Linux']];
const known = (/** @type {[RegExp, string][]} */ names, /** @type {string} */ text) => names.find(([pattern]) => pattern.test(text))?.[1];

/** What a browser calls itself, as people call it; programs by the name that they give. */
const spoken = (/** @type {string} */ browser) => {
  const name = known(BROWSERS, browser);
  return name ? [name, known(SYSTEMS, browser)].filter(Boolean).join('，') : browser;
};

/** The events of an account as a table. */
export function events(/** @type {{content: Schemas['AccountEventsEvent'][]}} */ list) {
  return list.content.length === 0
    ? el('p', {class: 'hint'}, '没有记录。')
    : el('table', {},
      el('caption', {class: 'unseen'}, '账号记录，最新的在前'),
      tableHead(['时间', '事项', '来自', '说明']),
      el('tbody', {}, list.content.map(one => el('tr', {},
        el('td', {}, el('time', {datetime: one.at}, minute(one.at))),
        el('td', {}, one.words),
        el('td', {}, one.address ?? '—', one.browser && el('span', {class: 'hint block', title: one.browser}, spoken(one.browser))),
        el('td', {}, one.text, one.actor && el('span', {class: 'hint block'}, `由 ${one.actor} 操作`))))));
}
