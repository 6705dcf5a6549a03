import {isPlain, readDay, readNumber} from '../../../../assets/numbers.js';
import {angularService, fieldsOf, placeOf, taskInAddress, whenAnswered} from './service.js';

// Reads numbers and days as people type them: shows beside the field how they were understood, and
// gives the form plain digits. Errors from the service are shown beside the field that they name,
// until the form is changed.
const NUMBERS = '.fjs-container .fjs-form-field-number input';
const DAYS = '.fjs-container .fjs-form-field-datetime input';
const AMOUNT = /^\d{1,12}(\.\d{1,2})?$/;
const grouped = text => text.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
const plain = text => text.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');

/**
 * 86000000.5 as = 86,000,000.50 元（8,600.00005 万元）; digit by digit, because floating point would not
 * be exact.
 */
export const inWords = value => {
  if (!AMOUNT.test(value)) {
    return '';
  }
  const [whole, fraction = ''] = value.split('.');
  const digits = whole.replace(/^0+(?=\d)/, '');
  const yuan = `= ${grouped(digits)}.${fraction.padEnd(2, '0')} 元`;
  if (digits.length < 5) {
    return yuan;
  }
  const wan = plain(`${digits.slice(0, -4)}.${digits.slice(-4)}${fraction}`);
  const [high, low] = wan.split('.');
  return `${yuan}（${grouped(high)}${low ? `.${  low}` : ''} 万元）`;
};

const unitOf = input => input.closest('.fjs-form-field')?.querySelector('.fjs-input-adornment')?.textContent.trim() ?? '';

// typed text that is not a plain number, and so has not been given to the form yet
const pending = new WeakMap();

const say = (input, words, unclear) => {
  const field = input.closest('.fjs-form-field');
  let place = field.querySelector('.amount-in-words');
  if (!place) {
    if (words === '') {
      return;
    }
    place = document.createElement('div');
    place.className = 'amount-in-words';
    place.setAttribute('aria-live', 'polite');
    (input.closest('.fjs-input-group') ?? input).after(place);
  }
  if (place.textContent !== words) {
    place.textContent = words;
  }
  place.classList.toggle('unclear', unclear);
};

const tell = input => {
  const unit = unitOf(input);
  const {value, error} = readNumber(pending.get(input) ?? input.value, unit);
  const same = value === null || value === input.value;
  say(input, error ?? (unit === '元' ? inWords(value ?? '') : same ? '' : `= ${value} ${unit}`.trim()), error !== null);
};
const tellAll = () => document.querySelectorAll(NUMBERS).forEach(tell);

/** Gives the form the number that was understood; false where none was. */
const settle = input => {
  if (!pending.has(input)) {
    return true;
  }
  const {value, error} = readNumber(pending.get(input), unitOf(input));
  if (error) {
    input.value = pending.get(input);
    tell(input);
    return false;
  }
  pending.delete(input);
  input.value = value ?? '';
  input.dispatchEvent(new InputEvent('input', {bubbles: true}));
  return true;
};

/** Gives the calendar the day that was understood; false where none was. */
const settleDay = input => {
  const calendar = input._flatpickr;
  // fields of the calendar itself, such as the one for the year, are left alone
  if (!calendar) {
    return true;
  }
  // the calendar clears text that it cannot read, or restores the previous day
  if (pending.has(input)) {
    input.value = pending.get(input);
  }
  const {value, error} = readDay(input.value);
  const format = calendar.config.dateFormat;
  const own = error && calendar.parseDate(input.value, format);
  // text in the field's own format needs no change
  if (own && calendar.formatDate(own, format) === input.value.trim()) {
    pending.delete(input);
    say(input, '', false);
    return true;
  }
  say(input, error ?? '', error !== null);
  if (error) {
    pending.set(input, input.value);
  } else {
    pending.delete(input);
  }
  if (value !== null) {
    const [year, month, day] = value.split('-').map(Number);
    if (calendar.selectedDates[0]?.getTime() !== new Date(year, month - 1, day).getTime()) {
      calendar.setDate(new Date(year, month - 1, day), true);
    }
  }
  return error === null;
};

const isUnder = (event, selector) => event.target.matches?.(selector);

