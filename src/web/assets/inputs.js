import {el} from './dom.js';
import {readDay, readNumber} from './numbers.js';
import {grouped, inWan} from './text.js';

// Inputs with their label, hint, unit and error: those of the portal's own forms, and those that the form library draws in the portal and in
// Tasklist.

/**
 * @typedef {object} FieldOptions
 * @property {string} [hint] what helps to fill it in
 * @property {boolean} [required]
 * @property {string} [className]
 * @property {string} [unit] behind the field
 * @property {string} [id] where it is not that of its name
 * @property {string} [type] of its value, where that is no text
 */

/**
 * A labelled input; its error appears below it under the same name.
 *
 * @param {string} name
 * @param {string} label
 * @param {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} input
 * @param {FieldOptions} [options]
 */
export function field(name, label, input, {hint, required = false, className = '', id = `field-${name}`} = {}) {
  input.id = id;
  input.name = name;
  input.setAttribute('aria-describedby', `${hint ? `${id}-hint ` : ''}${id}-error`);
  if (required) {
    input.setAttribute('aria-required', 'true');
  }
  return el('div', {class: `field ${className}`, 'data-field': name},
    el('label', {for: id}, label, required && el('span', {class: 'required'}, '必填')),
    hint && el('p', {class: 'hint', id: `${id}-hint`}, hint),
    input,
    el('p', {class: 'error', id: `${id}-error`}));
}

/**
 * @param {any[][]} options each with its value and its label
 * @param {string} [empty] the label of no choice; left out where a choice is there always
 */
export function select(options, empty) {
  return el('select', {}, empty !== undefined && el('option', {value: ''}, empty),
    options.map(([value, label]) => el('option', {value}, label)));
}

/**
 * An input of a filter, with its label above it.
 *
 * @template {HTMLInputElement | HTMLSelectElement} I
 * @param {string} name
 * @param {string} label
 * @param {I} input
 */
export function labelled(name, label, input) {
  input.id = name;
  input.name = name;
  return el('div', {}, el('label', {for: name}, label), input);
}

/**
 * The values of the boxes of this name that are ticked.
 *
 * @param {Element} form
 * @param {string} name
 */
