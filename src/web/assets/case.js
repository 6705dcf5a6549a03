import {addressed, byId, el, show, terms, told} from './dom.js';
import {get, tasksOf} from './api.js';
import {aftercare, findings, isHeld, isPaid} from './aftercare.js';
import {assessment} from './assessment.js';
import {actions} from './actions.js';
import {beside} from './related-items.js';
import {fileList} from './files.js';
import {failed, frame, roles} from './frame.js';
import {Looking} from './looking.js';
import {holders, panel, shown, timeline} from './parts.js';
import {next, steps} from './steps.js';
import {DIRECTIONS, ENTITIES, date, day, minute, money} from './text.js';

/** @import {Schemas} from '../../checks/types/interface' */

const place = byId('case');
const no = addressed();
/** @type {Record<string, string>} */
const LEDGER = {reserved: '已审定，公示中', approved: '公示期满，待拨付', paid: '已拨付', released: '已释放', recovered: '已全部追回'};
/** @type {Record<string, string>} */
const PUBLICITY = {running: '公示中', interrupted: '有异议，暂停计时', completed: '已期满', revoked: '已终止'};

function facts(/** @type {Schemas['CaseFile']} */ file, /** @type {Schemas['ItemDetail']} */ item) {
  const {verified} = file;
  return panel('facts-title', '申报数据', el('table', {},
    el('caption', {class: 'unseen'}, '申报与核定的数据'),
    el('thead', {}, el('tr', {}, el('th', {scope: 'col'}, '数据'), el('th', {scope: 'col'}, '申报'), verified && el('th', {scope: 'col'}, '核定'))),
    el('tbody', {}, item.facts
      .filter(fact => (file.facts[fact.name] ?? verified?.[fact.name] ?? null) !== null)
      .map(fact => {
        const declared = shown(fact, file.facts[fact.name]);
        const now = verified && shown(fact, verified[fact.name]);
        const differs = verified && now !== declared;
        return el('tr', {class: differs ? 'differs' : null},
          el('th', {scope: 'row'}, fact.label),
          el('td', {}, declared),
          verified && el('td', {}, now, differs && el('span', {class: 'tag changed'}, '与申报不同')));
      }))),
    !verified && el('p', {class: 'hint'}, '尚未核定；核定之后在旁并列显示。'));
}

function progress(/** @type {Schemas['CaseFile']} */ file, /** @type {Schemas['WorkItem'][]} */ tasks) {
  return panel('progress-title', '办理进度',
    steps(file),
    el('p', {}, next(file)),
    file.correctionRequest && el('p', {class: 'message note'}, el('b', {}, '需要补正：'), file.correctionRequest),
    file.refusedReason && el('p', {class: file.outcome ? 'message note' : 'message bad'}, el('b', {}, file.standing.meaning === 'nonSelection' ? '未入选的理由：' : file.outcome ? `${file.statusName}：` : '不予支持的理由：'), file.refusedReason),
    holders(file, tasks));
}

function applicant(/** @type {Schemas['CaseFile']} */ file) {
  const {uscc, name, entityType, direction, contact, bankAccount} = file.applicant;
  return panel('applicant-title', '申报单位', terms([
    ['单位名称', name], ['统一社会信用代码', uscc], ['主体类型', ENTITIES[entityType]], ['支持方向', DIRECTIONS[direction]],
    ['联系方式', contact], ['收款账户', bankAccount ?? '尚未登记（拨付之前须登记）'],
    ['事由', file.matter], ['事由登记号', file.matterId], ['可能为同一事由', file.alikeMatters.length === 0 ? null : el('ul', {}, file.alikeMatters.map(alike))],
    ['提交时间', minute(file.submittedAt)], ['适用文件', file.edition.title],
  ]));
}

/**
 * A possibly identical matter, or an application without a linked matter, for officials to compare.
 */
function alike(/** @type {Schemas['AlikeMattersAlike']} */ {matterId, applicationNo, applicantName, title, why, askBureau}) {
  if (askBureau) {
    return el('li', {}, matterId ? `登记号 ${matterId}` : '另一件申报', `（其他单位，${why}，不在您的查看范围，请与${askBureau}联系核对）`);
  }
  return el('li', {}, matterId ? `登记号 ${matterId}：` : '', title, `（${applicantName}，${why}`,
    applicationNo && [matterId ? '，申报 ' : '，', el('a', {href: `/cases/${applicationNo}`}, applicationNo)], '）');
}

