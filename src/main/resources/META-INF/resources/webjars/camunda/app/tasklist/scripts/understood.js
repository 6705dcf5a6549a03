import {unclear} from '../../../../assets/inputs.js';
import {angularService, fieldsOf, placeOf, taskInAddress, whenAnswered} from './service.js';

// Nothing is completed while a number or a day is not understood. Fields that the service has refused are marked, until the form is changed.
const READ = '.fjs-container [data-type]';

const isUnder = (/** @type {{target: Element}} */ event, /** @type {string} */ selector) => event.target.matches?.(selector);

document.addEventListener('keydown', (/** @type {any} */ event) => {
  if (event.key === 'Enter' && isUnder(event, READ) && unclear(event.target) !== null) {
    event.preventDefault();
    event.stopImmediatePropagation();
  }
}, true);
document.addEventListener('click', (/** @type {any} */ event) => {
  if (!event.target.closest?.('.form-actions .btn-primary')) {
    return;
  }
  const [first] = /** @type {HTMLInputElement[]} */ ([...document.querySelectorAll(READ)]).filter(input => unclear(input) !== null);
  if (first) {
    event.preventDefault();
    event.stopImmediatePropagation();
    first.scrollIntoView({block: 'center'});
    first.focus();
  }
}, true);

/** Marks the fields that the service has refused, and leads to the first of them. */
const pointAt = async (/** @type {{field: string}[]} */ errors) => {
  document.querySelectorAll('.fjs-container .refused-here').forEach(field => field.classList.remove('refused-here'));
  const task = taskInAddress();
  const refused = new Set(errors.map(error => error.field));
  const places = (task ? await fieldsOf(task) : []).filter(one => refused.has(one.key)).map(placeOf).filter(place => place !== null);
  places.forEach(place => place.classList.add('refused-here'));
  const first = /** @type {HTMLElement | null | undefined} */ (places[0]?.querySelector('input, textarea, select'));
  if (first) {
    first.scrollIntoView({block: 'center'});
    first.focus();
  }
};
whenAnswered(/^POST .*\/task\/[^/]+\/submit-form$/, request => {
  /** @type {{field: string}[]} */
  let errors = [];
  try {
    ({errors = []} = JSON.parse(request.responseText || '{}'));
  } catch {
    // not from the service itself, such as a proxy's page
  }
  // once the page has shown the message
  window.setTimeout(() => pointAt(errors));
});

// after a change the error no longer applies, so it is removed from the field and the message
['input', 'change'].forEach(kind => document.addEventListener(kind, (/** @type {any} */ {target}) => {
  if (!target.closest?.('.fjs-container')) {
    return;
  }
  target.closest('.refused-here')?.classList.remove('refused-here');
  if (document.querySelector('.page-notifications .alert-danger')) {
    angularService('Notifications').clear({type: 'danger'});
    angularService('$rootScope').$applyAsync();
  }
}));

export default {};