export const ticked = (form, name) =>
  [.../** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll(`[name="${name}"]:checked`))].map(input => input.value);

/**
 * Shows beside the field how a number was understood: amounts always, other numbers only where they
 * were typed in another form.
 *
 * @param {HTMLInputElement} input
 */
function understood(input) {
  const {value, error} = readNumber(input.value, input.dataset.unit);
  if (error) {
    return error;
  }
  if (value === null) {
    return '';
  }
  if (input.dataset.type !== 'money') {
    return value === input.value.trim() ? '' : `= ${value} ${input.dataset.unit ?? ''}`.trim();
  }
  const [whole, fraction = ''] = value.split('.');
  const wan = value.startsWith('-') ? null : inWan(value);
  return `= ${grouped(whole)}.${fraction.padEnd(2, '0')} 元${wan && wan !== '0' ? `，合 ${wan} 万元` : ''}`;
}

/**
 * Shows how the number was understood, and writes it in plain digits when the field is left.
 *
 * @param {HTMLInputElement} input
 * @param {Element} spoken
 */
function asNumber(input, spoken) {
  const money = input.dataset.type === 'money';
  const tell = () => {
    const words = understood(input);
    spoken.textContent = words;
    spoken.classList.toggle('unclear', words !== '' && !words.startsWith('='));
  };
  const settle = () => {
    const {value} = readNumber(input.value, input.dataset.unit);
    if (value !== null) {
      input.value = money ? grouped(value) : value;
      input.dataset.grouped = input.value;
    }
    tell();
  };
  input.addEventListener('input', (/** @type {any} */ event) => {
    if (money && event.data !== ',' && event.data !== '，') {
      // separators may move only in a number that this script has grouped itself
      const single = event.inputType?.startsWith('delete') || event.inputType === 'insertText' && event.data?.length === 1;
      regroup(input, single ? input.dataset.grouped ?? '' : '');
    }
    tell();
  });
  input.addEventListener('change', settle);
  input.addEventListener('filled', settle);
}

/**
 * Groups the digits of an amount while it is typed, without moving the caret; separators typed by
 * the person are kept.
 *
 * @param {HTMLInputElement} input
 * @param {string} ours what this script has grouped before; empty for nothing
 */
function regroup(input, ours) {
  const text = input.value;
  const plain = text.replaceAll(',', '');
  if (!/^\d+(\.\d*)?$/.test(plain) || text.includes(',') && readNumber(text).error && !ours.includes(',')) {
    input.dataset.grouped = '';
    return;
  }
  const significant = text.slice(0, input.selectionStart ?? text.length).replaceAll(',', '').length;
  const shown = grouped(plain);
  input.dataset.grouped = shown;
  if (shown !== text) {
    input.value = shown;
    let position = 0;
    for (let passed = 0; passed < significant && position < shown.length; position++) {
      passed += shown[position] === ',' ? 0 : 1;
    }
    input.setSelectionRange(position, position);
  }
}

/**
 * The number in a field as the service reads it; null where it is empty or not understood.
 *
 * @param {HTMLInputElement} input
 */
export function typedNumber(input) {
  return readNumber(input.value, input.dataset.unit).value;
}

/**
 * @param {Element} input
 * @param {string | undefined} unit
 * @param {...Node} more
 */
function withUnit(input, unit, ...more) {
  const line = el('div', {class: 'with-unit'});
  input.replaceWith(line);
  line.append(input, ...(unit ? [el('span', {class: 'unit'}, unit)] : []), ...more);
}

/**
 * An input for an amount in yuan.
 *
 * @param {string} name
 * @param {string} label
 * @param {FieldOptions} [options]
 */
export function moneyField(name, label, options = {}) {
  return numberField(name, label, {...options, type: 'money', unit: '元'});
}

/**
 * An input for a number in any form, with its unit and how it was understood.
 *
 * @param {string} name
 * @param {string} label
 * @param {FieldOptions} [options]
 */
export function numberField(name, label, {type = 'number', unit, ...options} = {}) {
  const input = el('input', {type: 'text', inputmode: 'decimal', autocomplete: 'off', 'data-type': type, 'data-unit': unit});
  const spoken = el('span', {class: 'spoken', 'aria-live': 'polite'});
  const whole = field(name, label, input, options);
  withUnit(input, unit, spoken);
  asNumber(input, spoken);
  return whole;
}

/**
 * A choice of one among few, as radio buttons: value and words of each.
 *
 * @param {string} name
 * @param {string} label
 * @param {string[][]} options
 * @param {FieldOptions} [more]
 */
export function choices(name, label, options, {hint, required = false, type, id = `field-${name}`} = {}) {
  return el('fieldset', {class: 'field', 'data-field': name, 'aria-describedby': `${id}-error`},
    el('legend', {}, label, required && el('span', {class: 'required'}, '必填')),
    hint && el('p', {class: 'hint'}, hint),
    el('div', {class: 'choices'}, options.map(([value, word], index) =>
      el('label', {}, el('input', {type: 'radio', name, value, id: index === 0 ? id : null, 'data-type': type}), word))),
    el('p', {class: 'error', id: `${id}-error`}));
}

/**
 * An input for a day as people type it, with a button for the calendar of the browser.
 *
 * @param {string} name
 * @param {string} label
 * @param {FieldOptions} [options]
 */
export function dayField(name, label, options = {}) {
  const input = el('input', {type: 'text', inputmode: 'numeric', autocomplete: 'off', placeholder: '如 2026-03-01', 'data-type': 'day'});
  const spoken = el('span', {class: 'spoken', 'aria-live': 'polite'});
  const calendar = el('input', {type: 'date', class: 'calendar', tabindex: -1, 'aria-hidden': 'true'});
  const pick = el('button', {type: 'button', class: 'plain pick', 'aria-label': `从日历选择：${label}`, onclick: () => {
    calendar.value = readDay(input.value).value ?? '';
    calendar.showPicker();
  }}, '日历');
  const whole = field(name, label, input, options);
  withUnit(input, undefined, pick, calendar, spoken);
  const tell = () => {
    const {value, error} = readDay(input.value);
    // while somebody is still typing, a day that has just begun is no mistake
    spoken.textContent = error !== null && document.activeElement === input ? '' : error ?? (value === null || value === input.value.trim() ? '' : `= ${value}`);
    spoken.classList.toggle('unclear', error !== null);
  };
  const settle = () => {
    const {value} = readDay(input.value);
    if (value !== null) {
      input.value = value;
    }
    tell();
  };
  input.addEventListener('input', tell);
  input.addEventListener('change', settle);
  input.addEventListener('blur', settle);
  input.addEventListener('filled', settle);
  ['input', 'change'].forEach(kind => calendar.addEventListener(kind, (/** @type {Event} */ event) => {
    // its value is taken over by the field that has a name
    event.stopPropagation();
    if (calendar.value !== '' && calendar.value !== input.value) {
      input.value = calendar.value;
      input.dispatchEvent(new Event('input', {bubbles: true}));
      input.dispatchEvent(new Event('change', {bubbles: true}));
    }
  }));
  return whole;
}

/**
 * Why the text of a field is not understood as what the field holds; null where it is.
 *
 * @param {HTMLInputElement} input
 */
export function unclear(input) {
  switch (input.dataset.type) {
    case 'money':
    case 'number':
      return readNumber(input.value, input.dataset.unit).error;
    case 'day':
      return readDay(input.value).error;
    default:
      return null;
  }
}