function award(/** @type {Schemas['CaseFile']} */ {award: granted}) {
  return granted && panel('award-title', '奖补', terms([
    ['金额', el('strong', {}, money(granted.amount))],
    ['状态', LEDGER[granted.status] ?? granted.status],
    ['审定日期', granted.awardedOn && date(granted.awardedOn)],
    ['公示', granted.publicity && `${day(granted.publicity.startedAt)}至${day(granted.publicity.endsAt)}，${PUBLICITY[granted.publicity.status] ?? granted.publicity.status}`],
    ['拨付凭证', granted.payment?.reference],
    ['拨付日期', granted.payment?.paidOn && date(granted.payment.paidOn)],
  ]));
}

/** What officials filled in at the steps that only the models know. */
function stepAnswers(/** @type {Schemas['CaseFile']} */ {stepAnswers: given}) {
  return given.length > 0 && panel('steps-title', '各环节办理情况', given.map(one => el('section', {},
    el('h3', {}, one.taskName, one.visit > 1 && `（第 ${one.visit} 次）`),
    el('p', {class: 'hint'}, `${one.bureauName ?? one.bureau}　${one.personName ?? one.person}　${minute(one.at)}`),
    terms(one.fields.map(field => [field.label, field.value])))));
}

function attachments(/** @type {Schemas['CaseFile']} */ file, /** @type {(told: string) => void} */ changed) {
  return file.attachments.length > 0
    ? fileList(file.attachments, `/api/applications/${no}/attachments`, file.filesTaken?.removable ? changed : null)
    : el('p', {class: 'hint'}, '还没有上传材料。');
}

const looking = new Looking(place, start);

async function start(/** @type {string | null} */ before, /** @type {string | null | undefined} */ said) {
  try {
    const session = await frame();
    const file = await get(`/api/applications/${encodeURIComponent(no)}`);
    const mark = `${file.status} ${file.timeline.length}`;
    if (!looking.finds(mark, before)) {
      return;
    }
    const role = roles(session);
    const [item, after, grounds, tasks] = await Promise.all([
      get(`/api/items/${file.itemId}`),
      isPaid(file) ? get(`/api/applications/${encodeURIComponent(no)}/aftercare`) : null,
      role.handles && isHeld(file) ? get('/api/breach-grounds') : [],
      role.handles ? tasksOf(no) : [],
    ]);
    document.title = `${no} ${file.itemTitle} · 联办`;
    const changed = (/** @type {string} */ message) => looking.anew(message);
    const {upload, rest} = role.applies ? actions({...file, aftercare: after}, item, changed) : {upload: null, rest: null};
    show(place,
      el('nav', {class: 'path', 'aria-label': '位置'}, el('a', {href: '/cases'}, role.applies ? '我的申报' : '案卷查询'), ` / ${no}`),
      el('h1', {}, file.itemTitle, ' ', el('span', {class: `status ${file.outcome ?? file.status}`}, file.statusName)),
      el('p', {class: 'hint'}, `编号 ${no}　`, el('a', {href: `/items/${file.itemId}`}, '事项说明'),
        session?.groups.includes('officials') && ['　', el('a', {href: `/cases/${no}/comparison`}, '部门意见比对表')]),
      told(said),
      progress(file, tasks),
      rest,
      role.handles && findings(file, session?.groups ?? [], grounds, changed),
      el('div', {class: 'columns'},
        el('div', {}, facts(file, item), panel('files-title', '申报材料', attachments(file, changed), upload), award(file), stepAnswers(file), aftercare(after)),
        el('div', {},
          file.assessment && panel('assessment-title', file.verified ? '条件与金额（按核定数据）' : '条件与金额（按申报数据）',
            assessment(file.assessment, item.facts, '条件与金额')),
          file.answers.length > 0 && panel('answers-title', '牵头部门的判断', el('ul', {class: 'notes'}, file.answers.map(answer => el('li', {},
            answer.question, ' ', el('b', {}, answer.choiceName), `：${answer.remark}`)))),
          beside(file.sideBySide),
          applicant(file))),
      timeline(file));
    looking.shown();
    byId('said')?.focus();
    if (file.standing.meaning === 'submission' || said) {
      looking.again(mark);
    }
  } catch (problem) {
    // if refreshing fails, the page keeps its content
    if (!before) {
      failed(place, problem);
    }
  }
}

start(null, new URLSearchParams(location.search).has('submitted') ? '申报已提交。请继续上传申报材料。' : null);
history.replaceState(null, '', location.pathname);
