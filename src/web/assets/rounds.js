import {byId, el, queryOf, show, terms} from './dom.js';
import {get} from './api.js';
import {failed, frame, roles} from './frame.js';
import {select} from './fields.js';
import {planning} from './round-plan.js';
import {ROUND_STATUSES, closing, minute, money} from './text.js';

/** @import {Schemas} from '../../checks/types/interface' */

const SIZE = 20;
const place = byId('rounds');
const filter = byId('filter');
let mayApply = false;

function period(/** @type {Schemas['RoundReadingSummary']} */ {opensAt, closesAt}) {
  return `${minute(opensAt)} 至 ${closing(closesAt)}`;
}

function card(/** @type {Schemas['RoundReadingSummary']} */ round) {
  const open = round.status === 'open';
  return el('li', {class: 'panel'},
    el('h2', {}, el('a', {href: `/rounds/${round.no}`}, round.title)),
    el('p', {class: 'tags'},
      el('span', {class: open ? 'status paid' : 'status'}, round.statusName),
      round.items.map(item => el('span', {class: 'tag award'}, item.title))),
    terms([
      ['申报时间', period(round)],
      ['批次预算', `${money(round.budget)}${round.budgetConfirmed ? '' : '（待确认）'}`],
      ['名额', round.places && `${round.places} 件`],
      ['批次编号', round.no],
    ]),
    open && mayApply && round.items.map(item => el('p', {}, el('a', {class: 'button', href: `/apply/${item.id}`}, `申报：${item.title}`))));
}

function pages(/** @type {Schemas['PageRoundReadingSummary']} */ page, /** @type {(page: number) => void} */ turn) {
  const all = Math.ceil(page.total / page.size);
  return (page.page > 0 || page.hasMore) && el('p', {},
    page.page > 0 && el('button', {class: 'plain', type: 'button', onclick: () => turn(page.page - 1)}, '上一页'),
    ` 第 ${page.page + 1} 页，共 ${all} 页 `,
    page.hasMore && el('button', {class: 'plain', type: 'button', onclick: () => turn(page.page + 1)}, '下一页'));
}

async function list(/** @type {number} */ number) {
  try {
    const {status, itemId} = filter.elements;
    const page = await get(`/api/rounds?${queryOf({page: number, size: SIZE, status: status.value, itemId: itemId.value})}`);
    show(place, page.content.length > 0
      ? [el('p', {class: 'hint'}, `共 ${page.total} 个批次`), el('ul', {class: 'rows'}, page.content.map(card)), pages(page, list)]
      : el('p', {class: 'empty'}, '没有符合条件的批次。没有安排批次的事项可以随时申报，请看', el('a', {href: '/items?kind=award'}, '事项目录'), '。'));
  } catch (problem) {
    failed(place, problem);
  }
}

async function start() {
  try {
    const session = await frame();
    mayApply = session === null || roles(session).applies;
    const items = await get('/api/items?kind=award');
    const status = select(Object.entries(ROUND_STATUSES), '全部状态');
    const item = select(items.filter(one => one.words.includes('competitive')).map(one => [one.id, one.title]), '全部事项');
    status.id = status.name = 'status';
    item.id = item.name = 'itemId';
    show(filter,
      el('div', {}, el('label', {for: 'status'}, '状态'), status),
      el('div', {}, el('label', {for: 'itemId'}, '事项'), item));
    item.value = new URLSearchParams(location.search).get('itemId') ?? '';
    filter.addEventListener('change', () => list(0));
    filter.addEventListener('submit', (/** @type {Event} */ event) => event.preventDefault());
    if (session?.groups.includes('process-owners')) {
      filter.before(planning(items, no => {
        location.href = `/rounds/${no}`;
      }));
    }
    await list(0);
  } catch (problem) {
    failed(place, problem);
  }
}

start();
