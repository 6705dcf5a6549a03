import {fieldsOf, placeOf, taskInAddress} from './service.js';

// Marks fields that a decision makes required. The form has this in properties that only the
// service reads.
/** @type {{task: string | null, rules: {field: any, decider: any, applies: (value: string | null) => boolean}[]}} */
let marked = {task: null, rules: []};

const rules = components => {
  const byKey = new Map(components.map(one => [one.key, one]));
  return [...byKey.values()]
    .map(field => {
      const {requiredUnlessField, requiredUnless, requiredWhenField, requiredWhen} = field.properties ?? {};
      const decider = byKey.get(requiredUnlessField ?? requiredWhenField);
      return decider && {
        field,
        decider,
        applies: value => value !== null && (requiredUnlessField ? value !== requiredUnless : value === requiredWhen)
      };
    })
    .filter(Boolean);
};

const chosen = decider => {
  const place = placeOf(decider);
  if (decider.type === 'checkbox') {
    return String(place?.querySelector('input')?.checked ?? false);
  }
  const words = place?.querySelector('input:checked')?.closest('label')?.textContent.trim();
  return decider.values?.find(option => option.label === words)?.value ?? null;
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
