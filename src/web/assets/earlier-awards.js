import {byId, el, queryOf, say, show, tableHead} from './dom.js';
import {get, messageOf, post} from './api.js';
import {failed, frame} from './frame.js';
import {field, moneyField, onSubmit, select, typedNumber} from './fields.js';
import {distinct, form} from './forms.js';
import {pager} from './pager.js';
import {STATES, deciding} from './proposals.js';
import {minute, money, today} from './text.js';

/** @import {Schemas} from '../../checks/types/interface' */

const SIZE = 20;
const asked = new URLSearchParams(location.search);
/** @type {import('./frame.js').Session} */
let session = null;
/** @type {Schemas['EarlierAwardControllerChoices']} */
let choices;

const itemName = (/** @type {string | null | undefined} */ id) => {
  const item = choices.items.find(one => one.id === id);
  return item ? `${item.title}（${item.id}）` : '没有对应的事项';
};

async function again(/** @type {string} */ text) {
  await Promise.all([listEntries(), listProposals()]);
  say(text);
}

const about = (/** @type {Schemas['EarlierAwardsProposed']} */ one) => one.action === 'remove'
  ? `撤销：${one.awards[0].name} ${money(one.awards[0].amount)}`
  : one.awards.length === 1 ? `登记：${one.awards[0].name} ${money(one.awards[0].amount)}` : `登记 ${one.awards.length} 笔`;

function rows(/** @type {Schemas['EarlierAward'][]} */ awards) {
  return el('div', {class: 'wide', tabindex: 0, role: 'region', 'aria-label': '提议的奖补'}, el('table', {},
    tableHead(['单位', '对应事项', '事由', '年度', '金额', '获得日期', '依据']),
    el('tbody', {}, awards.map(award => el('tr', {},
      el('td', {}, award.name, el('span', {class: 'hint block'}, award.uscc)),
      el('td', {}, itemName(award.itemId)),
      el('td', {}, award.matter ?? ''),
      el('td', {class: 'unbroken'}, award.year ?? ''),
      el('td', {class: 'unbroken'}, money(award.amount)),
      el('td', {class: 'unbroken'}, award.awardedOn),
      el('td', {}, award.grounds ?? ''))))));
}

async function listProposals() {
  const place = byId('proposals');
  try {
    const found = await get(`/api/earlier-awards/proposals?page=0&size=${SIZE}`);
    show(place, found.content.length === 0 ? null : el('section', {class: 'panel', 'aria-labelledby': 'proposals-title'},
      el('h2', {id: 'proposals-title'}, '提议与确认'),
      el('ul', {class: 'rows plain-list'}, found.content.map(one => el('li', {},
        el('p', {}, el('span', {class: 'tag'}, STATES[one.state]), ` ${about(one)}`,
          el('span', {class: 'hint block'}, `${one.proposedBy}　${minute(one.proposedAt)}`, one.reason && `　${one.reason}`,
            one.decidedBy && `；${one.decidedBy}　${minute(one.decidedAt)}`, one.decisionReason && `　${one.decisionReason}`)),
        el('details', {class: 'more', open: one.state === 'open' && one.awards.length <= 3}, el('summary', {}, '内容'), rows(one.awards)),
        deciding(one, about(one), '/api/earlier-awards/proposals', session, again, choices.mayEnter))))));
  } catch (problem) {
    failed(place, problem);
  }
}

function removing(/** @type {Schemas['EarlierAwardsEntry']} */ one) {
  return el('details', {class: 'more'}, el('summary', {}, '撤销'),
    distinct(form(`撤销：${one.name} ${money(one.amount)}`, [
      field('reason', '撤销的原因', el('textarea', {rows: 2, maxlength: 500}), {required: true, hint: '误登的才撤销；由另一人确认'}),
    ], '提议撤销', async here => {
      await post(`/api/earlier-awards/${one.id}/removal`, {reason: here.elements.reason.value});
      await again('撤销已提议，待受理部门的另一人确认。');
    }), `entry-${one.id}`));
}

async function listEntries() {
  const place = byId('entries');
  try {
    const query = queryOf({uscc: asked.get('uscc') ?? '', page: asked.get('page') ?? '0', size: String(SIZE)});
    const found = await get(/** @type {any} */ (`/api/earlier-awards?${query}`));
    show(place, found.content.length === 0
      ? el('p', {class: 'empty'}, '没有已登记的此前奖补。')
      : [el('div', {class: 'wide', tabindex: 0, role: 'region', 'aria-label': '此前奖补列表'}, el('table', {},
        el('caption', {class: 'unseen'}, '已登记的此前奖补，最近登记的在前'),
        tableHead(['单位', '对应事项', '事由', '年度', '金额', '获得日期', '登记与确认']),
        el('tbody', {}, found.content.map((/** @type {Schemas['EarlierAwardsEntry']} */ one) => el('tr', {},
          el('td', {}, one.name, el('span', {class: 'hint block'}, one.uscc)),
          el('td', {}, one.itemTitle ? `${one.itemTitle}（${one.itemId}）` : '没有对应的事项'),
          el('td', {}, one.matter),
          el('td', {class: 'unbroken'}, one.year ?? ''),
          el('td', {class: 'unbroken'}, money(one.amount)),
          el('td', {class: 'unbroken'}, one.awardedOn),
          el('td', {}, one.enteredBy ? `${one.enteredBy}，${one.confirmedBy} 确认` : '', choices.mayEnter && removing(one))))))),
      pager(found)]);
  } catch (problem) {
    failed(place, problem);
  }
}

