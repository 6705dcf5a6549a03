import {isPlain, readDay, readNumber} from '../../../../assets/numbers.js';
import {angularService, fieldsOf, placeOf, taskInAddress, whenAnswered} from './service.js';

// Numbers and days as people type them: what was understood stands beside the field, in plain digits it goes to the form; and what the
// service has refused, beside the field that it names, until the form is changed.
const NUMBERS = '.fjs-container .fjs-form-field-number input';
const DAYS = '.fjs-container .fjs-form-field-datetime input';
const AMOUNT = /^\d{1,12}(\.\d{1,2})?$/;
const grouped = text => text.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
const plain = text => text.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');

/** 86000000.5 as = 86,000,000.50 元（8,600.00005 万元）: in digits, because no fraction of a computer is exact. */
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

// what was typed but is no number as programs write it: the form has not been given it yet
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
  // the calendar has fields of its own, such as the one for the year
  if (!calendar) {
    return true;
  }
  // the calendar empties a field that it cannot read, or puts the day from before in its place
  if (pending.has(input)) {
    input.value = pending.get(input);
  }
  const {value, error} = readDay(input.value);
  const format = calendar.config.dateFormat;
  const own = error && calendar.parseDate(input.value, format);
  // in the order that the field itself shows it is no other day
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

// the form refuses letters and takes 3,000 for 3: it is given no key and no text that is not a number already
document.addEventListener('keypress', (/** @type {any} */ event) => isUnder(event, NUMBERS) && event.stopImmediatePropagation(), true);
document.addEventListener('input', (/** @type {any} */ event) => {
  // the calendar tells the same of what it has changed itself, and may put another day in the place of the one that is typed
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
// drawn anew while somebody types, the form puts back what it was given before: not a letter of what was typed is lost
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
// nothing is completed while a number or a day is not understood
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

// what was refused is no longer what stands in the form: neither the field nor the message goes on saying so
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
// what is picked instead of typed: from a list, from a calendar, or with the arrows that count up and down
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
