import {byId, el, say, show, tableHead, terms} from './dom.js';
import {Problem, get, put} from './api.js';
import {failed, frame, roles} from './frame.js';
import {field, fill, moneyField, onSubmit, typedNumber, select} from './fields.js';
import {pager} from './pager.js';
import {STATES, deciding} from './proposals.js';
import {rooms} from './rooms.js';
import {minute, money} from './text.js';

/** @import {Schemas} from '../../checks/types/interface' */

const FIRST = 2000;
const SIZE = 20;
const page = Number(new URLSearchParams(location.search).get('page') ?? 0);
const place = byId('budgets');
const filter = byId('filter');
const thisYear = Number(new Intl.DateTimeFormat('en', {timeZone: 'Asia/Shanghai', year: 'numeric'}).format(new Date()));
/** @type {Schemas['YearlyBudgetsLine'][]} */
let lines = [];
/** The form, for those who may propose. @type {ReturnType<typeof entry> | null} */
let setting = null;
/** @type {import('./frame.js').Session} */
let session = null;

const year = () => Number(filter.elements.year.value);

function history(/** @type {Schemas['YearlyBudgetsLine']} */ line) {
  const content = el('div', {'aria-busy': true}, '正在读取…');
  const folded = el('details', {class: 'more'}, el('summary', {}, '变更记录'), content);
  folded.addEventListener('toggle', async () => {
    if (!folded.open || !content.hasAttribute('aria-busy')) {
      return;
    }
    try {
      const changes = await get(`/api/budgets/${year()}/${encodeURIComponent(line.itemId)}/changes`);
      show(content, changes.length === 0
        ? el('p', {class: 'hint'}, '还没有设定过。')
        : el('div', {class: 'wide', tabindex: 0, role: 'region', 'aria-label': `${line.itemTitle}的变更记录`}, el('table', {},
          el('caption', {class: 'unseen'}, `${line.itemTitle} ${year()} 年度预算的变更记录，最近的在前`),
          tableHead(['时间', '预算', '当时已审定', '原因', '提议人', '确认人']),
          el('tbody', {}, changes.map(change => el('tr', {},
            el('td', {class: 'unbroken'}, minute(change.setAt)),
            el('td', {class: 'unbroken'}, money(change.amount)),
            el('td', {class: 'unbroken'}, money(change.committed)),
            el('td', {}, change.reason ?? '（未填写）'),
            el('td', {class: 'unbroken'}, change.setBy),
            el('td', {class: 'unbroken'}, change.confirmedBy ?? '')))))));
    } catch (problem) {
      failed(content, problem);
    }
  });
  return folded;
}

function card(/** @type {Schemas['YearlyBudgetsLine']} */ line) {
  const unset = line.amount === null;
  const id = `budget-${line.itemId}`;
  return el('li', {class: 'panel', 'aria-labelledby': id},
    el('h2', {id}, el('a', {href: `/items/${line.itemId}`}, line.itemTitle), ' ', el('small', {class: 'hint'}, line.itemId)),
    unset && el('p', {class: 'message bad'}, '本年度未设预算，审定不受预算限制。'),
    terms([
      ['年度预算', unset ? '未设' : el('strong', {}, money(line.amount))],
      ['已审定未拨付', money(line.reserved)],
      ['已拨付', money(line.paid)],
      ['余额', unset ? null : el('strong', {}, money(line.left))],
      ['最近设定', unset ? null : `${minute(line.setAt)}　${line.setBy}`],
    ]),
    setting && el('p', {}, el('button', {class: 'plain', type: 'button', 'aria-label': `${unset ? '提议设定' : '提议调整'}预算：${line.itemTitle}`, onclick: () => choose(line)},
      unset ? '提议设定预算' : '提议调整预算')),
    history(line));
}

/** Goes to the form with this item chosen and its present budget filled in. */
function choose(/** @type {Schemas['YearlyBudgetsLine']} */ line) {
  setting.elements.itemId.value = line.itemId;
  fill(setting, 'amount', line.amount ?? '');
  setting.elements.reason.value = '';
  tellCurrent();
  setting.scrollIntoView({block: 'center'});
  setting.elements.amount.focus();
}

function tellCurrent() {
  const line = lines.find(one => one.itemId === setting.elements.itemId.value);
  const current = byId('current');
  current.textContent = !line ? '' : line.amount === null
    ? `${year()} 年度未设预算。`
    : `${year()} 年度预算现为 ${money(line.amount)}，余额 ${money(line.left)}。`;
}

