import {el, queryOf, say, show, terms} from './dom.js';
import {drop, get, post, put} from './api.js';
import {failed} from './frame.js';
import {field, labelled, select, ticked} from './fields.js';
import {area, distinct, form} from './forms.js';
import {addressOf, handedOver, named, postBoxes} from './account-parts.js';
import {pager} from './pager.js';
import {grouped, minute} from './text.js';

/** @import {Schemas} from '../../checks/types/interface' */
/** @import {Context} from './account-parts.js' */

const SIZE = 20;

/**
 * A form that asks for the reason alone.
 *
 * @param {string} label
 * @param {string} hint
 * @param {string} button
 * @param {(reason: string) => Promise<void>} handler
 */
function reasoned(label, hint, button, handler) {
  return form(label, [field('reason', '原因', area(2, 500), {required: true, hint})], button, here => handler(here.elements.reason.value));
}

/** The account in one line, and its actions where somebody opens it. @param open whether it is open at first */
function card(/** @type {Schemas['AccountListAccount']} */ account, /** @type {Context} */ {may, session, choices}, /** @type {(told: string) => Promise<void>} */ again, /** @type {boolean} */ open) {
  const id = `account-${account.id}`;
  const disabled = account.disabledAt !== null;
  const titles = account.posts.map(one => one.title).join('、');
  const own = account.id === session?.id;
  const more = (/** @type {string} */ title, /** @type {HTMLFormElement} */ content, /** @type {string} */ prefix) => el('details', {class: 'more'}, el('summary', {}, title), distinct(content, `${prefix}-${account.id}`));
  const place = el('div', {});
  const reset = el('button', {class: 'plain', type: 'button', 'aria-label': `重置密码：${account.id}`, onclick: async () => {
    if (window.confirm(`重置 ${account.id} 的密码？已登录的随即退出，原密码失效。`)) {
      try {
        show(place, handedOver([await post(`${addressOf(account.id)}/password-reset`)], '新的一次性密码'));
        place.firstElementChild.focus();
      } catch (problem) {
        failed(place, problem);
      }
    }
  }}, '重置密码');
  const remove = el('button', {class: 'plain', type: 'button', 'aria-label': `删除：${account.id}`, onclick: async () => {
    if (window.confirm(`删除从未使用过的账号 ${account.id}？删除后这个账号名不能再用。`)) {
      try {
        await drop(addressOf(account.id));
        await again(`账号 ${account.id} 已删除。`);
      } catch (problem) {
        failed(place, problem);
      }
    }
  }}, '删除');
  const line = el('summary', {},
    el('span', {id, class: 'who'}, named(account)),
    el('span', {class: 'what'}, titles || '无岗位'),
    el('span', {class: 'tags'},
      disabled && el('span', {class: 'tag late'}, '已停用'),
      account.findings.length > 0 && el('span', {class: 'tag late'}, '需要处理'),
      account.waiting.length + account.leaving.length > 0 && el('span', {class: 'tag'}, '等待确认')),
    el('span', {class: 'time'}, account.lastLogIn ? minute(account.lastLogIn) : account.used ? '' : '从未登录'));
  return el('li', {class: 'panel account', 'aria-labelledby': id}, el('details', {open}, line,
    account.findings.map(finding => el('p', {class: 'message bad'}, finding)),
    terms([
      ['岗位', titles || '无'],
      ['等待确认', [...account.waiting.map(one => one.title), ...account.leaving.map(one => `取消${one.title}`)].join('、')],
      ['停用', disabled ? `${minute(account.disabledAt)}　${account.disabledBy}：${account.disabledReason}` : null],
      ['建立', account.createdAt === null ? null : `${minute(account.createdAt)}${account.createdBy ? `　${account.createdBy}` : ''}`],
      ['最近登录', account.lastLogIn ? minute(account.lastLogIn) : account.used ? '尚无记录' : '从未登录'],
      ['密码', account.oneTimePasswordUntil ? `一次性密码有效至 ${minute(account.oneTimePasswordUntil)}，本人登录须另设密码` : null],
    ]),
    may.managesAccounts && !disabled && more('变更岗位', form(`变更岗位：${account.id}`, [
      postBoxes(choices.posts, account.posts.map(one => one.id)),
      field('reason', '原因', area(2, 500), {required: true, hint: '如岗位调整的文件或日期；取消的岗位立即生效，已登录的随即退出；取消评审专家须经第二人确认'}),
    ], '保存岗位', async here => {
      const {waiting, warnings} = await put(`${addressOf(account.id)}/posts`, {posts: ticked(here, 'posts'), reason: here.elements.reason.value});
      await again(`${account.id} 的岗位已变更。${waiting.length > 0 ? `等待第二人确认：${waiting.join('、')}。` : ''}${warnings.map((/** @type {string} */ warning) => `请注意：${warning}。`).join('')}`);
    }), 'posts'),
    may.managesAccounts && more('修改姓名', form(`修改姓名：${account.id}`, [field('name', '姓名', el('input', {type: 'text', maxlength: 200, value: account.name}), {required: true})], '保存姓名', async here => {
      await put(`${addressOf(account.id)}/name`, {name: here.elements.name.value});
      await again(`${account.id} 的姓名已修改。`);
    }), 'name'),
    may.managesAccounts && (disabled
      ? more('启用', reasoned(`启用：${account.id}`, '如已返岗', '启用账号', async reason => {
        await post(`${addressOf(account.id)}/enabling`, {reason});
        await again(`账号 ${account.id} 已启用。`);
      }), 'enable')
      : more('停用', reasoned(`停用：${account.id}`, account.posts.some(one => choices.posts.some(offer => offer.id === one.id && offer.kind === 'expert')) ? '如离职、调离；立即不能登录，第二人确认之前仍计入专家抽取' : '如离职、调离；立即生效，办理记录保留', '停用账号', async reason => {
        await post(`${addressOf(account.id)}/disabling`, {reason});
        await again(`账号 ${account.id} 已停用。`);
      }), 'disable')),
    may.managesAccounts && el('p', {}, !own && reset, ' ', !account.used && !own && remove),
    el('p', {}, el('a', {href: `/accounts?view=changes&account=${encodeURIComponent(account.id)}`}, '变更记录'), '　',
      el('a', {href: `/accounts?view=log-ins&account=${encodeURIComponent(account.id)}`}, '登录记录')),
    place));
}

