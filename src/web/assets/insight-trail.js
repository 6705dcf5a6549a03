import {addressed, byId, el, show, tableHead} from './dom.js';
import {get} from './api.js';
import {failed, frame} from './frame.js';
import {rooms} from './rooms.js';
import {keepCsv} from './sheet.js';
import {minute} from './text.js';

/** @import {Schemas} from '../../checks/types/interface' */

const no = addressed();
const place = byId('trail');
/**
 * The smallest scale for showing a whole diagram; a larger one is scrolled to where the case
 * stands.
 */
const READABLE = 0.6;
const COLUMNS = ['节点', '第几次', '进入', '离开', '历时', '部门', '办理人'];
const TIMES = [2, 3, 4];

/** What is drawn of an element. @typedef {{id: string, businessObject: {$instanceOf: (type: string) => boolean}, labelTarget?: object}} Shape */

/** The duration in its two largest units. */
function lasted(/** @type {Schemas['CaseTrailVisit']} */ visit) {
  const minutes = Math.floor(((visit.left ? new Date(visit.left).getTime() : Date.now()) - new Date(visit.entered).getTime()) / 60000);
  if (minutes < 1) {
    return '不足 1 分钟';
  }
  /** @type {[number, string][]} */
  const parts = [[Math.floor(minutes / 1440), '天'], [Math.floor(minutes / 60) % 24, '小时'], [minutes % 60, '分钟']];
  return parts.filter(([count]) => count > 0).slice(0, 2).map(([count, unit]) => `${count} ${unit}`).join(' ');
}

function rows(/** @type {Schemas['CaseTrailWay']} */ way) {
  return way.nodes
    .filter(node => node.name)
    .flatMap(node => node.visits.map((visit, index) => [
      node.name,
      index + 1,
      minute(visit.entered),
      visit.left ? minute(visit.left) + (visit.cancelled ? '（中止）' : '') : '现在停在这里',
      lasted(visit),
      visit.bureau ?? '',
      visit.personName ?? '',
    ]));
}

async function draw(/** @type {Schemas['CaseTrailWay']} */ way, /** @type {Element} */ canvas) {
  const viewer = new window.BpmnJS({container: canvas});
  const response = await fetch(`/api/insight/cases/${encodeURIComponent(no)}/diagrams/${encodeURIComponent(way.definitionId)}`);
  if (!response.ok) {
    throw new Error('流程图暂时取不到，请稍后刷新');
  }
  await viewer.importXML(await response.text());
  const board = viewer.get('canvas');
  const elements = viewer.get('elementRegistry');
  const overlays = viewer.get('overlays');
  const visited = new Set(way.nodes.map(node => node.id));
  elements
    .filter((/** @type {Shape} */ shape) => shape.businessObject.$instanceOf('bpmn:FlowNode') && !shape.labelTarget && !visited.has(shape.id))
    .forEach((/** @type {Shape} */ shape) => board.addMarker(shape.id, 'not-here'));
  for (const node of way.nodes.filter(one => elements.get(one.id))) {
    const standing = node.visits.filter(visit => !visit.left).length;
    board.addMarker(node.id, standing > 0 ? 'stands-here' : 'was-here');
    if (node.name) {
      const badge = el('div', {class: standing > 0 ? 'visits here' : 'visits'}, `${node.visits.length} 次`);
      overlays.add(node.id, {position: {top: -12, right: 14}, html: badge});
    }
  }
  const fit = () => board.zoom('fit-viewport', 'auto');
  fit();
  const last = way.nodes.findLast(one => elements.get(one.id)?.width && one.visits.some(visit => !visit.left))
    ?? way.nodes.findLast(one => elements.get(one.id)?.width);
  if (board.zoom() < READABLE && last) {
    const {width, height} = board.getSize();
    const shape = elements.get(last.id);
    const part = {width: width / READABLE, height: height / READABLE};
    board.viewbox({...part, x: shape.x + shape.width / 2 - part.width / 2, y: shape.y + shape.height / 2 - part.height / 2});
  }
  return {fit, nearer: () => board.zoom(board.zoom() * 1.3), farther: () => board.zoom(board.zoom() / 1.3)};
}

function section(/** @type {Schemas['CaseTrailWay']} */ way, /** @type {number} */ index) {
  const canvas = el('div', {class: 'diagram', role: 'group', 'aria-label': `${way.name}的流程图，走过的节点见下方的表格`});
  const tools = el('div', {class: 'plot-keep'});
  const all = rows(way);
  const panel = el('section', {class: 'panel', 'aria-labelledby': `way-${index}`},
    el('div', {class: 'plot-head'}, el('h2', {id: `way-${index}`}, way.name), tools),
    canvas,
    el('p', {class: 'key'}, el('span', {class: 'key-was'}, '走过'), el('span', {class: 'key-here'}, '现在停在这里'), '节点右上角是到达次数。'),
    el('div', {class: 'wide', tabindex: 0, role: 'region', 'aria-label': `${way.name}走过的节点`},
      el('table', {},
        el('caption', {class: 'unseen'}, `${way.name}走过的节点`),
        tableHead(COLUMNS),
        el('tbody', {}, all.map(row => el('tr', {}, row.map((cell, column) => (column === 0 ? el('th', {scope: 'row'}, cell) : el('td', {class: TIMES.includes(column) ? 'time' : null}, cell)))))))));
  const begin = async () => {
    try {
      const {fit, nearer, farther} = await draw(way, canvas);
      show(tools,
        [['放大', nearer], ['缩小', farther], ['全图', fit]].map(([name, act]) => el('button', {class: 'plain', type: 'button', onclick: act, 'aria-label': `${way.name}：${name}`}, name)),
        el('button', {class: 'plain', type: 'button', 'aria-label': `${way.name}：下载 CSV`, onclick: () => keepCsv(COLUMNS, all, `${no}-${way.name}`)}, '下载 CSV'));
    } catch (problem) {
      failed(canvas, problem);
    }
  };
  return {panel, begin};
}

async function start() {
  try {
    const session = await frame();
    rooms(session);
    const ways = await get(`/api/insight/cases/${encodeURIComponent(no)}/trail`);
    byId('title').textContent = `办理轨迹 ${no}`;
    document.title = `办理轨迹 ${no} · 联办`;
    const sections = ways.map(section);
    show(place,
      !session?.groups.includes('process-owners') && el('p', {}, el('a', {href: `/cases/${encodeURIComponent(no)}`}, '查看案卷')),
      sections.length > 0 ? sections.map(one => one.panel) : el('p', {class: 'empty'}, '这个案件还没有进入流程。'));
    for (const one of sections) {
      await one.begin();
    }
  } catch (problem) {
    failed(place, problem);
  }
}

start();
