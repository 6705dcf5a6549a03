import {byId, el, queryOf, show, tableHead} from './dom.js';
import {everyPage, get} from './api.js';
import {failed, frame, roles} from './frame.js';
import {select} from './fields.js';
import {REPORT_STATES, day, quarterOf} from './text.js';

/** @import {Schemas} from '../../checks/types/interface' */

const place = byId('duties');
const watch = byId('watch');
const filter = byId('filter');
/** As many rows are shown without being asked for, where nothing is late. */
const SHORT = 15;
const asked = new URLSearchParams(location.search);

/** One duty; the lead only where those of the clause have different ones. */
function line(/** @type {Schemas['PublicProgressLine']} */ one, /** @type {boolean} */ ownLead) {
  const published = one.state === 'published';
  return el('li', {class: 'duty'},
    el('a', {href: `/items/${one.itemId}`}, one.title),
    el('span', {class: `tag ${published ? 'lead' : ''}`}, published ? one.progressName : one.stateName),
    ownLead && el('p', {class: 'hint'}, bureaus(one)),
    one.summary && el('p', {}, one.summary),
    one.publishedAt && el('p', {class: 'hint'}, `${day(one.publishedAt)}${published ? '公开' : '登记'}`),
    one.unreported.length > 0 && el('p', {class: 'message note'}, `本季度未报告进展的部门：${one.unreported.join('、')}`));
}

const bureaus = (/** @type {Schemas['PublicProgressLine']} */ one) =>
  `牵头：${one.lead.name}${one.joint.length > 0 ? `　会同：${one.joint.join('、')}` : ''}`;

/**
 * Lines in a row with one value of a key, as groups in their order.
 *
 * @template L
 * @param {L[]} lines
 * @param {(line: L) => string} key
 */
function groups(lines, key) {
  /** @type {Map<string, L[]>} */
  const all = new Map();
  lines.forEach(one => all.set(key(one), [...all.get(key(one)) ?? [], one]));
  return [...all.entries()];
}

function clause(/** @type {string} */ citation, /** @type {Schemas['PublicProgressLine'][]} */ lines) {
  const shared = lines.every(one => bureaus(one) === bureaus(lines[0]));
  return el('section', {class: 'panel'},
    el('h3', {}, citation),
    shared && el('p', {class: 'hint'}, bureaus(lines[0])),
    el('ul', {class: 'plain-list'}, lines.map(one => line(one, !shared))));
}

function progress(/** @type {Schemas['PublicProgressSummary']} */ summary) {
  const parts = /** @type {[string, string][]} */ ([['若干措施', 'M'], ['支持办法', 'R']]).map(([name, letter]) => ({name, lines: summary.content.filter(one => one.clause.startsWith(letter))}));
  const [published, unfinished] = ['published', 'unfinished'].map(state => summary.content.filter(one => one.state === state).length);
  return [
    el('p', {class: 'hint'}, `${quarterOf(summary)}：共 ${summary.content.length} 项任务，已公开 ${published} 项${unfinished > 0 ? `，未完成 ${unfinished} 项` : ''}`),
    parts.map(({name, lines}) => lines.length > 0 && el('section', {}, el('h2', {}, name),
      el('div', {class: 'rows'}, groups(lines, one => one.citation).map(([citation, those]) => clause(citation, those))))),
  ];
}

/**
 * The bureaus that still owe a report: late ones one by one, the latest first, and the others
 * together.
 */
function owing(/** @type {Schemas['DutyFile']} */ duty) {
  const missing = duty.bureaus.filter(one => one.state !== 'reported').sort((a, b) => b.daysLate - a.daysLate);
  const late = missing.filter(one => one.daysLate > 0 || one.state === 'unreported');
  const others = missing.filter(one => !late.includes(one)).map(one => one.bureauName);
  return [
    late.map(one => el('span', {class: 'hint block'}, `${one.bureauName}：${REPORT_STATES[one.state]}${one.daysLate > 0 ? `，逾期 ${one.daysLate} 个工作日` : ''}`)),
    others.length > 0 && el('span', {class: 'hint block'}, `待报告：${others.join('、')}`),
  ];
}

