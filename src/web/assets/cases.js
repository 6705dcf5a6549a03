import {byId, el, queryOf, show, tableHead} from './dom.js';
import {get} from './api.js';
import {companyNotices} from './claims.js';
import {failed, frame, roles} from './frame.js';
import {labelled, select} from './fields.js';
import {howMany, pager} from './pager.js';
import {REQUEST_STATUSES, minute} from './text.js';

/** @import {Schemas} from '../../checks/types/interface' */

const SIZE = 20;

/** Applications and service requests are listed alike, each at an address of its own. */
const LISTS = {
  '/cases': {
    api: /** @type {const} */ ('/api/applications'), kind: 'award', statuses: () => get('/api/statuses').then(all => all.map(one => [one.code, one.label])), own: '我的申报', all: '案卷查询', search: '编号、单位或事由', about: '事项与事由', who: '申报单位',
    none: () => ['您还没有申报。请先在', el('a', {href: '/items?kind=award'}, '事项目录'), '中选择事项，测算后提交申报。'],
  },
  '/requests': {
    api: /** @type {const} */ ('/api/service-requests'), kind: 'service', statuses: async () => Object.entries(REQUEST_STATUSES), own: '我的服务请求', all: '服务请求', search: '编号或单位', about: '事项', who: '申请单位',
    none: () => ['您还没有提出服务请求。请先在', el('a', {href: '/items?kind=service'}, '事项目录'), '中选择服务事项，再提出请求。'],
  },
};
/** @type {keyof typeof LISTS} */
const here = location.pathname === '/requests' ? '/requests' : '/cases';
const list = LISTS[here];
const filter = byId('filter');
const place = byId('cases');
const asked = new URLSearchParams(location.search);

/** One of either list. @typedef {{no: string, itemTitle: string, matter?: string, applicantName: string, status: string, outcome?: string, statusName: string, submittedAt: string}} Listed */

function table(/** @type {import('./pager.js').Listed & {content: Listed[]}} */ page) {
  return [
    el('p', {class: 'hint'}, howMany(page)),
    el('table', {class: 'cases'},
      el('caption', {class: 'unseen'}, '案卷列表，最新提交的在前'),
      tableHead(['编号', list.about, list.who, '状态', '提交时间']),
      el('tbody', {}, page.content.map(one => el('tr', {},
        el('td', {}, el('a', {href: `${here}/${one.no}`}, one.no)),
        el('td', {}, one.itemTitle, one.matter && el('span', {class: 'hint block'}, one.matter)),
        el('td', {}, one.applicantName),
        el('td', {}, el('span', {class: `status ${one.outcome ?? one.status}`}, one.statusName)),
        el('td', {class: 'time'}, minute(one.submittedAt)))))),
    pager(page),
  ];
}

function nothing(/** @type {boolean} */ applies) {
  const narrowed = ['status', 'itemId', 'q'].some(name => asked.get(name));
  if (narrowed) {
    return el('p', {class: 'empty'}, '没有符合筛选条件的案卷。请减少条件，或', el('a', {href: here}, '查看全部'), '。');
  }
  return applies
    ? el('p', {class: 'empty'}, list.none())
    : el('p', {class: 'empty'}, '目前没有您可以查看的案卷。案件分送到您所在部门后会出现在这里；待办任务请到 ',
      el('a', {href: '/camunda/app/tasklist/default/'}, 'Tasklist'), ' 办理。');
}

/** Before the id of an outcome among the statuses to choose from. */
const ENDED = 'outcome:';

/** The parameters for a chosen status: one that ended as something else is not among the refusals. */
function narrowedBy(/** @type {string | null} */ status, /** @type {Schemas['CaseListEnded'][]} */ outcomes) {
  if (status?.startsWith(ENDED)) {
    return {outcome: status.slice(ENDED.length)};
  }
  return {status, outcome: status === 'refused' && outcomes.length > 0 ? 'none' : null};
}

async function start() {
  try {
    const {applies} = roles(await frame());
    const title = applies ? list.own : list.all;
    byId('title').textContent = title;
    document.title = `${title} · 联办`;
    byId('title').after(el('nav', {class: 'tabs', 'aria-label': '办件类别'}, Object.entries(LISTS).map(([address, other]) =>
      el('a', {href: address, 'aria-current': address === here ? 'page' : null}, applies ? other.own : other.all))));
    const [items, statuses, outcomes] = await Promise.all([
      get(`/api/items?kind=${list.kind}`), list.statuses(), list.kind === 'award' ? get('/api/applications/outcomes') : []]);
    show(filter,
      labelled('q', list.search, el('input', {type: 'search'})),
      labelled('status', '状态', select([...statuses, ...outcomes.map(one => [`${ENDED}${one.id}`, one.name])], '全部状态')),
      labelled('itemId', '事项', select(items.map(item => [item.id, item.title]), '全部事项')),
      el('button', {class: 'button', type: 'submit'}, '查询'));
    ['q', 'status', 'itemId'].forEach(name => {
      filter.elements[name].value = asked.get(name) ?? '';
    });
    const query = queryOf({page: asked.get('page'), size: SIZE, q: asked.get('q'), itemId: asked.get('itemId'), ...narrowedBy(asked.get('status'), outcomes)});
    const page = await get(`${list.api}?${query}`);
    show(place, applies && await companyNotices(), page.content.length > 0 ? table(page) : nothing(applies));
  } catch (problem) {
    failed(place, problem);
  }
}

start();
