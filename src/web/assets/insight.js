import {byId, el, show} from './dom.js';
import {get} from './api.js';
import {failed, frame, roles} from './frame.js';
import {select} from './fields.js';
import {ALERT, COLOURS, plot} from './plot.js';
import {rooms} from './rooms.js';
import {grouped, inWan, minute, today} from './text.js';

/** @import {Schemas} from '../../checks/types/interface' */

/** @type {<R>(rows: R[], field: keyof R) => number} */
const sum = (rows, field) => rows.reduce((total, row) => total + Number(row[field]), 0);
/** @type {{funnel: Schemas['FunnelsStep'][], waiting: Schemas['WaitingWorkWaiting'][], order: string[]}} */
const figures = {funnel: [], waiting: [], order: []};
/** The name of a status that some case has or had. */
const nameOf = (/** @type {string} */ status) => figures.funnel.find(row => row.status === status)?.statusName ?? status;

/** A plot that is drawn again when a choice changes. */
function replaced(/** @type {string} */ id, /** @type {Element} */ section) {
  section.id = id;
  const old = byId(id);
  if (old) {
    const focused = old.contains(document.activeElement) && document.activeElement?.id;
    old.replaceWith(section);
    if (focused) {
      byId(focused)?.focus();
    }
  }
  return section;
}

/**
 * A choice above a plot.
 *
 * @param {string} id
 * @param {string} label
 * @param {string[][]} options
 * @param {string} value
 * @param {(value: string) => void} changed
 */
function chooser(id, label, options, value, changed) {
  const input = select(options);
  input.id = id;
  input.value = value;
  input.addEventListener('change', () => changed(input.value));
  return el('p', {class: 'choose'}, el('label', {for: id}, label), input);
}

function itemsOf(/** @type {Schemas['FunnelsStep'][]} */ rows) {
  return [...new Map(rows.map(row => [row.itemId, row.itemTitle]))];
}

/** How many of these cases ended as something else to their applicants than their status says, in brackets. */
function ended(/** @type {Schemas['FunnelsStep'][]} */ rows) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  rows.flatMap(row => row.outcomes).forEach(one => counts.set(one.name, (counts.get(one.name) ?? 0) + one.standing));
  return counts.size === 0 ? '' : `（其中${[...counts].map(([name, count]) => `${name} ${count} 件`).join('、')}）`;
}

function funnel(item = '') {
  const rows = figures.funnel.filter(row => !item || row.itemId === item);
  const steps = figures.order.map(status => {
    const here = rows.filter(row => row.status === status);
    return {status, name: nameOf(status) + ended(here), reached: sum(here, 'standing') + sum(here, 'gone'), standing: sum(here, 'standing')};
  }).filter(step => step.reached > 0);
  return replaced('funnel', plot({
    id: 'funnel',
    title: '各环节的到达与停留',
    note: '深色为现在停在该环节的件数，浅色为已经离开的件次；补正、退回后再次到达的另计。',
    controls: chooser('funnel-item', '事项', [['', '全部事项'], ...itemsOf(figures.funnel)], item, value => funnel(value)),
    columns: ['环节', '现在停留（件）', '已离开（件次）', '到达（件次）'],
    rows: steps.map(step => [step.name, step.standing, step.reached - step.standing, step.reached]),
    bars: steps.length,
    empty: '还没有案件。',
    option: {
      yAxis: {data: steps.map(step => step.name)},
      series: [
        {name: '现在停留（件）', type: 'bar', stack: 'all', barMaxWidth: 18, color: COLOURS[0], data: steps.map(step => step.standing)},
        {name: '已离开（件次）', type: 'bar', stack: 'all', barMaxWidth: 18, color: '#a9c0dd', data: steps.map(step => step.reached - step.standing)},
      ],
    },
  }));
}

