import {locales} from '../../../assets/language.js';

export default {
  app: {name: '待办任务', vendor: '联办'},
  locales,
  customScripts: ['scripts/log-in', 'scripts/due-first', 'scripts/forms', 'scripts/fields', 'scripts/understood', 'scripts/required', 'scripts/cards', 'scripts/lists', 'scripts/case', 'scripts/keys'],
  disableWelcomeMessage: true,
  shortcuts: {
    claimTask: {key: 'ctrl+alt+c', description: '认领当前任务'},
    focusFilter: {key: 'ctrl+shift+f', description: '转到筛选器'},
    focusList: {key: 'ctrl+alt+l', description: '转到任务列表'},
    focusForm: {key: 'ctrl+alt+f', description: '转到任务表单'},
    completeTask: {key: 'ctrl+enter', description: '办结当前任务'}
  }
};
