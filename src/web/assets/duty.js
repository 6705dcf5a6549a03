import {addressed, byId, el, show, terms, told} from './dom.js';
import {get, tasksOf} from './api.js';
import {failed, frame, roles} from './frame.js';
import {fileList, uploadForm} from './files.js';
import {holders, late, panel, timeline} from './parts.js';
import {PROGRESS, REPORT_STATES, day, minute, quarterOf} from './text.js';

/** @import {Schemas} from '../../checks/types/interface' */

const place = byId('duty');
const no = addressed();
const path = /** @type {const} */ (`/api/duties/${encodeURIComponent(no)}`);
const REPORTING = ['reportDuty', 'reviseDutyReport'];

function progress(/** @type {Schemas['DutyFile']} */ duty, /** @type {Schemas['WorkItem'][]} */ tasks) {
  return panel('progress-title', '办理进度', holders(duty, tasks)
    ?? el('p', {}, duty.publishedAt ? `${day(duty.publishedAt)}${duty.status === 'unfinished' ? '登记为未完成并办结' : '公开'}` : '系统正在处理，请稍后刷新。'));
}

function reports(/** @type {Schemas['DutyFileWhole']} */ {duty, reports: sent, evidence}, /** @type {string[]} */ reporting) {
  return panel('reports-title', '各部门报告', duty.bureaus.map(bureau => {
    const report = sent.find(one => one.bureau === bureau.bureau);
    return el('section', {},
      el('h3', {}, bureau.bureauName, bureau.role === 'lead' && '（牵头）', ' ',
        el('span', {class: 'tag'}, report ? report.progressName : REPORT_STATES[bureau.state]), ' ', late(bureau.daysLate)),
      report && terms([
        ['完成比例', report.percent !== null && `${report.percent}%`],
        ['进展情况', report.text],
        ['困难与问题', report.difficulties],
        ['佐证说明', report.evidence],
        ['退回意见', report.returnedText],
        ['报告时间', minute(report.reportedAt)],
      ].filter(([, value]) => value)),
      fileList(evidence.filter(one => one.bureau === bureau.bureau), `${path}/evidence`, reporting.includes(bureau.bureau) && !report ? start : null));
  }));
}

function outcome(/** @type {Schemas['DutyFileWhole']} */ {merged, remarks}) {
  return (merged || remarks.length > 0) && panel('merged-title', '汇总与检查',
    merged && terms([
      ['总体状态', PROGRESS[merged.progress] ?? merged.progress], ['汇总情况', merged.summary], ['公开摘要', merged.publicSummary], ['汇总时间', minute(merged.mergedAt)],
    ]),
    remarks.length > 0 && el('ul', {class: 'holders'}, remarks.map(one =>
      el('li', {}, el('b', {}, `${one.bureauName}　${one.label}`), one.remark && `：${one.remark}`, el('span', {class: 'hint'}, `　${minute(one.at)}`)))));
}

function upload(/** @type {Schemas['EvidenceFile'][]} */ own) {
  return el('section', {class: 'panel wanted', 'aria-labelledby': 'upload-title'}, el('h2', {id: 'upload-title'}, '上传佐证材料'),
    uploadForm('上传佐证材料', '选择文件', '上传后请到 Tasklist 提交报告', own, `${path}/evidence`, () => start('佐证材料已上传。')));
}

/** @param {string} [said] what was just done */
async function start(said) {
  try {
    const role = roles(await frame());
    const file = await get(path);
    const {duty} = file;
    const tasks = role.handles ? await tasksOf(no) : [];
    const reporting = tasks.filter(task => REPORTING.includes(task.key)).map(task => task.bureau);
    document.title = `${no} ${duty.title} · 联办`;
    show(place,
      el('nav', {class: 'path', 'aria-label': '位置'}, el('a', {href: `/duties?year=${duty.year}&quarter=${duty.quarter}`}, '任务进展'), ` / ${no}`),
      el('h1', {}, duty.title, ' ', el('span', {class: 'status'}, duty.statusName)),
      el('p', {class: 'hint'}, `${duty.citation}　${quarterOf(duty)}　`, el('a', {href: `/items/${duty.itemId}`}, '事项说明')),
      told(said),
      progress(duty, tasks),
      reporting.length > 0 && upload(file.evidence.filter(one => reporting.includes(one.bureau))),
      outcome(file),
      reports(file, reporting),
      timeline(file));
    byId('said')?.focus();
  } catch (problem) {
    failed(place, problem);
  }
}

start();
