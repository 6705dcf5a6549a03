import {byId, el, show} from './dom.js';
import {messageOf, token, whoIsThere} from './api.js';
import {forgetAll} from './drafts.js';
import {watchIdle} from './idle.js';

/** @import {Schemas} from '../../checks/types/interface' */

/** Who is logged in; null for nobody. @typedef {Schemas['SessionControllerSession'] | null} Session */

const TASKLIST = '/camunda/app/tasklist/default/';
const COCKPIT = '/camunda/app/cockpit/default/';

/** The roles that these groups give a person on our pages. */
export function roles(/** @type {Session | undefined} */ session) {
  const groups = session?.groups ?? [];
  const has = (/** @type {string[]} */ ...names) => names.some(name => groups.includes(name));
  return {
    applies: has('applicants'),
    handles: has('officials', 'experts'),
    reports: has('officials', 'monitors', 'auditors', 'process-owners', 'camunda-admin'),
    looksOn: has('monitors', 'auditors', 'process-owners', 'camunda-admin'),
    administers: has('camunda-admin'),
    readsAccounts: has('security-admins', 'audit-admins', 'camunda-admin', 'auditors'),
    managesAccounts: has('security-admins'),
    confirmsPosts: has('security-admins', 'audit-admins'),
    budgets: has('process-owners', 'camunda-admin'),
    owns: has('process-owners'),
    // those who see everything, and those who accept applications
    knowsCompanies: session?.accepts === true || has('monitors', 'auditors', 'camunda-admin'),
    watchesDuties: has('officials', 'monitors', 'auditors', 'camunda-admin'),
  };
}

/** The pages for these roles, their own work first: address, name and a one-line description. @returns {string[][]} */
export function places(/** @type {ReturnType<typeof roles>} */ {applies, handles, reports, looksOn, administers, budgets, owns, knowsCompanies, readsAccounts}) {
  return [
    applies && ['/cases', '我的申报', '进度、补正、公示与拨付'],
    applies && ['/requests', '我的服务请求', '进度、部门答复、评价与追问'],
    handles && [TASKLIST, '待办任务', '受理、联审、核定、汇总、审定与拨付（Tasklist）'],
    (handles || looksOn) && ['/cases', '案卷查询', '查看经办案件的数据、意见与进度'],
    (handles || looksOn) && ['/requests', '服务请求', '企业提出的服务请求、部门答复与评价'],
    reports && ['/insight', '运行分析', '各环节件数、积压与超期、用时与瓶颈、奖补与预算'],
    reports && ['/readings', '政策解读', '原文未写明之处采用的答案，暂按或者已确认，可以打印'],
    looksOn && ['/editions', '文件版本', '政策文件的施行日期与有效期，提议与确认'],
    owns && ['/releases', '模型发布', '流程、表单和决策的变更：起草、检查、发布、撤回'],
    budgets && ['/budgets', '年度预算', '各事项的预算、占用、拨付与余额，设定与追加'],
    knowsCompanies && ['/companies', '单位与账号', '哪些账号代表哪个单位，变更与认领申请'],
    knowsCompanies && ['/earlier-awards', '此前奖补', '依已废止办法获得的奖补和年数：登记、导入与确认'],
    (handles || administers) && ['/substitutions', '代理登记', '离岗期间由谁代为办理'],
    looksOn && [COCKPIT, '流程监测', '流程实例走到哪一步、有无故障（Cockpit）'],
    readsAccounts && ['/accounts', '账号管理', '账号与岗位、导入、待确认的授权、登录与变更记录'],
    ['/items', applies ? '可申报事项' : '事项目录', '两份政策文件的全部事项、条件与金额测算'],
    ['/rounds', '申报批次', '择优事项的申报时间、预算与名额'],
    ['/duties', '任务进展', '各项任务每个季度由谁牵头、做到哪一步'],
  ].filter(place => place !== false);
}

function logOut(/** @type {NonNullable<Session>} */ session) {
  const field = el('input', {type: 'hidden', name: '_csrf'});
  const form = el('form', {method: 'post', action: '/logout'}, field, el('button', {class: 'plain', type: 'submit'}, '退出'));
  form.addEventListener('submit', () => {
    field.value = token();
    forgetAll(session.id);
  });
  return form;
}

/** Whether the person's own systems may be connected: those of bureaus and of watchers. */
export const connectsSystems = (/** @type {Session} */ session) => Boolean(session) && roles(session).reports;

/** Fills the head and the foot of a page. Returns the session, or null for nobody. */
export async function frame() {
  const session = await whoIsThere();
  if (session) {
    // our own forms store every key press, so nothing is left to save
    watchIdle(session, () => {}, () => location.pathname === '/' ? '/login' : location.href);
  }
  const here = location.pathname;
  show(byId('nav'), places(roles(session)).map(([address, name]) =>
    el('a', {href: address, 'aria-current': here === address || here.startsWith(`${address}/`) ? 'page' : null}, name)));
  // on a phone the places stand in one line, longer than the screen
  document.querySelector('#nav [aria-current]')?.scrollIntoView({inline: 'center', block: 'nearest'});
  show(byId('who'), session
    ? [el('a', {class: 'name', href: '/profile', title: '我的资料'}, session.name || session.id), logOut(session)]
    : el('a', {class: 'button light', href: '/login'}, '登录'));
  if (connectsSystems(session)) {
    document.querySelector('footer.foot')?.append(el('a', {href: '/api/docs'}, '接口文档'));
  }
  return session;
}

/**
 * Shows an error in place of the page's content.
 *
 * @param {Element} element
 * @param {unknown} problem
 */
export function failed(element, problem) {
  show(element, el('div', {class: 'message bad', role: 'alert'}, messageOf(problem)));
}
