export default {
  customScripts: ['scripts/log-in']
};
