import {byId, el, say, show} from './dom.js';
import {get, post} from './api.js';
import {failed, frame} from './frame.js';
import {field, onSubmit} from './fields.js';
import {distinct} from './forms.js';
import {pager} from './pager.js';
import {draftSheet} from './release-draft.js';
import {DRAFT_STATES, people, person, readNames} from './release-words.js';
import {minute} from './text.js';

/** @import {Schemas} from '../../checks/types/interface' */
/** @import {Session} from './frame.js' */

const SIZE = 20;
// the service may stand under a path of its own
const BASE = location.pathname.replace(/\/releases$/, '');
/** @type {Record<string, string>} */
const STATES = {scheduled: '待生效', 'in-force': '在用', superseded: '已被取代', withdrawn: '已撤回'};
const place = byId('releases');
const asked = new URLSearchParams(location.search);
const page = Number(asked.get('page') ?? 0);
const draft = asked.get('draft');

function newDraft() {
  const form = el('form', {class: 'panel inner', 'aria-label': '起草'},
    el('div', {class: 'summary'}),
    field('title', '标题', el('input', {type: 'text', maxlength: 200}), {required: true, hint: '如：示范场景支持比例由 30% 调到 40%'}),
    field('reason', '理由', el('textarea', {rows: 2}), {required: true, hint: '如发文字号、会议纪要'}),
    el('button', {class: 'button', type: 'submit'}, '起草'));
  onSubmit(form, async () => {
    const made = await post('/api/drafts', {title: form.elements.title.value, reason: form.elements.reason.value});
    location.assign(`/releases?draft=${made.id}`);
    return false;
  });
  return el('details', {}, el('summary', {}, '起草变更'), form);
}

/** How the drafts are reached from Camunda Modeler. */
function fromModeler() {
  return el('details', {}, el('summary', {}, '用 Camunda Modeler 修改'),
    el('p', {}, '在 Modeler 中打开下载的模型，点“部署”，REST 地址填 ',
      el('code', {}, `${location.origin}${BASE}/modeler`), '，验证方式选 HTTP Basic，填本系统的账号和密码。'),
    el('p', {class: 'hint'}, '部署的文件存入您最近的一份起草中的草稿，没有的即以部署名称新起一份；检查出的错误列在 Modeler 的日志里。'));
}

function draftList(/** @type {Schemas['PageDraftSummary']} */ found) {
  return el('section', {class: 'panel', 'aria-labelledby': 'drafts-title'},
    el('h2', {id: 'drafts-title'}, '草稿'),
    newDraft(),
    fromModeler(),
    found.content.length === 0
      ? el('p', {class: 'hint'}, '还没有草稿。')
      : el('div', {class: 'wide', tabindex: 0, role: 'region', 'aria-label': '草稿列表'}, el('table', {class: 'roomy'},
        el('caption', {class: 'unseen'}, '模型草稿，最新的在前'),
        el('thead', {}, el('tr', {}, ['草稿', '状态', '起草与修改', '依据'].map(name => el('th', {scope: 'col'}, name)))),
        el('tbody', {}, found.content.map(one => el('tr', {},
          el('td', {}, el('a', {href: `/releases?draft=${one.id}`}, one.title), el('span', {class: 'hint block'}, one.reason)),
          el('td', {}, el('span', {class: 'tag'}, DRAFT_STATES[one.state]), one.release && el('span', {class: 'hint block'}, `第 ${one.release} 号`)),
          el('td', {}, people(one.draftedBy), el('span', {class: 'hint block'}, minute(one.createdAt))),
          el('td', {}, `第 ${one.basedOn} 号`)))))));
}

