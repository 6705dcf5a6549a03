import {byId, el, queryOf, show} from './dom.js';
import {get} from './api.js';
import {failed, frame} from './frame.js';
import {labelled, select} from './fields.js';
import {DOCUMENTS, FREQUENCIES, KINDS, LEVELS, WORDS, clauseOf} from './text.js';

/** @import {Schemas} from '../../checks/types/interface' */

const NAMES = ['kind', 'document', 'clause', 'q'];
const filter = byId('filter');

function clauses(/** @type {Schemas['ItemSummary'][]} */ items, document = '') {
  const found = new Map();
  for (const item of items.filter(one => !document || one.document === document)) {
    const article = item.clause.split('.')[0];
    found.set(article, (DOCUMENTS[item.document] ?? item.document) + item.clauseText.replace(/^(第.+?条).*/, '$1'));
  }
  return [...found].sort(([a], [b]) => a.localeCompare(b));
}

function row(/** @type {Schemas['ItemSummary']} */ item) {
  const [lead] = item.bureaus.filter(bureau => bureau.role === 'lead');
  const joint = item.bureaus.length - 1;
  return el('li', {class: 'panel'},
    el('h3', {}, el('a', {href: `/items/${item.id}`}, item.title)),
    el('p', {class: 'tags'},
      el('span', {class: `tag ${item.kind}`}, KINDS[item.kind]),
      el('span', {class: 'tag'}, clauseOf(item)),
      item.kind === 'award' && el('span', {class: 'tag'}, `${LEVELS[item.fundedBy]}资金`),
      item.words.map(word => el('span', {class: 'tag'}, WORDS[word] ?? word)),
      FREQUENCIES[item.frequency] && el('span', {class: 'tag'}, FREQUENCIES[item.frequency])),
    lead && el('p', {class: 'hint'}, `牵头：${lead.name}${joint > 0 ? `，会同 ${joint} 个部门` : ''}`));
}

function list(/** @type {Schemas['ItemSummary'][]} */ items, /** @type {Record<string, string>} */ wanted) {
  const q = wanted.q.trim().toLowerCase();
  const found = items.filter(item =>
    (!wanted.kind || item.kind === wanted.kind)
    && (!wanted.document || item.document === wanted.document)
    && (!wanted.clause || item.clause.split('.')[0] === wanted.clause)
    && (!q || item.title.toLowerCase().includes(q) || item.id.toLowerCase() === q));
  show(byId('items'), found.length === 0
    ? el('p', {class: 'empty'}, '没有符合筛选条件的事项。请减少条件或换一个词，也可以', el('a', {href: '/items'}, '查看全部事项'), '。')
    : [
      el('p', {class: 'hint'}, `共 ${found.length} 项`),
      Object.keys(DOCUMENTS).map(document => {
        const part = found.filter(item => item.document === document);
        return part.length > 0 && el('section', {},
          el('h2', {}, DOCUMENTS[document]),
          el('ul', {class: 'rows'}, part.map(row)));
      }),
    ]);
}

function read() {
  return Object.fromEntries(NAMES.map(name => [name, filter.elements[name].value]));
}

async function start() {
  try {
    await frame();
    const items = await get('/api/items');
    const asked = new URLSearchParams(location.search);
    const clause = select(clauses(items), '全部条款');
    show(filter,
      labelled('q', '事项名称', el('input', {type: 'search', placeholder: '例如：临床试验'})),
      labelled('kind', '类别', select(Object.entries(KINDS), '全部类别')),
      labelled('document', '文件', select(Object.entries(DOCUMENTS), '全部文件')),
      labelled('clause', '条款', clause));
    NAMES.forEach(name => {
      filter.elements[name].value = asked.get(name) ?? '';
    });
    /** @param {Event} [event] */
    const change = event => {
      if (event?.target === filter.elements.document) {
        clause.replaceChildren(...select(clauses(items, filter.elements.document.value), '全部条款').children);
      }
      const wanted = read();
      const query = queryOf(wanted).toString();
      history.replaceState(null, '', query ? `?${query}` : location.pathname);
      list(items, wanted);
    };
    filter.addEventListener('input', change);
    filter.addEventListener('submit', (/** @type {Event} */ event) => event.preventDefault());
    change();
  } catch (problem) {
    failed(byId('items'), problem);
  }
}

start();