function byItem() {
  const open = figures.funnel.filter(row => row.standing > 0 && !row.ended);
  const items = itemsOf(open);
  const statuses = figures.order.filter(status => open.some(row => row.status === status));
  const standing = (/** @type {string} */ item, /** @type {string} */ status) => sum(open.filter(row => row.itemId === item && row.status === status), 'standing');
  return plot({
    id: 'items',
    title: '各事项在办案件所在环节',
    columns: ['事项', ...statuses.map(status => nameOf(status)), '合计'],
    rows: items.map(([item, title]) => {
      const counts = statuses.map(status => standing(item, status));
      return [`${item} ${title}`, ...counts, counts.reduce((one, other) => one + other, 0)];
    }),
    bars: items.length,
    empty: '目前没有在办案件。',
    option: {
      yAxis: {data: items.map(([item, title]) => `${item} ${title}`)},
      series: statuses.map(status => ({
        name: nameOf(status), type: 'bar', stack: 'all', barMaxWidth: 18, data: items.map(([item]) => standing(item, status)),
        color: COLOURS[figures.order.indexOf(status) % COLOURS.length],
      })),
    },
  });
}

/** @type {[keyof Schemas['WaitingWorkWaiting'], string][]} */
const AGES = [['upTo3', '3 天以内'], ['upTo7', '4–7 天'], ['upTo15', '8–15 天'], ['upTo30', '16–30 天'], ['older', '30 天以上']];
const AGE_COLOURS = ['#bcd3ef', '#7fa8dc', '#3f74bd', '#1f4e8c', '#0f2c54'];

function waiting() {
  const rows = figures.waiting;
  return plot({
    id: 'waiting',
    title: '各部门待办的积压与超期',
    note: '上条按任务到达后的自然日分段，下条为其中已超过办理期限的任务。',
    columns: ['部门', '待办（项）', '已超期（项）', ...AGES.map(([, name]) => name), '最早到达'],
    rows: rows.map(row => [row.bureauName, row.waiting, row.overdue, ...AGES.map(([age]) => row[age]), minute(row.oldest)]),
    bars: rows.length * 1.6,
    empty: '目前没有待办任务。',
    option: {
      yAxis: {data: rows.map(row => row.bureauName)},
      series: [
        ...AGES.map(([age, name], index) => (
          {name, type: 'bar', stack: 'age', barMaxWidth: 16, color: AGE_COLOURS[index], data: rows.map(row => row[age])})),
        {name: '已超期', type: 'bar', barMaxWidth: 8, color: ALERT, data: rows.map(row => row.overdue)},
      ],
    },
  });
}

function stagesOf(/** @type {Schemas['StageTimesTimes']} */ times, /** @type {string} */ item) {
  const {stages, bottleneck} = times;
  const isWorst = (/** @type {Schemas['StageTimesStage']} */ stage) => stage.status === bottleneck?.status;
  return replaced('stages', plot({
    id: 'stages',
    title: '各环节用时与瓶颈',
    note: bottleneck
      ? el('span', {}, '瓶颈：', el('strong', {class: 'alert'}, bottleneck.statusName),
        `。${grouped(bottleneck.stays)} 次停留共用 ${grouped(bottleneck.total)} 天，是办理环节中最多的；平均 ${bottleneck.mean} 天，最慢的一成在 ${bottleneck.slow} 天以上。`)
      : stages.length > 0 ? '各环节停留的时间都还很短，暂时看不出瓶颈。' : '还没有离开过办理环节的案件，暂时看不出瓶颈。',
    controls: chooser('stages-item', '事项', [['', '全部事项'], ...itemsOf(figures.funnel)], item, async value => {
      try {
        stagesOf(await get(`/api/insight/stages${value ? `?itemId=${encodeURIComponent(value)}` : ''}`), value);
      } catch (problem) {
        failed(byId('stages'), problem);
      }
    }),
    columns: ['环节', '停留（次）', '平均（天）', '中位数（天）', '九成不超过（天）', '合计（天）', '瓶颈'],
    rows: stages.map(stage => [stage.statusName, stage.stays, stage.mean, stage.median, stage.slow, stage.total, isWorst(stage) ? '是' : '']),
    bars: stages.length * 1.7,
    empty: '还没有离开过任何环节的案件。',
    option: {
      xAxis: {name: '天', minInterval: 0},
      yAxis: {
        data: stages.map(stage => stage.statusName),
        axisLabel: {color: (/** @type {string} */ name) => (name === bottleneck?.statusName ? ALERT : '#1c2733'), fontWeight: 'bold'},
      },
      series: [
        {name: '平均', type: 'bar', barMaxWidth: 12, data: stages.map(stage => ({value: stage.mean, itemStyle: {color: isWorst(stage) ? ALERT : COLOURS[0]}})),
          color: COLOURS[0], label: {show: true, position: 'right', formatter: '{c} 天'}},
        {name: '中位数', type: 'bar', barMaxWidth: 6, color: '#7fa8dc', data: stages.map(stage => stage.median)},
        {name: '九成不超过', type: 'bar', barMaxWidth: 6, color: '#d9820f', data: stages.map(stage => stage.slow)},
      ],
    },
  }));
}

