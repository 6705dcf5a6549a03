// For screen readers: marks the header and the main part of a page, and names the buttons that show
// only an icon. The engine's web applications lack both; buttons with a tooltip get its text as
// name.
const NAMES = {toggle: '收起或展开这一栏', maximize: '放大任务一栏', reset: '恢复各栏', drill: '进入子流程'};
const ROLES = {'[cam-widget-header]': 'banner', '[ng-view]': 'main'};

const name = (/** @type {Element} */ element, /** @type {string | null} */ words) => {
  if (words && !element.hasAttribute('aria-label') && !element.textContent.trim()) {
    element.setAttribute('aria-label', words);
  }
};

export function putLandmarks() {
  const put = () => {
    Object.entries(ROLES).forEach(([selector, role]) =>
      document.querySelectorAll(`${selector}:not([role])`).forEach(element => element.setAttribute('role', role)));
    document.querySelectorAll('button[uib-tooltip], a[href][uib-tooltip]').forEach(element => name(element, element.getAttribute('uib-tooltip')));
    document.querySelectorAll('.maximize').forEach(element => name(element, NAMES.maximize));
    document.querySelectorAll('.bjs-drilldown').forEach(element => name(element, NAMES.drill));
    document.querySelectorAll('.reset-regions').forEach(element => name(element, NAMES.reset));
    document.querySelectorAll('button[data-region], .region-toggle').forEach(element => name(element, NAMES.toggle));
  };
  let waiting = false;
  const soon = () => {
    if (!waiting) {
      waiting = true;
      window.setTimeout(() => {
        waiting = false;
        put();
      }, 50);
    }
  };
  new MutationObserver(soon).observe(document.body, {subtree: true, childList: true});
  put();
}