// the form ignores letters and reads 3,000 as 3, so key presses and text that is not a plain number
// are kept from it
document.addEventListener('keypress', (/** @type {any} */ event) => isUnder(event, NUMBERS) && event.stopImmediatePropagation(), true);
document.addEventListener('input', (/** @type {any} */ event) => {
  // the calendar sends the same event for its own changes, which may replace the typed day
  if (event.isTrusted && isUnder(event, DAYS)) {
    pending.set(event.target, event.target.value);
  }
  if (!isUnder(event, NUMBERS)) {
    return;
  }
  if (isPlain(event.target.value)) {
    pending.delete(event.target);
    return;
  }
  event.stopImmediatePropagation();
  pending.set(event.target, event.target.value);
  tell(event.target);
  mended(event.target);
}, true);
document.addEventListener('mousedown', (/** @type {any} */ event) => {
  const field = event.target.closest?.('.flatpickr-day')?.closest('.fjs-form-field-datetime');
  if (field) {
    pending.delete(field.querySelector('input'));
  }
}, true);
// if the form is drawn again while somebody types, it restores its last value, so the typed text is
// put back
document.addEventListener('beforeinput', (/** @type {any} */ event) => {
  if (isUnder(event, NUMBERS) && pending.has(event.target) && event.target.value !== pending.get(event.target)) {
    event.target.value = pending.get(event.target);
  }
}, true);
['blur', 'focusout'].forEach(left => document.addEventListener(left, (/** @type {any} */ event) => {
  if (event.isTrusted && isUnder(event, NUMBERS)) {
    settle(event.target);
  } else if (isUnder(event, DAYS) && !settleDay(event.target)) {
    event.stopImmediatePropagation();
  }
}, true));
document.addEventListener('keydown', (/** @type {any} */ event) => {
  const understood = event.key !== 'Enter'
    || (isUnder(event, NUMBERS) ? settle(event.target) : isUnder(event, DAYS) ? settleDay(event.target) : true);
  if (!understood) {
    event.preventDefault();
    event.stopImmediatePropagation();
  }
}, true);
// the task cannot be completed while a number or a day is not understood
document.addEventListener('click', (/** @type {any} */ event) => {
  if (!event.target.closest?.('.form-actions .btn-primary')) {
    return;
  }
  const unclear = [
    .../** @type {HTMLInputElement[]} */ ([...document.querySelectorAll(NUMBERS)]).filter(input => !settle(input)),
    .../** @type {HTMLInputElement[]} */ ([...document.querySelectorAll(DAYS)]).filter(input => !settleDay(input))
  ];
  if (unclear.length > 0) {
    event.preventDefault();
    event.stopImmediatePropagation();
    unclear[0].scrollIntoView({block: 'center'});
    unclear[0].focus();
  }
}, true);

/** Marks the fields that the service has refused, and leads to the first of them. */
const pointAt = async errors => {
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
const mended = field => {
  field.closest('.refused-here')?.classList.remove('refused-here');
  if (document.querySelector('.page-notifications .alert-danger')) {
    angularService('Notifications').clear({type: 'danger'});
    angularService('$rootScope').$applyAsync();
  }
};

document.addEventListener('input', (/** @type {any} */ event) => {
  if (isUnder(event, NUMBERS)) {
    tell(event.target);
  }
  if (event.target.closest?.('.fjs-container')) {
    mended(event.target);
  }
});
// controls with which values are picked instead of typed: lists, the calendar, and the arrows of
// number fields
const PICKED = '.fjs-container .fjs-dropdownlist-item, .fjs-container .fjs-number-arrow-container, .flatpickr-day';
['mousedown', 'click'].forEach(pressed => document.addEventListener(pressed, (/** @type {any} */ event) => {
  const picked = event.target.closest?.(PICKED);
  if (picked) {
    mended(picked);
    window.setTimeout(tellAll);
  }
}));
document.addEventListener('keyup', (/** @type {any} */ event) => event.key?.startsWith('Arrow') && isUnder(event, NUMBERS) && tell(event.target));
new MutationObserver(() => {
  if (document.querySelector('.fjs-form-field-number')) {
    tellAll();
  }
}).observe(document.body, {subtree: true, childList: true});

export default {};
