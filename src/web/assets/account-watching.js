import {el, queryOf, say, show, tableHead, terms} from './dom.js';
import {get, post} from './api.js';
import {choices, field} from './fields.js';
import {area, distinct, form} from './forms.js';
import {cards} from './account-list.js';
import {pager} from './pager.js';
import {grouped, minute} from './text.js';

/** @import {Schemas} from '../../checks/types/interface' */
/** @import {Context} from './account-parts.js' */

const SIZE = 20;

/** What a proposal would do with its posts, how that is confirmed, and what has become of it. @type {Record<string, {title: string, confirm: string, done: string, not: string, hint: string}>} */
const KINDS = {
  give: {title: '', confirm: '确认授予', done: '已授予', not: '未授予', hint: '本人用一次性密码登录并另设密码之后才能确认，发放一次性密码的人不能确认。'},
  take: {title: '取消', confirm: '确认取消', done: '已取消', not: '未取消', hint: '确认之前，专家仍计入抽取。不同意的，岗位保留；账号因此停用的，随即恢复启用。'},
  keep: {title: '重置密码后继续担任', confirm: '确认继续担任', done: '继续担任', not: '不再担任', hint: '确认之前，岗位不生效，专家仍计入抽取。本人用一次性密码登录并另设密码之后才能确认，发放一次性密码的人不能确认。不同意的，岗位随即取消。'},
};

function proposal(/** @type {Schemas['PostProposalsProposal']} */ one, /** @type {Context} */ {may, session}, /** @type {(told: string) => Promise<void>} */ again) {
  const id = `proposal-${one.id}`;
  const proposer = one.proposedBy === session?.id;
  const kind = KINDS[one.kind];
  const decision = [['confirm', kind.confirm], ['refuse', proposer ? '撤回' : '不同意']];
  return el('li', {class: 'panel', 'aria-labelledby': id},
    el('h2', {id}, `${one.accountName}（${one.account}）：${kind.title}${one.posts.map(held => held.title).join('、')}`),
    terms([
      ['提出', `${minute(one.proposedAt)}　${one.proposedByName}（${one.proposedBy}）`],
      ['原因', one.reason],
      ['一次性密码', one.oneTimePasswordBy && `由 ${one.oneTimePasswordBy} 发放`],
      ['本人另设密码', one.ownPasswordAt && `${minute(one.ownPasswordAt)}，来自 ${one.ownPasswordFrom ?? '未知地址'}`],
      ['结果', one.granted === null ? null : `${one.granted ? kind.done : kind.not}　${minute(one.decidedAt)}　${one.decidedBy}${one.decisionReason ? `：${one.decisionReason}` : ''}`],
    ]),
    one.granted === null && one.addressOfIssuer && el('p', {class: 'message note'}, `${one.oneTimePasswordBy} 也从这个地址登录过。请向本人核实密码是不是本人设的，再确认。`),
    one.granted === null && may.confirmsPosts && proposer && one.kind === 'keep' && el('p', {class: 'hint'}, '由您重置密码，须由另一人决定。'),
    one.granted === null && may.confirmsPosts && !(proposer && one.kind === 'keep') && distinct(form(`确认：${one.account}`, [
      choices('decision', '意见', proposer ? decision.slice(1) : decision, {required: true, hint: proposer ? '由您提出，须由另一人确认；只有一名安全管理员的，由审计管理员确认。' : kind.hint}),
      field('reason', '原因', area(2, 500), {hint: '不同意或撤回时必填'}),
    ], '提交', async here => {
      await post(`/api/accounts/proposals/${one.id}/decision`, {decision: here.querySelector('[name=decision]:checked')?.value ?? null, reason: here.elements.reason.value});
      await again(`${one.account} 的岗位已处理。`);
    }), id));
}

/** The posts that wait for a second person, and those decided. */
export async function proposals(/** @type {Element} */ place, /** @type {Context} */ context) {
  const page = await get(`/api/accounts/proposals?page=${context.asked.get('page') ?? 0}&size=${SIZE}`);
  const again = async (/** @type {string} */ text) => {
    await proposals(place, context);
    say(text);
  };
  show(place, page.content.length === 0
    ? el('p', {class: 'empty'}, '没有待确认的岗位。授予审定人、拨付人、评审专家、流程负责人或管理员岗位，取消评审专家岗位、停用专家账号或重置其密码之后，由另一名安全管理员（只有一名的，由审计管理员）在这里确认。')
    : [el('ul', {class: 'rows plain-list'}, page.content.map(one => proposal(one, context, again))), pager(page)]);
}

/** The accounts whose posts somebody has to put right. */
export async function findings(/** @type {Element} */ place, /** @type {Context} */ context) {
  const accounts = await get('/api/accounts/findings');
  const again = async (/** @type {string} */ text) => {
    await findings(place, context);
    say(text);
  };
  show(place, accounts.length === 0
    ? el('p', {class: 'empty'}, '没有需要处理的账号：启用的账号都有岗位，岗位之间没有冲突。')
    : [el('p', {class: 'hint'}, `有 ${grouped(accounts.length)} 个账号没有岗位，或者岗位互相冲突，请变更岗位或者停用。`), cards(accounts, context, again)]);
}

/** The events of all accounts, newest first, or of the one account that the address names. */
export function records(/** @type {'changes' | 'log-ins'} */ about) {
  return async (/** @type {Element} */ place, /** @type {Context} */ {asked}) => {
    const account = asked.get('account') ?? '';
    const page = await get(`/api/accounts/events?${queryOf({about, account, page: asked.get('page'), size: SIZE})}`);
    const input = el('input', {type: 'search', id: 'account', name: 'account', value: account, maxlength: 100});
    const columns = about === 'log-ins' ? ['时间', '账号', '事项', '地址', '浏览器或程序'] : ['时间', '账号', '事项', '说明', '经办人'];
    const cells = (/** @type {Schemas['AccountEventsEvent']} */ one) => about === 'log-ins' ? [one.address ?? '', one.browser ?? ''] : [one.text ?? '', one.actor ?? '本人或系统'];
    show(place,
      el('form', {class: 'filter', role: 'search', 'aria-label': '查找记录'},
        el('input', {type: 'hidden', name: 'view', value: about}),
        el('div', {}, el('label', {for: 'account'}, '账号'), input), el('button', {class: 'button', type: 'submit'}, '查找')),
      page.content.length === 0
        ? el('p', {class: 'empty'}, account ? '这个账号没有记录，请核对账号。' : '还没有记录。')
        : el('div', {class: 'wide records', tabindex: 0, role: 'region', 'aria-label': '记录'}, el('table', {},
          el('caption', {class: 'unseen'}, `${about === 'log-ins' ? '登录' : '变更'}记录，最新的在前`),
          tableHead(columns),
          el('tbody', {}, page.content.map(one => el('tr', {},
            el('td', {class: 'unbroken'}, minute(one.at)), el('td', {}, one.account), el('td', {class: 'unbroken'}, one.words), cells(one).map(text => el('td', {}, text))))))),
      pager(page));
  };
}