function entering() {
  const made = el('form', {class: 'panel', 'aria-labelledby': 'entering-title'},
    el('h2', {id: 'entering-title'}, '登记一笔'),
    el('p', {class: 'hint'}, `只登记依${choices.policy}获得的奖补；其他扶持政策的奖补由申报主体在申报时填报。`),
    el('div', {class: 'summary'}),
    field('uscc', '统一社会信用代码', el('input', {type: 'text', maxlength: 40, autocomplete: 'off'}), {required: true}),
    field('name', '单位名称', el('input', {type: 'text', maxlength: 200, autocomplete: 'off'}), {required: true}),
    field('itemId', '对应事项', select(choices.items.map(item => [item.id, `${item.title}（${item.id}）`]), '没有对应的事项'), {hint: '对应的，年数和同一事项按该事项比较'}),
    field('matter', '事由', el('input', {type: 'text', maxlength: 200}), {hint: '项目、产品或者主体的名称；对应的事项以申报主体为事由的，可不填'}),
    field('year', '所属年度', el('input', {type: 'number', inputmode: 'numeric', min: 2000, max: 2100, step: 1}), {hint: '按年度支持的事项必填，如 2024'}),
    moneyField('amount', '金额', {required: true}),
    field('awardedOn', '获得日期', el('input', {type: 'date', max: today()}), {required: true}),
    field('grounds', '依据', el('input', {type: 'text', maxlength: 200}), {required: true, hint: '如批复、拨付文号'}),
    el('button', {class: 'button', type: 'submit'}, '提议登记'));
  onSubmit(made, async () => {
    const {uscc, name, itemId, matter, year, amount, awardedOn, grounds} = made.elements;
    await post('/api/earlier-awards', {
      uscc: uscc.value, name: name.value, itemId: itemId.value || null, matter: matter.value || null,
      year: year.value ? Number(year.value) : null, amount: typedNumber(amount), awardedOn: awardedOn.value || null, grounds: grounds.value,
    });
    made.reset();
    amount.dispatchEvent(new Event('filled'));
    await again('已提议登记，待受理部门的另一人确认。');
  });
  show(byId('entering'), made);
}

function report(/** @type {Schemas['EarlierAwardImportImported']} */ {rows: count, faults}) {
  return [
    el('p', {class: 'message bad', role: 'alert', tabindex: -1}, `名单有 ${count} 笔，其中 ${new Set(faults.map(fault => fault.row)).size} 行有误，一笔也没有提议。请按下表更正文件，再选择一次。`),
    el('div', {class: 'wide', tabindex: 0, role: 'region', 'aria-label': '有误的行'}, el('table', {},
      el('caption', {class: 'unseen'}, '有误的行，行号与 Excel 中的相同'),
      tableHead(['行', '列', '问题与更正办法']),
      el('tbody', {}, faults.map(fault => el('tr', {}, el('td', {}, fault.row), el('td', {class: 'unbroken'}, fault.column), el('td', {}, fault.message)))))),
  ];
}

function importing() {
  const result = el('div', {'aria-live': 'polite'});
  const input = el('input', {type: 'file', accept: '.xlsx,.csv'});
  const made = el('form', {class: 'panel', 'aria-labelledby': 'import-title'},
    el('h2', {id: 'import-title'}, '导入名单'),
    el('p', {}, `Excel（.xlsx）或 CSV 文件，第一行为列名：${choices.importColumns.join('、')}；一行一笔，一次最多 ${choices.importRows} 笔。任何一行有误，一笔也不提议；台账已有的不重复登记。`),
    el('p', {}, el('a', {href: '/api/earlier-awards/template'}, '下载模板')),
    el('div', {class: 'summary'}),
    field('file', '名单文件', input, {required: true}),
    el('button', {class: 'button', type: 'submit'}, '检查名单'));
  const send = (/** @type {boolean} */ check) => {
    const data = new FormData();
    if (input.files[0]) {
      data.append('file', input.files[0]);
    }
    return post(`/api/earlier-awards/import?check=${check}`, data);
  };
  input.addEventListener('change', () => result.replaceChildren());
  const take = (/** @type {number} */ fresh) => {
    const button = el('button', {class: 'button', type: 'button', onclick: async () => {
      button.disabled = true;
      try {
        const answer = await send(false);
        if (answer.faults.length > 0) {
          show(result, report(answer));
        } else {
          result.replaceChildren();
          made.reset();
          await again(`已提议登记 ${fresh} 笔，待受理部门的另一人确认。`);
          return;
        }
      } catch (problem) {
        show(result, el('p', {class: 'message bad', role: 'alert', tabindex: -1}, messageOf(problem)));
      }
      /** @type {HTMLElement} */ (result.firstElementChild).focus();
    }}, `提议登记这 ${fresh} 笔`);
    return button;
  };
  onSubmit(made, async () => {
    const answer = await send(true);
    const fresh = answer.rows - answer.known;
    show(result, answer.faults.length > 0
      ? report(answer)
      : [el('p', {class: 'message good', tabindex: -1}, `名单无误，共 ${answer.rows} 笔${answer.known > 0 ? `，其中 ${answer.known} 笔台账已有，不再登记` : ''}。`), fresh > 0 && take(fresh)]);
    result.firstElementChild.focus();
  });
  show(byId('importing'), made, result);
}

async function start() {
  try {
    session = await frame();
    choices = await get('/api/earlier-awards/choices');
    const code = el('input', {type: 'search', name: 'uscc', id: 'uscc-sought', value: asked.get('uscc') ?? '', placeholder: '统一社会信用代码'});
    show(byId('filter'), el('div', {}, el('label', {for: 'uscc-sought'}, '统一社会信用代码'), code), el('button', {class: 'button', type: 'submit'}, '查找'));
    if (choices.mayEnter) {
      entering();
      importing();
    }
    await Promise.all([listEntries(), listProposals()]);
  } catch (problem) {
    failed(byId('entries'), problem);
  }
}

start();
