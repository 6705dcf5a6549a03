import {fieldsOf, placeOf, taskInAddress} from './service.js';

// Marks fields that a decision makes required. The form has this in properties that only the
// service reads.
/** @import {Component} from '../../../../../../../../../web/assets/form-fields.js' */

/** @typedef {{field: Component, decider: Component, applies: (value: string | null) => boolean}} Rule */

/** @type {{task: string | null, rules: Rule[]}} */
let marked = {task: null, rules: []};

/** @type {(components: Component[]) => Rule[]} */
const rules = components => {
  const byKey = new Map(components.map(one => [one.key, one]));
  return [...byKey.values()]
    .flatMap(field => {
      const {requiredUnlessField, requiredUnless, requiredWhenField, requiredWhen} = field.properties ?? {};
      const decider = byKey.get(requiredUnlessField ?? requiredWhenField);
      return decider ? [{
        field,
        decider,
        applies: (/** @type {string | null} */ value) => value !== null && (requiredUnlessField ? value !== requiredUnless : value === requiredWhen)
      }] : [];
    });
};

const chosen = (/** @type {Component} */ decider) => {
  const place = placeOf(decider);
  if (decider.type === 'checkbox') {
    return String(place?.querySelector('input')?.checked ?? false);
  }
  // the library gives an option no value of its own: they stand in the order of the form file
  const at = [...place?.querySelectorAll('input') ?? []].findIndex(input => input.checked);
  return decider.values?.[at]?.value ?? null;
};

const mark = () =>
  marked.rules.forEach(rule => {
    const label = placeOf(rule.field)?.querySelector('.field > label, .field > legend');
    label?.classList.toggle('required-now', rule.applies(chosen(rule.decider)));
  });

const look = async () => {
  const task = taskInAddress();
  if (!task || !document.querySelector('.fjs-container')) {
    return;
  }
  if (marked.task !== task) {
    marked = {task, rules: []};
    const found = rules(await fieldsOf(task));
    if (marked.task === task) {
      marked.rules = found;
    }
  }
  mark();
};

document.addEventListener('change', (/** @type {any} */ event) => event.target.matches?.('.fjs-container input') && window.setTimeout(mark));
new MutationObserver(changes => changes.some((/** @type {any} */ change) => change.target.closest?.('.form-pane, .fjs-container')) && look()).observe(document.body, {
  subtree: true,
  childList: true
});

export default {};
