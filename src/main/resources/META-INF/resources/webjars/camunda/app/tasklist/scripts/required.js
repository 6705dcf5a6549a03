// Which field has to be filled with which decision: the form says so in properties that only the service reads, so the mark is set here.
const FORM = '/camunda/api/engine/engine/default/task/';
let known = {task: null, rules: []};

const taskInAddress = () => new URLSearchParams(window.location.hash.replace(/^#!?\/?\??/, '')).get('task');

const read = form => {
  const byKey = new Map(form.components.filter(one => one.key).map(one => [one.key, one]));
  return [...byKey.values()]
    .map(field => {
      const {requiredUnlessField, requiredUnless, requiredWhenField, requiredWhen} = field.properties ?? {};
      const decider = byKey.get(requiredUnlessField ?? requiredWhenField);
      return decider && {
        label: field.label,
        decider,
        applies: value => value !== null && (requiredUnlessField ? value !== requiredUnless : value === requiredWhen)
      };
    })
    .filter(Boolean);
};

const fieldOf = label =>
  [...document.querySelectorAll('.fjs-container .fjs-form-field')].find(
    field => field.querySelector('.fjs-form-field-label')?.textContent.replace(/\*.*$/, '').trim() === label
  );

const chosen = decider => {
  if (decider.type === 'checkbox') {
    const box = [...document.querySelectorAll('.fjs-container .fjs-form-field-checkbox')].find(one => one.textContent.includes(decider.label));
    return String(box?.querySelector('input')?.checked ?? false);
  }
  const words = fieldOf(decider.label)?.querySelector('input:checked')?.closest('label, .fjs-inline-label')?.textContent.trim();
  return decider.values?.find(option => option.label === words)?.value ?? null;
};

const mark = () =>
  known.rules.forEach(rule => {
    const label = fieldOf(rule.label)?.querySelector('.fjs-form-field-label');
    label?.classList.toggle('required-now', rule.applies(chosen(rule.decider)));
  });

const look = async () => {
  const task = taskInAddress();
  if (!task || !document.querySelector('.fjs-container')) {
    return;
  }
  if (known.task !== task) {
    known = {task, rules: []};
    const answer = await window.fetch(FORM + encodeURIComponent(task) + '/deployed-form', {headers: {Accept: 'application/json'}}).catch(() => null);
    if (answer?.ok && known.task === task) {
      known.rules = read(await answer.json());
    }
  }
  mark();
};

document.addEventListener('change', event => event.target.matches?.('.fjs-container input') && window.setTimeout(mark));
new MutationObserver(changes => changes.some(change => change.target.closest?.('.form-pane, .fjs-container')) && look()).observe(document.body, {
  subtree: true,
  childList: true
});

export default {};
