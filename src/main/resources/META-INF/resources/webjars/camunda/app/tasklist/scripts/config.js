export default {
  customScripts: ['scripts/log-in'],
  shortcuts: {
    claimTask: {key: 'ctrl+alt+c', description: '认领当前任务'},
    focusFilter: {key: 'ctrl+shift+f', description: '转到筛选条件'},
    focusList: {key: 'ctrl+alt+l', description: '转到任务列表'},
    focusForm: {key: 'ctrl+alt+f', description: '转到任务表单'}
  }
};
