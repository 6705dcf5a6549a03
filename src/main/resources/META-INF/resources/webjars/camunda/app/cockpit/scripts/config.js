import {locales} from '../../../assets/language.js';

export default {
  app: {name: '流程监测', vendor: '联办'},
  locales,
  customScripts: ['scripts/log-in', 'scripts/insight'],
  disableWelcomeMessage: true
};
