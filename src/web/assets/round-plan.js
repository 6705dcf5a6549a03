import {el, terms} from './dom.js';
import {post, put} from './api.js';
import {choices, field, fill, moneyField, numberField, onSubmit, ticked, typedNumber, select} from './fields.js';
import {folded} from './forms.js';
import {local, money} from './text.js';

/** @import {Schemas} from '../../checks/types/interface' */

const text = (/** @type {number} */ maxlength) => el('input', {type: 'text', maxlength});
const moment = () => el('input', {type: 'datetime-local', step: 60});

/** Converts to Beijing time, whatever the computer's time zone. */
function at(/** @type {string} */ typed) {
  return typed ? `${typed}:00+08:00` : null;
}

function number(/** @type {HTMLInputElement} */ input) {
  const plain = typedNumber(input);
  // other text is sent unchanged, and the service explains what is wrong
  return plain !== null && /^\d+$/.test(plain) ? Number(plain) : plain;
}

function notice() {
  return field('notice', '申报通知', el('textarea', {rows: 5, maxlength: 10000}), {required: true});
}

function times() {
  return [
    field('opensAt', '开放时间', moment(), {required: true, hint: '北京时间'}),
    field('closesAt', '截止时间', moment(), {required: true, hint: '北京时间；填某日 00:00 即截至前一日 24:00，不含当日'}),
  ];
}

/** The fields with the conditions of the cut-off. */
function line() {
  return [
    moneyField('budget', '批次预算', {required: true}),
    numberField('minimumScore', '最低分', {unit: '分', hint: '专家平均分低于它的不入选；不设的留空'}),
    numberField('places', '名额（件）', {unit: '件', hint: '只按预算划线的留空'}),
    numberField('reservePlaces', '候补名额（件）', {unit: '件', hint: '没有候补的留空'}),
    numberField('reserveDays', '候补有效期（工作日）', {unit: '个工作日', hint: '设候补名额的必填'}),
    choices('scaling', '预算不足时', [['false', '不调减'], ['true', '在“不超过”的范围内调减']], {}),
  ];
}

/** What both forms ask for, as the service reads it. */
function read(/** @type {ReturnType<typeof el>} */ form) {
  const {elements} = form;
  return {
    title: elements.title.value,
    notice: elements.notice.value,
    opensAt: at(elements.opensAt.value),
    closesAt: at(elements.closesAt.value),
    budget: typedNumber(elements.budget),
    minimumScore: typedNumber(elements.minimumScore),
    places: number(elements.places),
    reservePlaces: number(elements.reservePlaces),
    reserveDays: number(elements.reserveDays),
    scaling: form.querySelector('[name=scaling]:checked').value === 'true',
  };
}

/** The form with which a process owner plans a round. */
export function planning(/** @type {Schemas['ItemSummary'][]} */ items, /** @type {(no: string) => void} */ done) {
  const competitive = items.filter(item => item.words.includes('competitive'));
  const bureaus = [...new Map(items.flatMap(item => item.bureaus).map(bureau => [bureau.id, bureau.name]))];
  const form = el('form', {'aria-label': '发布批次'},
    el('div', {class: 'summary'}),
    el('p', {class: 'hint'}, '发布之后，所选事项只在批次开放期间受理；预算由另一位流程管理员确认，此前名单不能确认；开放之前可以修改时间与条件，也可以取消，开放之后不能再改。'),
    field('title', '批次名称', text(200), {required: true}),
    el('fieldset', {class: 'field', 'data-field': 'items'},
      el('legend', {}, '事项', el('span', {class: 'required'}, '必填')),
      el('div', {class: 'choices'}, competitive.map(item =>
        el('label', {}, el('input', {type: 'checkbox', name: 'items', value: item.id}), `${item.title}（${item.id}）`))),
      el('p', {class: 'error'})),
    notice(),
    field('organiser', '组织单位', select(bureaus, '请选择'), {required: true, hint: '跟进评审进度；名单退回时由其调整条件'}),
    field('commission', '评选委员会', select([['special-team', '市区联动专班'], ...bureaus], '请选择'), {required: true, hint: '一次确认整份名单；办理过其中任何一件的人不能确认'}),
    times(),
    line(),
    el('button', {class: 'button', type: 'submit'}, '发布批次'));
  form.querySelector('[name=scaling][value=false]').checked = true;
  onSubmit(form, async () => {
    const {elements} = form;
    const answer = await post('/api/rounds', {
      ...read(form),
      items: ticked(form, 'items'),
      organiser: elements.organiser.value,
      commission: elements.commission.value,
    });
    done(answer.no);
  });
  return folded('发布批次', form);
}

