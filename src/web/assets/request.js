import {addressed, byId, el, show, terms, told} from './dom.js';
import {get, post, tasksOf} from './api.js';
import {failed, frame, roles} from './frame.js';
import {choices, field} from './fields.js';
import {differing, factFields} from './form-viewer.js';
import {area, form} from './forms.js';
import {Looking} from './looking.js';
import {holders, panel, shown, timeline} from './parts.js';
import {RATINGS, REQUEST_STATUSES, minute} from './text.js';

/** @import {Schemas} from '../../checks/types/interface' */

const place = byId('request');
const no = addressed();
const path = /** @type {const} */ (`/api/service-requests/${encodeURIComponent(no)}`);
const WAY = ['submitted', 'accepting', 'answering', 'merging', 'answered', 'closed'];
const ENDS = ['refused', 'withdrawn', 'lapsed'];
/** @type {Record<string, string>} */
const NEXT = {
  submitted: '系统正在分送受理单位。',
  accepting: '受理单位核对诉求；受理后分送各部门答复。',
  supplementing: '等候企业补充；逾期未补充的，请求终止。',
  answering: '各部门同时答复；全部答复后，由牵头部门汇总。',
  merging: '牵头部门把各部门的答复归并成一份。',
  answered: '已答复；企业可以评价，或者追问。期满未评价的，自动办结。',
  closed: '已办结。',
  refused: '本次请求未受理；可以按理由调整后另行提出。',
  withdrawn: '企业已撤回，办理终止。',
  lapsed: '逾期未补充，办理终止；可以另行提出。',
};

/**
 * A part that asks the company for something.
 *
 * @param {string} id
 * @param {string} title
 * @param {...any} content
 */
function wanted(id, title, ...content) {
  return el('section', {class: 'panel wanted', 'aria-labelledby': id}, el('h2', {id}, title), content);
}

function steps(/** @type {Schemas['ServiceFile']} */ file) {
  const ended = ENDS.includes(file.status);
  const stands = file.status === 'supplementing' ? 'accepting' : file.status;
  const seen = file.timeline.map(entry => entry.event).filter(event => WAY.includes(event));
  const until = WAY.indexOf(ended ? seen.at(-1) ?? 'submitted' : stands);
  return el('ol', {class: 'steps', 'aria-label': '办理进度'},
    WAY.filter((step, index) => !ended || index <= until).map((step, index) => {
      const current = !ended && step === stands && step !== 'closed';
      const state = current ? 'current' : index <= until ? 'done' : 'ahead';
      return el('li', {class: state, 'aria-current': current ? 'step' : null},
        current && file.status !== step ? `${REQUEST_STATUSES[step]}（${file.statusName}）` : REQUEST_STATUSES[step],
        el('span', {class: 'unseen'}, {current: '（当前）', done: '（已完成）', ahead: '（未到）'}[state]));
    }),
    ended && el('li', {class: 'end', 'aria-current': 'step'}, file.statusName));
}

function dialogue(/** @type {Schemas['ServiceFile']} */ file) {
  const rounds = file.dialogue.filter(round => round.question || round.answer);
  return rounds.length > 0 && panel('answer-title', '答复', rounds.map(round => [
    round.question && el('div', {class: 'question'}, el('h3', {}, '追问', el('span', {class: 'hint'}, `　${minute(round.askedAt)}`)), el('p', {class: 'said'}, round.question)),
    round.answer && el('div', {class: 'answer'}, el('h3', {}, '答复', el('span', {class: 'hint'}, `　${minute(round.answeredAt)}`)), el('p', {class: 'said'}, round.answer)),
  ]), file.rating && el('p', {class: 'message good'}, el('b', {}, `企业评价：${file.rating.rating} 分（${RATINGS[file.rating.rating]}）`),
    file.rating.comment && `　${file.rating.comment}`));
}

function bureauAnswers(/** @type {Schemas['ServiceFile']} */ file) {
  return file.answers.length > 0 && panel('answers-title', '各部门的答复', el('p', {class: 'hint'}, '只有办理人员可见；企业看到的是汇总后的答复。'),
    el('ul', {class: 'rows'}, file.answers.map(answer => el('li', {},
      el('p', {}, el('b', {}, answer.bureauName), ' ', answer.role === 'lead' && el('span', {class: 'tag lead'}, '牵头'), ' ', el('span', {class: 'tag'}, answer.helpName),
        answer.round > 1 && el('span', {class: 'tag'}, `第 ${answer.round - 1} 次追问`), el('span', {class: 'hint'}, `　${minute(answer.answeredAt)}`)),
      el('p', {class: 'said'}, answer.answer)))));
}

function supplement(/** @type {Schemas['ServiceFile']} */ file, /** @type {Schemas['ItemDetail']} */ item, /** @type {(told: string) => void} */ done) {
  const drawn = factFields(item, {owner: 'supplement', values: file.facts});
  const made = form('提交补充', [
    el('p', {class: 'hint'}, '只更改需要补充的内容。'),
    drawn.element,
    field('text', '补充说明', area(), {required: true, hint: '说明补充了什么'}),
  ], '提交补充', async () => {
    const changes = differing(item, await drawn.values(), file.facts);
    await post(`${path}/supplements`, {facts: changes, text: made.elements.text.value});
    done('补充已提交。');
  }, drawn.ready);
  made.id = 'supplement';
  return wanted('supplement-title', '补充', made);
}

