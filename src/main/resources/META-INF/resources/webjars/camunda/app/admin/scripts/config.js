import {locales} from '../../../assets/language.js';

export default {
  app: {name: '账号管理', vendor: '联办'},
  locales,
  customScripts: ['scripts/log-in'],
  disableWelcomeMessage: true
};