function entry(/** @type {Schemas['ItemSummary'][]} */ items) {
  const choice = select(items.map(item => [item.id, `${item.title}（${item.id}）`]), '请选择');
  const form = el('form', {class: 'panel', 'aria-labelledby': 'setting-title'},
    el('h2', {id: 'setting-title'}, '提议预算'),
    el('p', {class: 'hint'}, '任何奖补事项都可以设年度预算；可以追加，也可以核减，但不能低于当年已审定的金额。提交后由另一位流程管理员确认，确认之前预算不变。'),
    el('div', {class: 'summary'}),
    field('itemId', '事项', choice, {required: true}),
    el('p', {class: 'hint', id: 'current', 'aria-live': 'polite'}),
    moneyField('amount', '年度预算', {required: true}),
    field('reason', '原因', el('textarea', {rows: 2, maxlength: 500}), {required: true, hint: '如批复文号、追加或核减的依据'}),
    el('button', {class: 'button', type: 'submit'}, '提交提议'));
  choice.addEventListener('change', tellCurrent);
  onSubmit(form, async () => {
    const {itemId, amount, reason} = form.elements;
    if (!itemId.value) {
      throw new Problem(400, {errors: [{field: 'itemId', message: '请选择事项', code: 'field-required'}]});
    }
    const proposed = await put(`/api/budgets/${year()}/${encodeURIComponent(itemId.value)}`, {amount: typedNumber(amount), reason: reason.value});
    form.reset();
    amount.dispatchEvent(new Event('filled'));
    await again(`提议已提交，待另一位流程管理员确认：${words(proposed)}。`);
  });
  return form;
}

const words = (/** @type {Pick<Schemas['BudgetProposalsProposed'], 'itemTitle' | 'year' | 'amount'>} */ one) => `${one.itemTitle} ${one.year} 年度预算 ${money(one.amount)}`;

async function again(/** @type {string} */ text) {
  await Promise.all([list(), listProposals()]);
  say(text);
}

async function listProposals() {
  const waiting = byId('proposals');
  try {
    const found = await get(`/api/budgets/proposals?page=${page}&size=${SIZE}`);
    show(waiting, el('section', {class: 'panel', 'aria-labelledby': 'proposals-title'},
      el('h2', {id: 'proposals-title'}, '提议与确认'),
      found.content.length === 0
        ? el('p', {class: 'hint'}, '还没有提议。')
        : el('div', {class: 'wide', tabindex: 0, role: 'region', 'aria-label': '预算的提议'}, el('table', {},
          el('caption', {class: 'unseen'}, '预算的提议，最新的在前'),
          tableHead(['事项', '年度', '原预算', '提议的预算', '提议人', '处理']),
          el('tbody', {}, found.content.map(one => el('tr', {},
            el('td', {}, one.itemTitle, el('span', {class: 'hint block'}, one.itemId)),
            el('td', {}, String(one.year)),
            el('td', {}, one.former === null ? '未设' : money(one.former)),
            el('td', {}, money(one.amount), el('span', {class: 'hint block'}, one.reason)),
            el('td', {}, one.proposedBy, el('span', {class: 'hint block'}, minute(one.proposedAt))),
            el('td', {}, el('span', {class: 'tag'}, STATES[one.state]),
              one.decidedBy && el('span', {class: 'hint block'}, `${one.decidedBy}　${minute(one.decidedAt)}`),
              one.decisionReason && el('span', {class: 'hint block'}, one.decisionReason),
              deciding(one, words(one), '/api/budgets/proposals', session, again))))))),
      pager(found)));
  } catch (problem) {
    failed(waiting, problem);
  }
}

async function list() {
  try {
    lines = await get(`/api/budgets/${year()}/items`);
    show(place, lines.length === 0
      ? el('p', {class: 'empty'}, `${year()} 年度没有设预算的事项。`)
      : el('ul', {class: 'rows plain-list'}, lines.map(card)));
    if (setting) {
      tellCurrent();
    }
  } catch (problem) {
    failed(place, problem);
  }
}

async function start() {
  try {
    session = await frame();
    rooms(session);
    const years = Array.from({length: 6}, (_, index) => thisYear + 1 - index).filter(one => one >= FIRST);
    const choice = select(years.map(one => [String(one), `${one} 年`]));
    choice.id = choice.name = 'year';
    choice.value = String(thisYear);
    show(filter, el('div', {}, el('label', {for: 'year'}, '年度'), choice));
    filter.addEventListener('submit', (/** @type {Event} */ event) => event.preventDefault());
    choice.addEventListener('change', () => {
      byId('said').replaceChildren();
      list();
    });
    if (roles(session).budgets) {
      setting = entry(await get('/api/items?kind=award'));
      show(byId('setting'), setting);
    }
    await Promise.all([list(), listProposals()]);
  } catch (problem) {
    failed(place, problem);
  }
}

start();