/** The form with which a process owner changes a round that is not open yet: its time and conditions. */
export function changing(/** @type {Schemas['RoundReadingDetail']} */ round, /** @type {() => void} */ done) {
  const {organiser, organiserName, commission, commissionName} = round.handling;
  const form = el('form', {'aria-label': '修改批次'},
    el('div', {class: 'summary'}),
    el('p', {class: 'hint'}, '开放之前可以修改名称、通知、时间与条件。事项、组织单位和评选委员会不能更换；需要更换的，请取消本批次后重新发布。'),
    terms([
      ['事项', round.items.map(item => el('span', {class: 'block'}, `${item.title}（${item.id}）`))],
      ['组织单位', organiserName],
      ['评选委员会', commissionName],
    ]),
    field('title', '批次名称', text(200), {required: true}),
    notice(),
    times(),
    line(),
    el('button', {class: 'button', type: 'submit'}, '保存修改'));
  fill(form, 'title', round.title);
  fill(form, 'notice', round.notice);
  fill(form, 'opensAt', local(round.opensAt));
  fill(form, 'closesAt', local(round.closesAt));
  fill(form, 'budget', round.budget);
  /** @type {const} */ (['minimumScore', 'places', 'reserveDays']).forEach(name => fill(form, name, round[name]));
  fill(form, 'reservePlaces', round.reservePlaces || null);
  form.querySelector(`[name=scaling][value=${round.scaling}]`).checked = true;
  onSubmit(form, async () => {
    await put(`/api/rounds/${round.no}`, {...read(form), items: round.items.map(item => item.id), organiser, commission});
    done();
  });
  return folded('修改批次', form);
}

/** The button with which a second owner confirms the budget of a round. */
export function confirmingBudget(/** @type {Schemas['RoundReadingDetail']} */ round, /** @type {() => void} */ done) {
  const {plannedBudget, budgetProposedBy} = round.handling;
  const form = el('form', {class: 'panel', 'aria-label': '确认批次预算'},
    el('div', {class: 'summary'}),
    el('p', {}, `${budgetProposedBy} 提出批次预算 ${money(plannedBudget)}，须由您或者其他流程管理员确认；此前名单不能确认。不同意的，可以提出别的预算（开放之前在“修改批次”中）。`),
    el('button', {class: 'button', type: 'submit'}, '确认批次预算'));
  onSubmit(form, async () => {
    await post(`/api/rounds/${round.no}/budget/confirmation`, {budget: plannedBudget});
    done();
  });
  return form;
}

/** The form with which a process owner proposes another budget of a round, until its list is confirmed. */
export function budgeting(/** @type {Schemas['RoundReadingDetail']} */ round, /** @type {() => void} */ done) {
  const form = el('form', {'aria-label': '提出别的批次预算'},
    el('div', {class: 'summary'}),
    el('p', {class: 'hint'}, '名单确认之前可以提出，由另一位流程管理员确认；已有名单的，按新的预算重新划线。'),
    moneyField('budget', '批次预算', {required: true}),
    field('reason', '原因', el('textarea', {rows: 2, maxlength: 2000}), {required: true}),
    el('button', {class: 'button', type: 'submit'}, '提出'));
  onSubmit(form, async () => {
    await put(`/api/rounds/${round.no}/budget`, {budget: typedNumber(form.elements.budget), reason: form.elements.reason.value});
    done();
  });
  return folded('提出别的批次预算', form);
}

/** The form with which a process owner cancels a round that is not open yet. */
export function cancelling(/** @type {Schemas['RoundReadingDetail']} */ round, /** @type {() => void} */ done) {
  const form = el('form', {'aria-label': '取消批次'},
    el('div', {class: 'summary'}),
    field('reason', '取消原因', el('textarea', {rows: 3, maxlength: 2000}), {required: true}),
    el('button', {class: 'button', type: 'submit'}, '取消批次'));
  onSubmit(form, async () => {
    await post(`/api/rounds/${round.no}/cancellation`, {reason: form.elements.reason.value});
    done();
  });
  return folded('取消批次', form);
}