function rate(/** @type {(told: string) => void} */ done) {
  return wanted('rating-title', '评价答复', form('评价答复', [
    choices('rating', '评分', Object.entries(RATINGS).reverse().map(([value, label]) => [value, `${value} 分 ${label}`]), {required: true}),
    field('comment', '评价说明', area(2), {hint: '可不填'}),
  ], '提交评价', async made => {
    const rating = made.elements.rating.value;
    await post(`${path}/rating`, {rating: rating ? Number(rating) : null, comment: made.elements.comment.value || null});
    done('评价已提交，请求办结。');
  }));
}

function askAgain(/** @type {Schemas['ServiceFile']} */ file, /** @type {(told: string) => void} */ done) {
  return file.followUpsLeft > 0 && el('details', {class: 'panel'}, el('summary', {}, `追问（还可追问 ${file.followUpsLeft} 次）`),
    form('追问', field('text', '追问内容', area(), {required: true, hint: '写明答复中没有解决或者不清楚的问题'}), '提交追问', async made => {
      await post(`${path}/follow-ups`, {text: made.elements.text.value});
      done('追问已提交。');
    }));
}

function withdraw(/** @type {(told: string) => void} */ done) {
  return el('details', {class: 'panel'}, el('summary', {}, '撤回请求'),
    form('撤回请求', field('reason', '撤回原因', area(), {required: true, hint: '撤回后本次办理终止，不能恢复'}), '撤回请求', async made => {
      await post(`${path}/withdrawal`, {reason: made.elements.reason.value});
      done('请求已撤回。');
    }));
}

function actions(/** @type {Schemas['ServiceFile']} */ file, /** @type {Schemas['ItemDetail']} */ item, /** @type {(told: string) => void} */ done) {
  return [
    file.status === 'supplementing' && supplement(file, item, done),
    file.status === 'answered' && [rate(done), askAgain(file, done)],
    file.withdrawable && withdraw(done),
  ];
}

function facts(/** @type {Schemas['ServiceFile']} */ file, /** @type {Schemas['ItemDetail']} */ item) {
  return panel('facts-title', '诉求内容', terms(item.facts
    .filter(fact => (file.facts[fact.name] ?? null) !== null)
    .map(fact => [fact.label, el('span', {class: 'said'}, shown(fact, file.facts[fact.name]))])));
}

function applicant(/** @type {Schemas['ServiceFile']} */ file) {
  const {uscc, name, contact} = file.applicant;
  return panel('applicant-title', '申请单位', terms([
    ['单位名称', name], ['统一社会信用代码', uscc], ['联系人与电话', contact], ['提交时间', minute(file.submittedAt)], ['适用文件', file.edition.title],
  ]));
}

const looking = new Looking(place, start);

async function start(/** @type {string | null} */ before, /** @type {string | null | undefined} */ said) {
  try {
    const session = await frame();
    const file = await get(path);
    const mark = `${file.status} ${file.timeline.length}`;
    if (!looking.finds(mark, before)) {
      return;
    }
    const role = roles(session);
    const [item, tasks] = await Promise.all([
      get(`/api/items/${file.itemId}`),
      role.handles ? tasksOf(no) : [],
    ]);
    document.title = `${no} ${file.itemTitle} · 联办`;
    const changed = (/** @type {string} */ message) => looking.anew(message);
    show(place,
      el('nav', {class: 'path', 'aria-label': '位置'}, el('a', {href: '/requests'}, role.applies ? '我的服务请求' : '服务请求'), ` / ${no}`),
      el('h1', {}, file.itemTitle, ' ', el('span', {class: `status ${file.status}`}, file.statusName)),
      el('p', {class: 'hint'}, `编号 ${no}　`, el('a', {href: `/items/${file.itemId}`}, '事项说明')),
      told(said),
      panel('progress-title', '办理进度', steps(file), el('p', {}, NEXT[file.status]),
        file.supplementRequest && el('p', {class: 'message note'}, el('b', {}, '需要补充：'), file.supplementRequest),
        file.refusedReason && el('p', {class: 'message bad'}, el('b', {}, '不予受理的理由：'), file.refusedReason),
        holders(file, tasks)),
      dialogue(file),
      role.applies && actions(file, item, changed),
      el('div', {class: 'columns'}, el('div', {}, facts(file, item), bureauAnswers(file)), el('div', {}, applicant(file))),
      timeline(file));
    looking.shown();
    byId('said')?.focus();
    if (file.status === 'submitted' || said) {
      looking.again(mark);
    }
  } catch (problem) {
    // if refreshing fails, the page keeps its content
    if (!before) {
      failed(place, problem);
    }
  }
}

start(null, new URLSearchParams(location.search).has('submitted') ? '服务请求已提交。' : null);
history.replaceState(null, '', location.pathname);