/** The accounts under the filter of the address. */
export async function list(/** @type {Element} */ place, /** @type {Context} */ context) {
  const {asked, choices} = context;
  const again = async (/** @type {string} */ text) => {
    await list(place, context);
    if (text) {
      say(text);
    }
  };
  const filled = (/** @type {string} */ name, /** @type {string} */ label, /** @type {HTMLInputElement | HTMLSelectElement} */ input) => {
    input.value = asked.get(name) ?? '';
    return labelled(name, label, input);
  };
  const filter = el('form', {class: 'filter', role: 'search', 'aria-label': '查找账号'},
    filled('q', '账号或姓名', el('input', {type: 'search', maxlength: 100})),
    filled('post', '岗位', select(choices.posts.map(one => [one.id, one.title]), '全部')),
    filled('state', '状态', select([['enabled', '启用'], ['disabled', '已停用']], '全部')),
    el('button', {class: 'button', type: 'submit'}, '查找'));
  const query = queryOf({page: asked.get('page'), size: SIZE, ...Object.fromEntries(['q', 'post', 'state'].map(name => [name, asked.get(name)]))});
  const page = await get(`/api/accounts?${query}`);
  show(place, filter, page.content.length === 0
    ? el('p', {class: 'empty'}, '没有符合条件的账号。请减少条件，或', el('a', {href: '/accounts'}, '查看全部'), '。')
    : [
      el('p', {class: 'hint'}, `共 ${grouped(page.total)} 个账号，展开一行即可变更`),
      el('ul', {class: 'rows plain-list'}, page.content.map(account => card(account, context, again, page.content.length === 1))),
      pager(page),
    ]);
}

/** The cards of the list for only these accounts. */
export const cards = (/** @type {Schemas['AccountListAccount'][]} */ accounts, /** @type {Context} */ context, /** @type {(told: string) => Promise<void>} */ again) => el('ul', {class: 'rows plain-list'}, accounts.map(account => card(account, context, again, accounts.length <= 3)));
