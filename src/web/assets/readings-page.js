import {byId, el, queryOf, show} from './dom.js';
import {get} from './api.js';
import {failed, frame} from './frame.js';
import {labelled, select} from './fields.js';
import {READING_KINDS, STANDINGS, reading} from './readings.js';
import {DOCUMENTS} from './text.js';

/** @import {Schemas} from '../../checks/types/interface' */

const NAMES = ['q', 'standing', 'document', 'kind'];
/** @type {Record<string, string>} */
const PREFIXES = {measures: 'M', 'support-rules': 'R'};
const filter = byId('filter');

function list(/** @type {Schemas['ReadingView'][]} */ readings, /** @type {Record<string, string>} */ wanted) {
  const q = wanted.q.trim().toLowerCase();
  const found = readings.filter(one =>
    (!wanted.standing || one.standing === wanted.standing)
    && (!wanted.kind || one.kind === wanted.kind)
    && (!wanted.document || [one.clause, one.otherClause].some(clause => clause?.startsWith(PREFIXES[wanted.document])))
    && (!q || [one.question, one.words, one.answer, one.id, one.clauseText, ...one.items].some(text => text.toLowerCase().includes(q))));
  show(byId('readings'), found.length === 0
    ? el('p', {class: 'empty'}, '没有符合筛选条件的解读。请减少条件或换一个词，也可以', el('a', {href: '/readings'}, '查看全部解读'), '。')
    : [
      el('p', {class: 'hint'}, `共 ${found.length} 项，其中暂按 ${found.filter(one => one.standing !== 'confirmed').length} 项`),
      Object.keys(STANDINGS).map(name => {
        const part = found.filter(one => one.standing === name);
        return part.length > 0 && el('section', {},
          el('h2', {}, `${STANDINGS[name]}（${part.length} 项）`),
          el('ul', {class: 'rows'}, part.map(one => reading(one))));
      }),
    ]);
}

function read() {
  return Object.fromEntries(NAMES.map(name => [name, filter.elements[name].value]));
}

async function start() {
  try {
    await frame();
    const readings = await get('/api/readings');
    const asked = new URLSearchParams(location.search);
    show(filter,
      labelled('q', '查找', el('input', {type: 'search', placeholder: '例如：上限、R05-1'})),
      labelled('standing', '状态', select(Object.entries(STANDINGS), '全部状态')),
      labelled('document', '文件', select(Object.entries(DOCUMENTS), '全部文件')),
      labelled('kind', '类别', select(Object.entries(READING_KINDS), '全部类别')),
      el('div', {class: 'screen'}, el('button', {type: 'button', class: 'plain', onclick: () => window.print()}, '打印')));
    NAMES.forEach(name => {
      filter.elements[name].value = asked.get(name) ?? '';
    });
    const change = () => {
      const query = queryOf(read()).toString();
      history.replaceState(null, '', query ? `/readings?${query}` : '/readings');
      list(readings, read());
    };
    filter.addEventListener('input', change);
    filter.addEventListener('submit', (/** @type {Event} */ event) => event.preventDefault());
    change();
  } catch (problem) {
    failed(byId('readings'), problem);
  }
}

await start();
