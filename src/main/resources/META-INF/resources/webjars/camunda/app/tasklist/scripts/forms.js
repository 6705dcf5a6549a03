import {inChinese} from '../../../../assets/form-fields.js';

// Chinese texts of fields that the form library draws by itself, because it has only English ones.
const translate = (/** @type {Node} */ node) => {
  const owner = node.parentElement;
  if (node instanceof CharacterData && owner && owner.closest('.fjs-form-field-error, .fjs-select-placeholder')) {
    const chinese = inChinese(node.data);
    if (chinese !== node.data) {
      node.data = chinese;
    }
  }
};
const translateAll = (/** @type {Node} */ root) => {
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    translate(texts.currentNode);
  }
};

new MutationObserver(changes =>
  changes.forEach(change =>
    change.type === 'characterData' ? translate(change.target) : change.addedNodes.forEach(added => translateAll(added.parentElement ?? added)))
).observe(document.body, {subtree: true, childList: true, characterData: true});

// Keeps dates and short words of a table in one line, because a long text beside them would break
// them after every second character.
const SHORT = '2026年11月23日'.length;
const markShort = () =>
  document.querySelectorAll('.fjs-container .fjs-form-field-text :is(th, td):not(.short)').forEach(cell => cell.textContent.trim().length <= SHORT && cell.classList.add('short'));
new MutationObserver(changes => changes.some((/** @type {any} */ change) => change.target.closest?.('.fjs-container, .form-pane')) && markShort()).observe(document.body, {
  subtree: true,
  childList: true
});

// In a narrow or magnified window the columns are below each other, so the page scrolls to the task
// that was picked.
window.addEventListener('hashchange', (/** @type {any} */ event) => {
  const task = (/** @type {string} */ address) => new URLSearchParams(new URL(address).hash.replace(/^#!?\/?\??/, '')).get('task');
  if (task(event.newURL) && task(event.newURL) !== task(event.oldURL) && window.matchMedia('(max-width: 767px)').matches) {
    document.querySelector('.column-right')?.scrollIntoView();
  }
});

// Opens files and cases in a new window, because in Tasklist's own they would discard what has been
// filled in.
document.addEventListener('click', (/** @type {any} */ event) => {
  const link = event.target.closest?.('.fjs-container a[href]');
  if (link) {
    link.target = '_blank';
    link.rel = 'noopener';
  }
}, true);

export default {};
