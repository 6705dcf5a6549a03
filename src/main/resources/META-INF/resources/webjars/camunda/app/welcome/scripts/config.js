import {locales} from '../../../assets/language.js';

export default {
  app: {name: '首页', vendor: '联办'},
  locales,
  customScripts: ['scripts/log-in'],
  disableWelcomeMessage: true
};
