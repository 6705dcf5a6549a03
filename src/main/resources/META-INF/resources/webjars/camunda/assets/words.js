// Replaces words that the engine's web applications write in English whatever the language: those
// of the viewers of diagrams and tables, of some buttons, and names of permissions.
/** @type {Record<string, string>} */
const WORDS = {
  'Actions': '操作',
  'Toggle this section': '展开或收起',
  'zoom in': '放大',
  'zoom out': '缩小',
  'reset zoom': '恢复原大小',
  'Hit policy:': '命中策略：',
  'Unique': '唯一命中',
  'First': '首条命中',
  'Any': '任意命中',
  'Collect': '全部收集',
  'Rule order': '按规则顺序',
  'No overlap is possible and all rules are disjoint. Only a single rule can be matched': '各规则互不重叠，只能命中一条',
  'Rules may overlap. The first matching rule will be chosen': '规则可以重叠，取最先命中的一条',
  'Rules may overlap. All of the matching rules will be ordered and returned': '规则可以重叠，命中的各条按规则顺序给出',
  'Collects the values of all matching rules': '收集命中的各条的结果',
  'When': '当',
  'Then': '则',
  'And': '且',
  'Annotations': '依据与说明',
  'Input values': '允许的输入值',
  'Output values': '允许的输出值',
  'Output label': '输出名称',
  'Output type': '输出类型',
  'Variable name': '变量名',
  'Variable type': '变量类型',
  'View DRD': '查看决策关系图',
  'Expression': '表达式',
  'async-continuation': '异步执行',
  'async-before': '执行前保存',
  'timer-task-listener': '任务定时器',
  'timer-boundary': '边界定时器',
  'timer-intermediate-transition': '定时等待',
  'timer-start-event-subprocess': '子流程定时启动',
  'task.assignee': '认领人',
  'Failed Job': '作业失败',
  'failedJob': '作业失败',
  'Failed External Task': '外部任务失败',
  'SYSTEM': '系统',
  'WORKFLOW': '业务',
  'ALL': '全部',
  'ACCESS': '访问',
  'READ': '查看',
  'CREATE': '新建',
  'UPDATE': '修改',
  'DELETE': '删除',
  'READ_TASK': '查看任务',
  'READ_INSTANCE': '查看实例',
  'READ_HISTORY': '查看历史',
  'READ_INSTANCE_VARIABLE': '查看实例变量',
  'READ_HISTORY_VARIABLE': '查看历史变量',
  'RETRY_JOB': '重试作业',
  'TASK_ASSIGN': '指派任务',
  'TASK_WORK': '办理任务',
  'UPDATE_TASK': '修改任务',
  'UPDATE_INSTANCE': '修改实例',
  'CREATE_INSTANCE': '发起实例',
  'DELETE_INSTANCE': '删除实例'
};
const PERMISSIONS = /^[A-Z_]+(, [A-Z_]+)+$/;
// a moment in ISO 8601
const MOMENT = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)$/;
const HINTS = ['title', 'aria-label', 'tooltip', 'uib-tooltip', 'placeholder'];

function putRight(/** @type {Node} */ node) {
  if (node instanceof Text) {
    const text = node.data.trim();
    if (text === 'null' && node.parentElement?.matches('.super-process-instance-id .null-value')) {
      node.nodeValue = '空';
    } else if (MOMENT.test(text) && node.parentElement?.closest('td, dd')) {
      node.nodeValue = text.replace('T', ' ');
    }
    const word = PERMISSIONS.test(text) ? text.split(', ').map(name => WORDS[name] ?? name).join('、') : WORDS[text];
    if (word) {
      node.nodeValue = word;
    }
  } else if (node instanceof Element && !['SCRIPT', 'STYLE', 'CODE', 'PRE', 'TEXTAREA'].includes(node.tagName)) {
    for (const hint of HINTS) {
      const word = WORDS[node.getAttribute(hint) ?? ''];
      if (word) {
        node.setAttribute(hint, word);
      }
    }
    node.childNodes.forEach(putRight);
  }
}

/** Translates words without an entry in a locale, now and whenever they appear. */
export function putWordsRight() {
  new MutationObserver(changes => changes.forEach(change => (change.type === 'childList' ? change.addedNodes.forEach(putRight) : putRight(change.target)))).observe(document.body, {
    attributes: true,
    attributeFilter: HINTS,
    characterData: true,
    childList: true,
    subtree: true
  });
  putRight(document.body);
}
