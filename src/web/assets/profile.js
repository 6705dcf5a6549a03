import {byId, el, show, terms, told} from './dom.js';
import {Problem, get, put} from './api.js';
import {failed, frame} from './frame.js';
import {field, onSubmit} from './fields.js';
import {pager} from './pager.js';
import {events} from './events.js';
import {minute} from './text.js';

/** @import {Schemas} from '../../checks/types/interface' */

const SIZE = 20;
const place = byId('profile');
const page = Number(new URLSearchParams(location.search).get('page') ?? 0);

function password(/** @type {Schemas['ProfileControllerProfile']} */ profile, /** @type {(told: string) => void} */ done) {
  const input = (/** @type {string} */ autocomplete) => el('input', {type: 'password', autocomplete, maxlength: 200});
  const form = el('form', {class: 'panel', 'aria-labelledby': 'password-title'},
    el('h2', {id: 'password-title'}, '修改密码'),
    el('ul', {class: 'hint', id: 'password-rules'}, profile.passwordRules.map(rule => el('li', {}, rule))),
    el('div', {class: 'summary'}),
    // for the browser's own store of passwords
    el('input', {type: 'text', name: 'username', autocomplete: 'username', value: profile.id, hidden: true}),
    field('current', '当前密码', input('current-password'), {required: true}),
    field('password', '新密码', input('new-password'), {required: true}),
    field('again', '再输入一遍新密码', input('new-password'), {required: true}),
    el('button', {class: 'button', type: 'submit'}, '修改密码'),
    el('p', {class: 'hint'}, '修改后，本账号在其他浏览器和设备上的登录全部失效；本页不受影响。'));
  const value = (/** @type {string} */ name) => form.elements[name].value;
  onSubmit(form, async () => {
    if (value('password') !== value('again')) {
      throw new Problem(400, {detail: '两次输入的新密码不一致', errors: [{field: 'again', message: '两次输入的新密码不一致', code: 'field-invalid'}]});
    }
    await put('/api/profile/password', {current: value('current'), password: value('password')});
    done('密码已修改。');
  }, {keeps: false});
  return form;
}

function person(/** @type {Schemas['ProfileControllerProfile']} */ profile) {
  return el('section', {class: 'panel', 'aria-labelledby': 'person-title'},
    el('h2', {id: 'person-title'}, profile.name),
    terms([
      ['用户名', profile.id],
      ['岗位与角色', profile.groups.map(group => group.name).join('、') || '尚未分配'],
      ['上次登录', profile.lastLogIn && `${minute(profile.lastLogIn.at)}，来自 ${profile.lastLogIn.address ?? '未知地址'}`],
      ['一次性密码', profile.ownPassword && `${minute(profile.ownPassword.at)}，来自 ${profile.ownPassword.address ?? '未知地址'} 的人用它另设了密码${profile.ownPassword.text ? `（${profile.ownPassword.text}）` : ''}`],
      ['密码修改于', profile.passwordChangedAt && minute(profile.passwordChangedAt)],
    ]),
    el('p', {class: 'hint'}, '姓名和岗位由安全管理员维护，有误请联系本单位安全管理员。登录记录中有不是您本人的登录，或者另设密码的不是您本人，请立即修改密码并告知安全管理员。'));
}

/** @param {string} [said] what was just done */
async function start(said) {
  try {
    const [, profile] = await Promise.all([frame(), get('/api/profile')]);
    const logIns = profile.mustChangePassword ? null : await get(`/api/profile/log-ins?page=${page}&size=${SIZE}`);
    show(place,
      told(said && [said, ' ', el('a', {href: '/'}, '返回首页')]),
      profile.mustChangePassword
        && el('p', {class: 'message note', role: 'alert'}, `您的密码是由他人设置的${profile.oneTimePasswordUntil ? `，${minute(profile.oneTimePasswordUntil)} 之前有效` : ''}。请先修改密码，修改之后岗位才生效。`),
      profile.findings.map(finding => el('p', {class: 'message bad', role: 'alert'}, `${finding}。请联系本单位安全管理员更正。`)),
      profile.mustChangePassword ? [password(profile, start), person(profile)] : [person(profile), password(profile, start)],
      logIns && el('section', {class: 'panel', 'aria-labelledby': 'log-ins-title'},
        el('h2', {id: 'log-ins-title'}, '我的登录记录'),
        events(logIns),
        pager(logIns)));
    byId('said')?.focus();
  } catch (refused) {
    failed(place, refused);
  }
}

start();
