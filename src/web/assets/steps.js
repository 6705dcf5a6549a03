import {el} from './dom.js';
import {STATUSES, day} from './text.js';

/** @import {Schemas} from '../../checks/types/interface' */

const WAY = ['submitted', 'accepting', 'reviewing', 'evaluating', 'verifying', 'concluding', 'coordinating', 'ranking', 'approving', 'publicised', 'paying', 'paid'];
/** Steps that only some cases have. */
const SOMETIMES = ['evaluating', 'coordinating', 'ranking'];
const ENDS = ['refused', 'withdrawn', 'lapsed', 'not-selected', 'recovering', 'recovered'];
/**
 * Statuses outside the usual order, with the step that they belong to; null for the previous step.
 */
const BESIDE = {correcting: null, objected: 'publicised'};

const NEXT = {
  submitted: '系统正在分送受理单位。',
  accepting: '受理单位审查材料是否齐全、事项是否正确；受理后分送各部门联审。',
  correcting: '等候申报单位补正；提交后由提出要求的部门继续审查，逾期未补正的，申报终止。',
  reviewing: '各部门同时提出意见；全部提出后，由牵头部门核定数据。',
  evaluating: '专家独立评分；评分完成后，由牵头部门核定数据。',
  verifying: '牵头部门逐项核定申报数据；此后一切条件和金额只按核定数据计算。',
  concluding: '牵头部门汇总各部门意见，提出支持与否和认定金额；部门意见不一致的，提交专班协调。',
  coordinating: '市区联动专班协调各部门意见，协调后由牵头部门或审定岗继续办理。',
  ranking: '本批次按名次择优，确认名单后审定。',
  approving: '审定岗审定；予以支持的，公示后拨付。',
  publicised: '公示期满且无未处理的异议，即进入拨付。',
  objected: '受理单位核实异议；不成立的恢复公示，成立的退回牵头部门重新汇总。',
  paying: '拨付岗核对收款账户后拨付。',
  paid: '奖补已拨付；拨付之后须保持条件的，见“后续监管”。',
  recovering: '发现违反条件的情况，正在听取陈述申辩、审定或者退款，见“后续监管”。',
  recovered: '应追回的奖补已经退还。',
  refused: '本次申报未获支持，决定已经生效。',
  withdrawn: '申报单位已撤回，办理终止；可以重新申报。',
  lapsed: '逾期未补正，办理终止；可以重新申报。',
  'not-selected': '本批次择优未入选，办理终止；可以参加以后的批次。',
};

/** Texts with a date, shown while the applicant can still do something. @type {Record<string, (last: string) => string>} */
const UNTIL = {
  correcting: last => `等候申报单位在 ${last} 前（含当日）补正；提交后由提出要求的部门继续审查，逾期未补正的，申报终止。`,
  refused: last => `本次申报未获支持；可以在 ${last} 前（含当日）申请一次复核。`,
};

/** Nothing more is paid because an advance has paid it: no refusal, but the applicant may have it reconsidered all the same. */
const settled = (/** @type {Pick<Schemas['CaseFile'], 'statusName' | 'respondUntil'>} */ {statusName, respondUntil}) => `${statusName}：本项支持已由先期支持兑现，不再另行拨付。${respondUntil ? `对此有异议的，可以在 ${day(respondUntil)} 前（含当日）申请复核。` : ''}`;

/** The next step in words. */
export const next = (/** @type {Pick<Schemas['CaseFile'], 'status' | 'statusName' | 'outcome' | 'respondUntil'>} */ file) => file.outcome ? settled(file) : (file.respondUntil && UNTIL[file.status] ? UNTIL[file.status](day(file.respondUntil)) : /** @type {Record<string, string>} */ (NEXT)[file.status]);

/**
 * The steps of a case up to its present status, and the steps to come.
 *
 * @param {Pick<Schemas['CaseFile'], 'status' | 'statusName' | 'timeline'>} file
 */
export function steps(file) {
  const seen = file.timeline.map(entry => entry.event).filter(event => event in STATUSES);
  const onWay = seen.filter(event => WAY.includes(event));
  const ended = ENDS.includes(file.status);
  const stands = WAY.includes(file.status) ? file.status : /** @type {Record<string, string | null>} */ (BESIDE)[file.status] ?? onWay.at(-1) ?? 'submitted';
  const until = WAY.indexOf(stands);
  const way = WAY.filter((step, index) =>
    (!SOMETIMES.includes(step) || seen.includes(step) || step === file.status) && (!ended || index <= until));
  const line = way.map(step => {
    const index = WAY.indexOf(step);
    const current = step === stands && !ended;
    const name = current && file.status !== step ? `${STATUSES[step]}（${file.statusName}）` : STATUSES[step];
    const state = current && step !== 'paid' ? 'current' : index <= until ? 'done' : 'ahead';
    return el('li', {class: state, 'aria-current': state === 'current' ? 'step' : null}, name,
      el('span', {class: 'unseen'}, {current: '（当前）', done: '（已完成）', ahead: '（未到）'}[state]));
  });
  return el('ol', {class: 'steps', 'aria-label': '办理进度'}, line,
    ended && el('li', {class: 'end', 'aria-current': 'step'}, file.statusName));
}
