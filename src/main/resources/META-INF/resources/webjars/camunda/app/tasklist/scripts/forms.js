// Chinese texts of forms, because the form library has only English ones.
/** @type {[RegExp, (...found: string[]) => string][]} */
const CHINESE = [
  [/^Field is required\.$/, () => '请填写此项。'],
  [/^Field must match pattern .*\.$/, () => '格式有误。'],
  [/^Field must have minimum value of (.*)\.$/, (_, value) => `不得小于 ${value}。`],
  [/^Field must have maximum value of (.*)\.$/, (_, value) => `不得大于 ${value}。`],
  [/^Field must have minimum length of (.*)\.$/, (_, length) => `不得少于 ${length} 个字符。`],
  [/^Field must have maximum length of (.*)\.$/, (_, length) => `不得超过 ${length} 个字符。`],
  [/^Field must be a valid email\.$/, () => '电子邮箱有误。'],
  [/^Field must be a valid {2}?international phone number\..*$/, () => '电话号码有误。'],
  [/^Value is not a number\.$/, () => '请填写数字。'],
  [/^Value is expected to be an integer\.$/, () => '请填写整数。'],
  [/^Value is expected to have at most (\d+) decimal digits?\.$/, (_, digits) => `小数不得超过 ${digits} 位。`],
  [/^Select$/, () => '请选择']
];
const inChinese = text => {
  const rule = CHINESE.find(([english]) => english.test(text));
  return rule ? text.replace(rule[0], rule[1]) : text;
};
const translate = node => {
  const owner = node.parentElement;
  if (owner && owner.closest('.fjs-form-field-error, .fjs-select-placeholder')) {
    const chinese = inChinese(node.data);
    if (chinese !== node.data) {
      node.data = chinese;
    }
  }
};
const translateAll = root => {
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    translate(texts.currentNode);
  }
};

new MutationObserver(changes =>
  changes.forEach(change =>
    change.type === 'characterData' ? translate(change.target) : change.addedNodes.forEach(added => translateAll(added.parentElement ?? added)))
).observe(document.body, {subtree: true, childList: true, characterData: true});

// The library takes over a text or number a moment after the last key, and loses it if another
// field makes it draw the form again before that. It takes over at once when a field is left, so
// the event for leaving is sent after every key.
const left = field => field.dispatchEvent(new FocusEvent('focusout'));
document.addEventListener('input', (/** @type {any} */ event) => {
  if (event.target.matches?.('.fjs-container .fjs-form-field-textarea textarea, .fjs-container .fjs-form-field-textfield input')) {
    left(event.target);
  } else if (event.target.matches?.('.fjs-container .fjs-form-field-number input')) {
    // a number is read from the drawn field, which is updated right after this event
    Promise.resolve().then(() => left(event.target));
  }
});

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
  const task = address => new URLSearchParams(new URL(address).hash.replace(/^#!?\/?\??/, '')).get('task');
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
