import {el, terms} from './dom.js';
import {post} from './api.js';
import {area, folded, form} from './forms.js';
import {field, moneyField, typedNumber, select} from './fields.js';
import {panel} from './parts.js';
import {date, day, money} from './text.js';

/** @import {Schemas} from '../../checks/types/interface' */

/** A case with what follows its payment. @typedef {Schemas['CaseFile'] & {aftercare: Schemas['AftercareFile'] | null}} WithAftercare */

const PAID = ['payout', 'payment', 'recovery', 'recovered'];
/** @type {Record<string, string>} */
const REPORTS = {asked: '等候提交', submitted: '审核中', missing: '逾期未提交', accepted: '已认可', breach: '已提请追回'};

/** Whether the case has a status after the payment. */
export const isPaid = (/** @type {Schemas['CaseFile']} */ file) => PAID.includes(file.standing.meaning ?? '');

/**
 * Whether the applicant still holds a part of the award that may have to be paid back, also after a
 * partial recovery.
 */
export const isHeld = (/** @type {Schemas['CaseFile']} */ file) => file.standing.meaning === 'payment' || (file.standing.meaning === 'recovered' && Number(file.award?.amount) > 0);

function breach(/** @type {Schemas['AftercareFileFinding']} */ one) {
  return el('div', {class: 'message note'}, terms([
    ['情形', one.groundName],
    ['事实', one.text],
    ['提出时间', day(one.reportedAt)],
    ['陈述申辩', one.reply ?? (one.replyUntil ? `可在${day(one.replyUntil)}前提交` : '未提交')],
    ['审定', one.outcome && (one.outcome === 'recover' ? `追回 ${money(one.amount)}` : '不予追回')],
    ['理由', one.reasons],
    ['已退还', one.repayments.map(repayment => `${money(repayment.amount)}（${date(repayment.repaidOn)}）`).join('、')],
    ['尚未退还', one.outcome === 'recover' && one.open && money(one.outstanding)],
    ['限制申报至', one.barredUntil && date(one.barredUntil)],
  ].filter(([, value]) => value)));
}

/** The obligations after the payment, the reports and the breaches. */
export function aftercare(/** @type {Schemas['AftercareFile'] | null} */ after) {
  if (!after || (!after.conditions && after.reports.length === 0 && after.breaches.length === 0)) {
    return null;
  }
  return panel('aftercare-title', '后续监管',
    terms([
      ['须保持的条件', after.conditions],
      ['年度报告', after.reportYears > 0 && `共 ${after.reportYears} 年，报告期开始时另行通知`],
    ].filter(([, value]) => value)),
    after.reports.length > 0 && el('ul', {}, after.reports.map(report =>
      el('li', {}, `${report.year} 年度报告：${REPORTS[report.status]}`, report.remark && el('span', {class: 'hint'}, `　${report.remark}`)))),
    after.breaches.map(breach));
}

/** The forms for what the applicant is asked now. */
export function answers(/** @type {WithAftercare} */ file, /** @type {(told: string) => void} */ done) {
  const after = file.aftercare;
  const path = /** @type {const} */ (`/api/applications/${file.no}`);
  const wanted = (/** @type {string} */ id, /** @type {string} */ title, /** @type {string} */ hint, /** @type {Element} */ made) =>
    el('section', {class: 'panel wanted', 'aria-labelledby': id}, el('h2', {id}, title), el('p', {class: 'hint'}, hint), made);
  const asked = after?.reportWanted;
  const report = asked && form('提交年度报告', field('text', '报告内容', area(8, 10000), {required: true,
    hint: '写明须保持的条件的落实情况；证明材料请先在“申报材料”中上传'}), '提交年度报告', async made => {
    await post(`${path}/reports`, {year: asked.year, text: made.elements.text.value});
    done('年度报告已提交。');
  });
  const replyUntil = after?.breaches.find(one => one.replyUntil)?.replyUntil;
  const reply = replyUntil && form('提交陈述申辩', field('text', '陈述申辩', area(), {required: true, hint: '只能提交一次；证明材料请先在“申报材料”中上传'}),
    '提交陈述申辩', async made => {
      await post(`${path}/breach-reply`, {text: made.elements.text.value});
      done('陈述申辩已提交。');
    });
  return [
    reply && wanted('reply-title', '陈述申辩', `部门发现违反条件的情况，请在${day(replyUntil)}前说明`, reply),
    report && wanted('report-title', `${asked.year} 年度报告`,
      asked.until ? `请在${day(asked.until)}前提交` : '已逾期，请尽快提交', report),
  ];
}

/** The forms in which officials may report on a paid award outside their tasks. */
export function findings(/** @type {Schemas['CaseFile']} */ file, /** @type {string[]} */ groups, /** @type {Schemas['BarringGround'][]} */ grounds, /** @type {(told: string) => void} */ done) {
  const path = /** @type {const} */ (`/api/applications/${file.no}`);
  const pays = groups.some(group => group.endsWith('-payer'));
  const posts = groups.some(group => group.endsWith('-payer') || group.endsWith('-approver'));
  const breachForm = () => form('提出违反条件的情况', [
    field('ground', '违反条件的情形', select(grounds.map(one => [one.id, one.name]), '请选择'), {required: true}),
    field('text', '事实', area(), {required: true, hint: '申报主体将读到这段文字，并可以陈述申辩'}),
    moneyField('amount', '建议追回的金额', {hint: '可以不填，由牵头部门提出'}),
  ], '提出', async made => {
    const {ground, text, amount} = made.elements;
    await post(`${path}/breaches`, {ground: ground.value, text: text.value, amount: typedNumber(amount)});
    done('已提出，并通知申报主体陈述申辩。');
  });
  const returnForm = () => form('登记银行退汇', [
    field('reference', '退汇凭证号', el('input', {type: 'text', maxlength: 64}), {required: true}),
    field('reason', '退汇原因', area(), {required: true}),
    field('returnedOn', '退汇日期', el('input', {type: 'date'}), {required: true}),
  ], '登记退汇', async made => {
    const {reference, reason, returnedOn} = made.elements;
    await post(`${path}/bank-return`, {reference: reference.value, reason: reason.value, returnedOn: returnedOn.value || null});
    done('退汇已登记，并请申报主体更正收款账户。');
  });
  return isHeld(file) && [
    pays && file.standing.meaning === 'payment' && folded('登记银行退汇', returnForm()),
    !posts && groups.includes('officials') && folded('提出违反条件的情况', breachForm()),
  ];
}