function awardsOf(/** @type {Schemas['AwardFiguresAwarded'][]} */ rows, /** @type {number | string} */ year) {
  const now = Number(today().slice(0, 4));
  const wan = (/** @type {string | null} */ yuan) => Number(yuan ?? 0) / 10000;
  return replaced('awards', plot({
    id: 'awards',
    title: `${year} 年奖补与预算`,
    note: '单位为万元。没有设定预算的事项只显示奖补。',
    controls: chooser('awards-year', '年度', [now + 1, now, now - 1, now - 2, now - 3].map(one => [String(one), `${one} 年`]), String(year), async value => {
      try {
        awardsOf(await get(`/api/insight/awards?year=${value}`), value);
      } catch (problem) {
        failed(byId('awards'), problem);
      }
    }),
    columns: ['事项', '预算（万元）', '奖补（笔）', '公示中（万元）', '待拨付（万元）', '已拨付（万元）'],
    rows: rows.map(row => [`${row.itemId} ${row.itemTitle}`, row.budget === null ? null : inWan(row.budget), row.awards, inWan(row.reserved), inWan(row.approved), inWan(row.paid)]),
    bars: rows.length * 1.7,
    empty: `${year} 年没有奖补，也没有设定预算。`,
    option: {
      xAxis: {name: '万元', minInterval: 0},
      yAxis: {data: rows.map(row => `${row.itemId} ${row.itemTitle}`)},
      series: [
        {name: '已拨付', type: 'bar', stack: 'awarded', barMaxWidth: 14, color: '#1d6b43', data: rows.map(row => wan(row.paid))},
        {name: '待拨付', type: 'bar', stack: 'awarded', barMaxWidth: 14, color: COLOURS[0], data: rows.map(row => wan(row.approved))},
        {name: '公示中', type: 'bar', stack: 'awarded', barMaxWidth: 14, color: '#7fa8dc', data: rows.map(row => wan(row.reserved))},
        {name: '预算', type: 'bar', barMaxWidth: 8, color: '#d9820f', data: rows.map(row => (row.budget === null ? null : wan(row.budget)))},
      ],
    },
  }));
}

function glance(/** @type {Schemas['StageTimesTimes']} */ times) {
  const open = figures.funnel.filter(row => !row.ended);
  /**
   * @param {string} value
   * @param {string} name
   * @param {string | false | null} [note]
   * @param {boolean} [alert]
   */
  const number = (value, name, note, alert) => el('div', {class: alert ? 'glance-one alert' : 'glance-one'},
    el('strong', {}, value), el('span', {}, name), note && el('small', {}, note));
  const late = figures.waiting.filter(row => row.overdue > 0);
  show(byId('glance'),
    number(grouped(sum(open, 'standing')), '在办案件'),
    number(grouped(sum(figures.waiting, 'waiting')), '待办任务'),
    number(grouped(sum(late, 'overdue')), '超期任务', late.length > 0 && `最多：${late[0].bureauName}`, late.length > 0),
    number(times.bottleneck?.statusName ?? '—', '瓶颈环节', times.bottleneck && `平均 ${times.bottleneck.mean} 天`));
}

async function start() {
  try {
    const session = await frame();
    rooms(session);
    byId('reach').textContent = roles(session).looksOn ? '全部案件的情况。' : '本部门经办案件的情况。';
    const year = Number(today().slice(0, 4));
    const [steps, waits, times, awards, statuses] = await Promise.all([
      get('/api/insight/funnel'), get('/api/insight/waiting'), get('/api/insight/stages'), get(`/api/insight/awards?year=${year}`), get('/api/statuses'),
    ]);
    figures.funnel = steps;
    // statuses that only cases of earlier models have come last
    figures.order = [...new Set([...statuses.map(one => one.code), ...steps.map(row => row.status)])];
    figures.waiting = waits;
    glance(times);
    show(byId('plots'), funnel(), waiting(), stagesOf(times, ''), byItem(), awardsOf(awards, year));
  } catch (problem) {
    show(byId('plots'));
    failed(byId('glance'), problem);
  }
}

start();
