import {byId, el, show} from './dom.js';
import {get} from './api.js';
import {failed, frame, roles} from './frame.js';
import {list} from './account-list.js';
import {creation, importing} from './account-making.js';
import {findings, proposals, records} from './account-watching.js';

const place = byId('accounts');
const asked = new URLSearchParams(location.search);
/** @type {Record<string, {name: string, show: (place: Element, context: import('./account-parts.js').Context) => unknown, manages?: boolean}>} */
const VIEWS = {
  list: {name: '账号', show: list},
  new: {name: '建立账号', show: creation, manages: true},
  import: {name: '导入名单', show: importing, manages: true},
  proposals: {name: '待确认', show: proposals},
  findings: {name: '需要处理', show: findings},
  changes: {name: '变更记录', show: records('changes')},
  'log-ins': {name: '登录记录', show: records('log-ins')},
};

async function start() {
  try {
    const session = await frame();
    const may = roles(session);
    const offered = Object.entries(VIEWS).filter(([, view]) => may.managesAccounts || !view.manages);
    const chosen = offered.find(([id]) => id === asked.get('view')) ?? offered[0];
    show(byId('rooms'), offered.map(([id, view]) => el('a', {href: id === 'list' ? '/accounts' : `/accounts?view=${id}`, 'aria-current': id === chosen[0] ? 'page' : null}, view.name)));
    document.title = `${chosen[1].name} · 账号管理 · 联办`;
    await chosen[1].show(place, {session, may, asked, choices: await get('/api/accounts/choices')});
  } catch (problem) {
    failed(place, problem);
  }
}

start();
