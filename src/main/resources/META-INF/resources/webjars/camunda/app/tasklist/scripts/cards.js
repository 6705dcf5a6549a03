import {angularService, day, el, get} from './service.js';

/** @import {Schemas} from '../../../../../../../../../checks/types/interface' */

// The card of a task: what is asked, by whom, how much, until when. All cards of a page are loaded
// in one request.
const MOMENT = 30;
const AGAIN = 5000;
/** @type {Map<string, ((card: Schemas['TaskCardsCard']) => void)[]>} */
let asked = new Map();
// the last answers, shown while Tasklist draws its cards again after a task was claimed
/** @type {Map<string, Schemas['TaskCardsCard']>} */
const answered = new Map();

const askTogether = async () => {
  const cards = asked;
  asked = new Map();
  const ids = [...cards.keys()];
  /** @type {Schemas['TaskCardsCard'][] | null} */
  const found = await get(`/api/tasks/cards?${  ids.map(id => `id=${  encodeURIComponent(id)}`).join('&')}`).catch(() => null);
  if (found === null) {
    window.setTimeout(() => cards.forEach((fills, id) => fills.forEach(fill => ask(id, fill))), AGAIN);
    return;
  }
  found.forEach(card => {
    answered.set(card.id, card);
    cards.get(card.id)?.forEach(fill => fill(card));
  });
};

const ask = (/** @type {string} */ taskId, /** @type {(card: Schemas['TaskCardsCard']) => void} */ fill) => {
  if (asked.size === 0) {
    window.setTimeout(askTogether, MOMENT);
  }
  asked.set(taskId, [...(asked.get(taskId) ?? []), fill]);
};

/** The time left in working days. */
export const left = (/** @type {number | null} */ daysLeft) =>
  daysLeft === null ? null : daysLeft < 0 ? `已超期 ${-daysLeft} 个工作日` : daysLeft === 0 ? '今日到期' : `剩 ${daysLeft} 个工作日`;

const urgency = (/** @type {number | null} */ daysLeft) => (daysLeft === null ? '' : daysLeft < 0 ? ' late' : daysLeft <= 2 ? ' soon' : '');

const content = (/** @type {Schemas['TaskCardsCard']} */ card) => [
  card.due && el('div', {class: `card-due${  urgency(card.daysLeft)}`}, el('b', {}, left(card.daysLeft)), `　${day(card.due)}到期`),
  card.itemTitle && el('div', {class: 'card-item'}, card.itemTitle),
  card.applicant && el('div', {}, card.applicant),
  card.amount && el('div', {}, `${card.amountName}　`, el('b', {}, card.amount)),
  el('div', {class: 'card-no'}, card.caseNo)
];

const render = (/** @type {Element} */ node, /** @type {{taskId: string}} */ {taskId}) => {
  node.className = 'case-card';
  const fill = (/** @type {Schemas['TaskCardsCard']} */ card) => node.replaceChildren(...content(card).filter(Boolean));
  const last = answered.get(taskId);
  if (last) {
    fill(last);
  }
  ask(taskId, card => node.isConnected && fill(card));
};

// texts and actions of the engine that do not apply to this service
const INSTEAD = {
  'tasklist.card': ['tasklist-card-variables'],
  'tasklist.header': ['tasklist-sorting'],
  'tasklist.navbar.action': ['create-task-action', 'start-process-action'],
  'tasklist.task.detail': ['task-detail-history', 'task-detail-diagram', 'task-detail-description'],
  'tasklist.task.action': ['task-action-comment']
};
const leaveOut = () =>
  Object.entries(INSTEAD).forEach(([component, ids]) => {
    const views = angularService('Views').getProviders({component});
    ids.forEach(id => {
      const at = views.findIndex((/** @type {{id: string}} */ view) => view.id === id);
      if (at >= 0) {
        views.splice(at, 1);
      }
    });
  });

export default [
  {id: 'case-card', pluginPoint: 'tasklist.card', priority: 900, render},
  {id: 'left-out', pluginPoint: 'tasklist.navbar.action', priority: 1, render: leaveOut}
];