function standing(/** @type {Schemas['DutyFile']} */ duty) {
  if (duty.daysLate > 0) {
    return el('span', {class: 'tag late'}, `逾期 ${duty.daysLate} 个工作日`);
  }
  return duty.late ? el('span', {class: 'tag late'}, '有部门未报告') : duty.publishedAt ? '已办结' : '期限内';
}

function row(/** @type {Schemas['DutyFile']} */ duty) {
  const reported = duty.bureaus.filter(one => one.state === 'reported').length;
  return el('tr', {},
    el('td', {}, el('a', {href: `/duties/${duty.no}`}, duty.no)),
    el('td', {}, duty.title, el('span', {class: 'hint block'}, `${duty.citation}　牵头：${duty.leadName ?? '待定'}`)),
    el('td', {}, el('span', {class: 'status'}, duty.statusName), duty.holders.filter(one => one.daysLate > 0 && one.task !== 'reportDuty').map(one =>
      el('span', {class: 'hint block'}, `${one.bureauName}${one.taskName}逾期`))),
    el('td', {}, `${reported} / ${duty.bureaus.length}`, owing(duty)),
    el('td', {class: 'time'}, standing(duty)));
}

function supervision(/** @type {Schemas['PageDutyFile']} */ page, /** @type {string} */ quarter) {
  // the late ones come first, so that there are more only where all that are listed are late
  const late = page.content.filter(one => one.late).length;
  const more = page.hasMore && late === page.content.length;
  return el('details', {class: 'panel', open: late > 0 || page.content.length <= SHORT},
    el('summary', {}, `任务督办：${quarter}，${page.total} 件，逾期 ${late} 件${more ? '以上' : ''}`),
    page.content.length === 0
      ? el('p', {class: 'empty'}, '这个季度没有您可以查看的任务督办。')
      : el('table', {class: 'cases'},
        el('caption', {class: 'unseen'}, '任务督办，逾期最久的在前'),
        tableHead(['督办编号', '任务', '环节', '部门报告', '期限']),
        el('tbody', {}, page.content.map(row))),
    page.hasMore && el('p', {class: 'hint'}, `只列逾期最久的 ${page.content.length} 件。`));
}

function quarters(/** @type {Schemas['PublicProgressSummary']} */ summary, /** @type {{year: number, quarter: number}} */ current) {
  const known = [current, ...summary.quarters.filter(one => quarterOf(one) !== quarterOf(current))];
  const choice = select(known.map(one => [`${one.year}-${one.quarter}`, quarterOf(one)]));
  choice.id = 'quarter';
  choice.value = `${current.year}-${current.quarter}`;
  choice.addEventListener('change', () => {
    const [year, quarter] = choice.value.split('-');
    location.search = `${queryOf({year, quarter})}`;
  });
  show(filter, el('div', {}, el('label', {for: 'quarter'}, '季度'), choice));
}

async function start() {
  try {
    const role = roles(await frame());
    let summary = await get(`/api/duties/summary?${queryOf({year: asked.get('year'), quarter: asked.get('quarter')})}`);
    const [newest] = summary.quarters;
    if (role.watchesDuties && !asked.get('year') && newest && quarterOf(newest) !== quarterOf(summary)) {
      // officials get the newest quarter, the public the newest with something published
      summary = await get(`/api/duties/summary?${queryOf(newest)}`);
    }
    quarters(summary, {year: summary.year, quarter: summary.quarter});
    show(place, progress(summary));
    if (role.watchesDuties) {
      const page = await get(`/api/duties?${queryOf({year: summary.year, quarter: summary.quarter, size: 200})}`);
      const late = await everyPage(listed => get(`/api/duties?late=true&${listed}`));
      const elsewhere = late.filter(one => one.year !== summary.year || one.quarter !== summary.quarter);
      show(watch,
        elsewhere.length > 0 && el('p', {class: 'message note'}, `另有 ${elsewhere.length} 件其他季度的督办逾期：`,
          elsewhere.map(one => [el('a', {href: `/duties/${one.no}`}, one.no), '　'])),
        supervision(page, quarterOf(summary)));
    }
  } catch (problem) {
    failed(place, problem);
  }
}

start();