function withdrawal(/** @type {Schemas['Release']} */ one, /** @type {Session} */ session) {
  const alone = one.releasedBy === session?.id || one.releasedBy === null;
  const emergency = el('input', {type: 'checkbox', name: 'emergency', id: 'emergency'});
  const form = el('form', {class: 'panel inner', 'aria-label': `撤回第 ${one.number} 号`},
    el('div', {class: 'summary'}),
    field('reason', '撤回理由', el('textarea', {rows: 2}), {required: true}),
    alone && el('p', {}, el('label', {}, emergency, ` 情况紧急，由我一人撤回（${one.releasedBy === null ? '随程序发布的' : '我发布的'}，本应由另一位流程管理员撤回；记录在案）`)),
    el('button', {class: 'button', type: 'submit'}, '撤回'));
  onSubmit(form, async () => {
    if (!window.confirm(one.state === 'scheduled' ? `撤回尚未生效的第 ${one.number} 号发布？` : `撤回第 ${one.number} 号发布，前一号的模型立即生效？`)) {
      return false;
    }
    const done = await post(`/api/releases/${one.number}/withdrawal`, {reason: form.elements.reason.value, emergency: alone && emergency.checked});
    await start(done.release === null ? `第 ${one.number} 号已撤回。` : `第 ${one.number} 号已撤回，前一号的模型作为第 ${done.release} 号生效。`);
    return false;
  });
  return el('details', {}, el('summary', {}, '撤回'), distinct(form, `withdrawal-${one.number}`));
}

function releaseList(/** @type {Schemas['PageRelease']} */ found, /** @type {Session} */ session) {
  const last = found.page === 0 ? found.content.find(one => one.state !== 'withdrawn') : null;
  const mayTakeBack = (/** @type {Schemas['Release']} */ one) => one === last && one.origin !== 'withdrawal' && one.number > 1;
  return el('section', {class: 'panel', 'aria-labelledby': 'list-title'},
    el('h2', {id: 'list-title'}, '发布'),
    el('p', {class: 'hint'}, '新受理的申报按“在用”的一号办理；在办的按受理时的一号办完。'),
    el('div', {class: 'wide', tabindex: 0, role: 'region', 'aria-label': '发布列表'}, el('table', {class: 'roomy'},
      el('caption', {class: 'unseen'}, '模型发布，最新的在前'),
      el('thead', {}, el('tr', {}, ['发布', '状态', '生效', '起草人、发布人', '办理'].map(name => el('th', {scope: 'col'}, name)))),
      el('tbody', {}, found.content.map(one => el('tr', {},
        el('td', {}, `第 ${one.number} 号　${one.title}`, el('span', {class: 'hint block'}, one.reason)),
        el('td', {}, el('span', {class: 'tag'}, STATES[one.state]),
          one.emergency && el('span', {class: 'tag late'}, '紧急，一人办理'),
          one.withdrawnBy && el('span', {class: 'hint block'}, `${person(one.withdrawnBy)}　${minute(one.withdrawnAt)}　${one.withdrawalReason}`)),
        el('td', {}, minute(one.effectiveAt)),
        el('td', {}, people(one.draftedBy), el('span', {class: 'hint block'}, `发布：${person(one.releasedBy)}　${minute(one.releasedAt)}`)),
        el('td', {}, el('a', {href: `/api/releases/${one.number}/bundle`, 'aria-label': `下载模型，第 ${one.number} 号`}, '下载模型'),
          mayTakeBack(one) && withdrawal(one, session))))))),
    pager(found));
}

function trailList(/** @type {Schemas['PageReleaseTrailEvent']} */ found) {
  return el('section', {class: 'panel', 'aria-labelledby': 'trail-title'},
    el('h2', {id: 'trail-title'}, '变更记录'),
    found.content.length === 0
      ? el('p', {class: 'hint'}, '还没有记录。')
      : el('ul', {}, found.content.map(one => el('li', {}, `${minute(one.at)}　${person(one.person)}　${one.told}`,
        one.draftId && el('span', {class: 'hint'}, `（草稿 ${one.draftId}）`)))));
}

async function start(/** @type {string} */ said = '') {
  try {
    const [session] = await Promise.all([frame(), readNames()]);
    if (draft !== null) {
      document.title = `草稿 ${draft} · 联办`;
      await draftSheet(place, Number(draft), session);
    } else {
      const owner = session?.groups.includes('process-owners');
      const [drafts, releases, trail] = await Promise.all([
        owner ? get(`/api/drafts?size=${SIZE}`) : null,
        owner ? get(`/api/releases?page=${page}&size=${SIZE}`) : null,
        get(`/api/releases/trail?size=${SIZE}${owner ? '' : `&page=${page}`}`),
      ]);
      show(place, drafts && draftList(drafts), releases && releaseList(releases, session), trailList(trail), owner ? null : pager(trail));
    }
    if (said) {
      say(said);
    }
  } catch (problem) {
    failed(place, problem);
  }
}

start();
