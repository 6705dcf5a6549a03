import {addressed, byId, el, show, tableHead, terms} from './dom.js';
import {get} from './api.js';
import {failed, frame, roles} from './frame.js';
import {panel, timeline} from './parts.js';
import {budgeting, cancelling, changing, confirmingBudget} from './round-plan.js';
import {OUTCOMES, closing, day, grouped, minute, money} from './text.js';

/** @import {Schemas} from '../../checks/types/interface' */

const place = byId('round');
const no = addressed();

function notice(/** @type {Schemas['RoundReadingDetail']} */ round) {
  return panel('notice-title', '申报通知', round.notice.split('\n').filter(line => line.trim()).map(line => el('p', {}, line)));
}

function conditions(/** @type {Schemas['RoundReadingDetail']} */ round) {
  return panel('conditions-title', '时间与条件', terms([
    ['开放', minute(round.opensAt)],
    ['截止', closing(round.closesAt)],
    ['事项', round.items.map(item => el('a', {class: 'block', href: `/items/${item.id}`}, item.title))],
    ['批次预算', [el('strong', {}, money(round.budget)), round.budgetConfirmed ? null : '（待确认）']],
    ['最低分', round.minimumScore === null ? '不设' : `${round.minimumScore} 分`],
    ['名额', round.places === null ? '不设，按预算确定' : `${round.places} 件`],
    ['候补', round.reservePlaces === 0 ? '不设' : `${round.reservePlaces} 件，有效期 ${round.reserveDays} 个工作日${round.reserveEndsAt ? `（至 ${day(round.reserveEndsAt)}）` : ''}`],
    ['金额', round.scaling ? '预算不足时，可在“不超过”的范围内调减' : '不调减'],
    ['批次编号', round.no],
  ]));
}

function handling(/** @type {Schemas['RoundReadingDetail']} */ {handling: about}) {
  return about && panel('handling-title', '办理', terms([
    ['组织单位', about.organiserName],
    ['评选委员会', about.commissionName],
    ['计划预算', `${money(about.plannedBudget)}${about.budgetProposedBy ? `，由 ${about.budgetProposedBy} 提出，${about.budgetConfirmedBy ? `${about.budgetConfirmedBy} 已确认` : '待另一位流程管理员确认'}` : ''}`],
    ['名单金额', money(about.granted)],
    ['名单编号', about.list],
    ['正在办理', about.holders.map(holder => `${holder.bureauName}　${holder.taskName}${holder.due ? `，须于 ${day(holder.due)} 前办结` : ''}`).join('；')],
  ]));
}

function ranking(/** @type {Schemas['RoundReadingDetail']} */ {handling: about}) {
  return about && panel('ranking-title', '参评申报',
    about.ranking.length === 0
      ? el('p', {class: 'hint'}, '还没有申报。')
      : el('div', {class: 'wide'}, el('table', {},
        el('caption', {class: 'unseen'}, '参评申报与排序'),
        tableHead(['名次', '申报', '申报单位', '事由', '评审分', '申请额（元）', '结果', '金额（元）']),
        el('tbody', {}, about.ranking.map(one => el('tr', {},
          el('td', {}, one.rank ?? '—'),
          el('td', {}, el('a', {href: `/cases/${one.applicationNo}`}, one.applicationNo)),
          el('td', {}, one.applicantName),
          el('td', {}, one.matter),
          el('td', {}, one.score ?? '—'),
          el('td', {}, one.asked ? grouped(one.asked) : '—'),
          el('td', {}, one.stage === 'gone' || !one.outcome ? one.statusName : OUTCOMES[one.outcome], one.reason && el('span', {class: 'hint block'}, one.reason)),
          el('td', {}, one.amount ? grouped(one.amount) : '—')))))));
}

/** @param {string} [said] what was just done */
async function start(said) {
  try {
    const session = await frame();
    const round = await get(`/api/rounds/${encodeURIComponent(no)}`);
    document.title = `${round.title} · 联办`;
    const owner = session?.groups.includes('process-owners');
    const budgets = owner && ['planned', 'open', 'evaluating', 'confirming', 'returned'].includes(round.status);
    const changes = round.status === 'planned' && owner;
    show(place,
      said && el('p', {class: 'message good', role: 'status'}, said),
      el('nav', {class: 'path', 'aria-label': '位置'}, el('a', {href: '/rounds'}, '申报批次'), ' / ', round.no),
      el('h1', {}, round.title, ' ', el('span', {class: 'status'}, round.statusName)),
      round.status === 'open' && (session === null || roles(session).applies) && round.items.map(item => el('p', {}, el('a', {class: 'button', href: `/apply/${item.id}`}, `申报：${item.title}`))),
      el('div', {class: 'columns'}, el('div', {}, notice(round)), el('div', {}, conditions(round), handling(round))),
      budgets && !round.budgetConfirmed && (round.handling.budgetProposedBy === session?.id
        ? el('p', {class: 'message note'}, '批次预算由您提出，待另一位流程管理员确认；此前名单不能确认。')
        : confirmingBudget(round, () => start('批次预算已确认。'))),
      // before it opens, the budget is one of the fields of 修改批次
      budgets && !changes && budgeting(round, () => start('已提出新的批次预算，待另一位流程管理员确认。')),
      changes && changing(round, () => start('修改已保存。')),
      changes && cancelling(round, () => start('批次已取消。')),
      ranking(round),
      round.handling && timeline(round.handling));
  } catch (problem) {
    failed(place, problem);
  }
}

start();
