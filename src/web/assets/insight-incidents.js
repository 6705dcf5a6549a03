import {byId, el, say, show, terms} from './dom.js';
import {get, messageOf, post} from './api.js';
import {failed, frame, roles} from './frame.js';
import {rooms} from './rooms.js';
import {minute} from './text.js';

/** @import {Schemas} from '../../checks/types/interface' */

const place = byId('incidents');

function failure(/** @type {Schemas['IncidentsFailure']} */ one, /** @type {boolean} */ mayRetry) {
  const retry = mayRetry && one.mayRetry && el('button', {class: 'button', type: 'button', 'aria-label': `重试：${one.step}，${one.caseNo ?? ''}`}, '重试');
  if (retry) {
    retry.addEventListener('click', async () => {
      retry.setAttribute('aria-disabled', 'true');
      try {
        await post(`/api/insight/incidents/${encodeURIComponent(one.id)}/retry`);
        say(`“${one.step}”已重新排入执行，几秒钟后刷新可见结果。`, true);
        await list(mayRetry);
      } catch (problem) {
        retry.removeAttribute('aria-disabled');
        say(messageOf(problem), false);
      }
    });
  }
  return el('li', {class: 'panel'},
    el('h2', {}, one.what),
    terms([
      ['案件', one.caseNo && el('a', {href: `/insight/cases/${one.caseNo}`}, one.caseNo)],
      ['流程', one.process],
      ['停下时间', minute(one.since)],
      ['原因', one.why],
      ['可以怎么办', one.advice],
    ]),
    one.detail && el('details', {class: 'more'}, el('summary', {}, '系统原话'), el('p', {class: 'raw'}, one.detail)),
    retry);
}

async function list(/** @type {boolean} */ mayRetry) {
  const failures = await get('/api/insight/incidents');
  show(place, failures.length === 0
    ? el('p', {class: 'empty'}, '目前没有故障，各流程运行正常。')
    : [
      el('p', {class: 'hint'}, `共 ${failures.length} 项${mayRetry ? '' : '；重试由系统管理员进行'}`),
      el('ul', {class: 'rows plain-list'}, failures.map(one => failure(one, mayRetry))),
    ]);
}

async function start() {
  try {
    const session = await frame();
    rooms(session);
    await list(roles(session).administers);
  } catch (problem) {
    failed(place, problem);
  }
}

start();
