import {byId, el, queryOf, show, tableHead} from './dom.js';
import {get} from './api.js';
import {failed, frame, roles} from './frame.js';
import {labelled, select} from './fields.js';
import {howMany, pager} from './pager.js';
import {rooms} from './rooms.js';
import {day, minute} from './text.js';

/** @import {Schemas} from '../../checks/types/interface' */

const SIZE = 20;
const NAMES = ['q', 'status', 'itemId', 'bureau'];
const place = byId('cases');
const asked = new URLSearchParams(location.search);
const days = (/** @type {string} */ since) => Math.max(0, Math.floor((Date.now() - new Date(since).getTime()) / 86400000));

function holders(/** @type {Schemas['MonitoredCasesHolder'][]} */ list) {
  return list.length === 0 ? '—' : el('ul', {class: 'plain-list'}, list.map(holder => el('li', {},
    holder.bureauName,
    holder.due && el('span', {class: holder.overdue ? 'hint block late' : 'hint block'}, `${holder.overdue ? '已超期：' : '期限：'}${day(holder.due)}`))));
}

/** Address of the file with the whole list under the same filters. */
function sheetAddress() {
  return `/api/insight/cases.csv?${queryOf(Object.fromEntries(NAMES.map(name => [name, asked.get(name)])))}`;
}

function table(/** @type {Schemas['PageMonitoredCasesWatched']} */ page, /** @type {boolean} */ opensFiles) {
  return [
    el('div', {class: 'plot-head'},
      el('p', {class: 'hint'}, howMany(page)),
      el('a', {class: 'button light', href: sheetAddress(), download: ''}, '下载全部 CSV')),
    el('div', {class: 'wide', tabindex: 0, role: 'region', 'aria-label': '案件列表'},
      el('table', {class: 'cases'},
        el('caption', {class: 'unseen'}, '案件列表，最新提交的在前'),
        tableHead(['编号', '事项与事由', '申报单位', '状态', '等待办理', '提交时间']),
        el('tbody', {}, page.content.map(({application: one, holders: list}) => el('tr', {},
          el('td', {}, el('a', {href: `/insight/cases/${one.no}`}, one.no),
            opensFiles && el('a', {class: 'hint block', href: `/cases/${one.no}`, 'aria-label': `${one.no} 的案卷`}, '案卷')),
          el('td', {}, one.itemTitle, el('span', {class: 'hint block'}, one.matter)),
          el('td', {}, one.applicantName),
          el('td', {}, el('span', {class: `status ${one.outcome ?? one.status}`}, one.statusName), el('span', {class: 'hint block'}, days(one.since) === 0 ? '不足 1 天' : `已 ${days(one.since)} 天`)),
          el('td', {}, holders(list)),
          el('td', {class: 'time'}, minute(one.submittedAt))))))),
    pager(page),
  ];
}

async function start() {
  try {
    const session = await frame();
    rooms(session);
    const {looksOn} = roles(session);
    const [items, statuses] = await Promise.all([get('/api/items?kind=award'), get('/api/statuses')]);
    const bureaus = new Map(items.flatMap(item => item.bureaus).map(bureau => [bureau.id, bureau.name]));
    show(byId('filter'),
      labelled('q', '编号、单位或事由', el('input', {type: 'search', maxlength: 200})),
      labelled('status', '状态', select(statuses.map(one => [one.code, one.label]), '全部状态')),
      labelled('itemId', '事项', select(items.map(item => [item.id, `${item.id} ${item.title}`]), '全部事项')),
      labelled('bureau', '部门', select([...bureaus], '全部部门')),
      el('button', {class: 'button', type: 'submit'}, '查询'));
    NAMES.forEach(name => {
      byId('filter').elements[name].value = asked.get(name) ?? '';
    });
    const query = queryOf({page: asked.get('page'), size: SIZE, ...Object.fromEntries(NAMES.map(name => [name, asked.get(name)]))});
    const page = await get(`/api/insight/cases?${query}`);
    const opensFiles = !session?.groups.includes('process-owners');
    show(place, page.content.length > 0
      ? table(page, opensFiles)
      : el('p', {class: 'empty'}, NAMES.some(name => asked.get(name))
        ? ['没有符合条件的案件。请减少条件，或', el('a', {href: '/insight/cases'}, '查看全部'), '。']
        : looksOn ? '还没有案件。' : '还没有分送到您所在部门的案件。'));
  } catch (problem) {
    failed(place, problem);
  }
}

start();
