import {angularService, day, el, get, minute} from './service.js';

/** @import {Schemas} from '../../../../../../../../../checks/types/interface' */

// The tabs beside the form: the case's history, and where it stands in its process and in called
// processes.
const READABLE = 0.7;
/** @type {Record<string, string>} */
const EVENTS = {
  submitted: '提交', accepted: '受理', corrected: '补正', opinion: '意见', verified: '核定', concluded: '结论', coordinated: '协调', approved: '审定',
  returned: '退回', paid: '拨付', objected: '异议', reminded: '提醒', escalated: '督办', attached: '附件', withdrawn: '撤回'
};

const showing = (/** @type {Element} */ node, /** @type {string} */ taskId, /** @type {(found: Schemas['TaskCasesTaskCase']) => void} */ show) => {
  node.className = 'case-tab';
  node.replaceChildren(el('p', {class: 'hint'}, '正在读取……'));
  get(`/api/tasks/${encodeURIComponent(taskId)}/case`)
    .then(found => {
      node.replaceChildren();
      show(found);
    })
    .catch(problem => node.replaceChildren(el('p', {class: 'alert alert-danger', role: 'alert'}, problem.message)));
};

const holders = (/** @type {Schemas['TaskCasesTaskCase']} */ found) =>
  el('section', {class: 'case-holders'}, el('h4', {}, '当前办理'), el('ul', {}, found.holders.map(holder =>
    el('li', {}, el('b', {}, holder.bureau), `　${holder.taskName}`, holder.due && `，${day(holder.due)}到期`,
      holder.assignee ? `，${holder.assignee} 已认领` : '，尚未认领'))));

const history = (/** @type {Element} */ node, /** @type {{taskId: string}} */ {taskId}) =>
  showing(node, taskId, found =>
    node.append(
      holders(found),
      el('h4', {}, '办理历史'),
      el('table', {class: 'case-history'},
        el('thead', {}, el('tr', {}, ['时间', '办理单位', '办理人', '事项'].map(name => el('th', {scope: 'col'}, name)))),
        el('tbody', {}, [...found.history].reverse().map(entry =>
          el('tr', {class: entry.actor ? null : 'by-itself'},
            el('td', {}, el('time', {datetime: entry.at}, minute(entry.at))),
            el('td', {}, entry.actor ?? '系统'),
            el('td', {title: entry.person ?? null}, entry.personName ?? '—', entry.onBehalfOfName && el('div', {}, `代 ${entry.onBehalfOfName}`)),
            el('td', {}, EVENTS[entry.event] && el('span', {class: 'event'}, EVENTS[entry.event]), entry.text)))))));

const draw = async (/** @type {Element} */ place, /** @type {Schemas['CasePositionDiagram']} */ diagram) => {
  const {bpmn20Xml} = await get(`/camunda/api/engine/engine/default/process-definition/${encodeURIComponent(diagram.definitionId)}/xml`);
  const scope = angularService('$rootScope').$new(true);
  scope.xml = bpmn20Xml;
  scope.control = {};
  scope.mark = () => {
    const viewer = scope.control.getViewer();
    const canvas = viewer.get('canvas');
    diagram.passed.filter(id => viewer.get('elementRegistry').get(id)).forEach(id => canvas.addMarker(id, 'case-passed'));
    Object.entries(diagram.tokens).filter(([id]) => viewer.get('elementRegistry').get(id)).forEach(([id, count]) => {
      canvas.addMarker(id, 'case-here');
      const words = count > 1 ? `${count} 家办理中` : '办理中';
      viewer.get('overlays').add(id, {position: {top: -14, left: 0}, show: {minZoom: 0.2}, html: el('div', {class: 'case-here-badge'}, words)});
    });
    canvas.zoom('fit-viewport', 'auto');
    // a large diagram is scrolled to where the case stands, at a readable scale
    const here = Object.keys(diagram.tokens).map(id => viewer.get('elementRegistry').get(id)).find(Boolean);
    if (canvas.zoom() < READABLE && here) {
      const {outer} = canvas.viewbox();
      canvas.zoom(READABLE);
      canvas.viewbox({
        x: here.x + here.width / 2 - outer.width / READABLE / 2,
        y: here.y + here.height / 2 - outer.height / READABLE / 2,
        width: outer.width / READABLE,
        height: outer.height / READABLE
      });
    }
  };
  place.append(angularService('$compile')(
    '<div class="diagram-pane" cam-widget-bpmn-viewer diagram-data="xml" control="control" on-load="mark()"></div>')(scope)[0]);
  scope.$digest();
  return scope;
};

const position = (() => {
  /** @type {{$destroy: () => void}[]} */
  let scopes = [];
  const clear = () => {
    scopes.forEach(scope => scope.$destroy());
    scopes = [];
  };
  return {
    render: (/** @type {Element} */ node, /** @type {{taskId: string}} */ {taskId}) =>
      showing(node, taskId, found => {
        node.append(holders(found), el('p', {class: 'hint'}, '绿色为已经过的环节，红色为当前所在的环节。滚轮缩放，拖动平移。'));
        found.diagrams.forEach((diagram, at) => {
          const place = el('section', {class: 'case-diagram'}, el('h4', {}, at === 0 ? diagram.name : `${diagram.name}（子流程）`));
          node.append(place);
          draw(place, diagram).then(scope => scopes.push(scope)).catch(problem => place.append(el('p', {class: 'hint'}, problem.message)));
        });
      }),
    unmount: clear
  };
})();

export default [
  {id: 'task-detail-case-history', pluginPoint: 'tasklist.task.detail', priority: 790, properties: {label: '办理历史'}, render: history},
  {id: 'task-detail-case-position', pluginPoint: 'tasklist.task.detail', priority: 590, properties: {label: '流程图'}, ...position}
];
