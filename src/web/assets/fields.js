import {byId, el, show} from './dom.js';
import {Problem, whoIsThere} from './api.js';
import {holds} from './conditions.js';
import {forget as forgetDraft, keep, kept} from './drafts.js';
import {readNumber} from './numbers.js';
import {grouped, inWan} from './text.js';

/** @import {Schemas} from '../../checks/types/interface' */

/** Most characters for a field of one line. */
const LINE = 200;

/**
 * @typedef {object} FieldOptions
 * @property {string} [hint] what helps to fill it in
 * @property {boolean} [required]
 * @property {string} [className]
 * @property {string} [unit] behind the field
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
export function field(name, label, input, {hint, required = false, className = ''} = {}) {
  const id = `field-${name}`;
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

export function select(options, empty) {
  return el('select', {}, empty !== undefined && el('option', {value: ''}, empty),
    options.map(([value, label]) => el('option', {value}, label)));
}

/**
 * Shows beside the field how a number was understood: amounts always, other numbers only where they
 * were typed in another form.
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

/** Shows how the number was understood, and writes it in plain digits when the field is left. */
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
  input.addEventListener('input', event => {
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
 */
function regroup(input, ours) {
  const text = input.value;
  const plain = text.replaceAll(',', '');
  if (!/^\d+(\.\d*)?$/.test(plain) || text.includes(',') && readNumber(text).error && !ours.includes(',')) {
    input.dataset.grouped = '';
    return;
  }
  const significant = text.slice(0, input.selectionStart).replaceAll(',', '').length;
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

/** The number in a field as the service reads it; null where it is empty or not understood. */
export function typedNumber(input) {
  return readNumber(input.value, input.dataset.unit).value;
}

/** The number fields in use whose text is not understood. */
function unclearNumbers(form) {
  return [...form.querySelectorAll('[data-type=money], [data-type=number]')]
    .filter(input => !input.closest('[hidden]'))
    .flatMap(input => {
      const {error} = readNumber(input.value, input.dataset.unit);
      return error === null ? [] : [{field: input.closest('[data-field]').dataset.field, message: error, code: 'field-invalid'}];
    });
}

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
export function choices(name, label, options, {hint, required = false, type} = {}) {
  const id = `field-${name}`;
  return el('fieldset', {class: 'field', 'data-field': name, 'aria-describedby': `${id}-error`},
    el('legend', {}, label, required && el('span', {class: 'required'}, '必填')),
    hint && el('p', {class: 'hint'}, hint),
    el('div', {class: 'choices'}, options.map(([value, word], index) =>
      el('label', {}, el('input', {type: 'radio', name, value, id: index === 0 ? id : null, 'data-type': type}), word))),
    el('p', {class: 'error', id: `${id}-error`}));
}

/**
 * The input for one fact of an item.
 *
 * @param {Schemas['ItemFact']} fact
 */
export function factField(fact, prefix = 'facts.') {
  const name = prefix + fact.name;
  const options = {hint: fact.description, required: fact.required || fact.requiredWhen !== null};
  switch (fact.type) {
    case 'bool':
      return choices(name, fact.label, [['true', '是'], ['false', '否']], {...options, type: 'bool'});
    case 'money':
      return moneyField(name, fact.label, options);
    case 'enum': {
      const input = select(fact.allowedValues.map(one => [one.value, one.label]), '请选择');
      return field(name, fact.label, input, options);
    }
    case 'date':
      return field(name, fact.label, el('input', {type: 'date'}), options);
    case 'text':
      return field(name, fact.label, fact.maxLength > LINE
        ? el('textarea', {rows: 4, maxlength: fact.maxLength})
        : el('input', {type: 'text', maxlength: fact.maxLength ?? LINE}), options);
    case 'number':
    case 'year':
      return numberField(name, fact.label, {...options, unit: fact.unit ?? (fact.type === 'year' ? '年' : undefined)});
    default:
      return unheard(fact.type);
  }
}

/**
 * A type of fields that forms may have and this page does not know: the type check names it before.
 *
 * @param {never} type
 */
function unheard(type) {
  throw new Error(`事项表单中有本页还不能填写的字段类型“${type}”，请联系系统管理员`);
}

/** The value of a field; null where it is empty. Numbers stay text, so that none is rounded. */
function valueOf(form, name) {
  const input = form.elements.namedItem(name);
  const type = (input instanceof RadioNodeList ? input[0] : input)?.dataset.type;
  const value = input?.value ?? '';
  if (value === '') {
    return null;
  }
  return type === 'bool' ? value === 'true' : type === 'money' || type === 'number' ? typedNumber(input) : value.trim();
}

/** Shows only the facts that apply to the values of the others, now and with every change. */
export function followConditions(form, facts, prefix = 'facts.') {
  const conditional = facts.filter(fact => fact.requiredWhen !== null);
  const check = () => {
    const values = Object.fromEntries(facts.map(fact => [fact.name, valueOf(form, prefix + fact.name)]));
    for (const fact of conditional) {
      const part = form.querySelector(`[data-field="${CSS.escape(prefix + fact.name)}"]`);
      part.hidden = holds(fact.requiredWhen, values) === false;
    }
  };
  form.addEventListener('input', check);
  form.addEventListener('change', check);
  check();
  return check;
}

/**
 * The values of facts that apply, by name; empty ones are left out, so that the service reports
 * them.
 */
export function readFacts(form, facts, prefix = 'facts.') {
  const values = {};
  for (const fact of facts) {
    const part = form.querySelector(`[data-field="${CSS.escape(prefix + fact.name)}"]`);
    const value = part.hidden ? null : valueOf(form, prefix + fact.name);
    if (value !== null) {
      values[fact.name] = value;
    }
  }
  return values;
}

/** Fills a field in the form in which a person would have typed the value. */
export function fill(form, name, value) {
  const input = form.elements.namedItem(name);
  if (input && value !== null && value !== undefined) {
    input.value = String(value);
    if (input instanceof HTMLElement) {
      input.dispatchEvent(new Event('filled'));
    }
  }
}

function forget(form) {
  form.querySelectorAll('.error').forEach(error => error.replaceChildren());
  form.querySelectorAll('[aria-invalid]').forEach(input => input.removeAttribute('aria-invalid'));
}

/**
 * Shows each error beside its field, errors without a field above the form, and moves to the first.
 */
export function showProblem(form, summary, problem) {
  forget(form);
  const left = [];
  let first = null;
  for (const error of problem.errors) {
    const part = form.querySelector(`[data-field="${CSS.escape(error.field)}"]`);
    if (!part) {
      left.push(error.message);
      continue;
    }
    part.hidden = false;
    part.querySelector('.error').textContent = error.message;
    part.querySelectorAll('input, select, textarea').forEach(input => input.setAttribute('aria-invalid', 'true'));
    first ??= part.querySelector('input, select, textarea');
  }
  const placed = problem.errors.length - left.length;
  const text = problem.errors.length === 0 ? [problem.message] : left;
  show(summary, el('div', {class: 'message bad', role: 'alert'},
    placed > 0 && el('p', {}, `有 ${placed} 处需要更正，已在对应栏目下标出。`),
    text.map(line => el('p', {}, line))));
  if (first) {
    first.focus();
  } else {
    summary.scrollIntoView({block: 'center'});
  }
}

const KEPT = 'input[type=text], input[type=date], input[type=datetime-local], input[type=number], textarea, select';

/**
 * Stores what the person types into a form in this browser, and restores it when the form is opened
 * again.
 */
function keepTyped(form) {
  const name = () => `${location.pathname}:${form.getAttribute('aria-label') ?? form.querySelector('h2, h3, h4, legend')?.textContent ?? ''}`;
  const inputs = () => [...form.querySelectorAll(KEPT)].filter(input => input.name);
  const account = whoIsThere().then(session => session?.id).catch(() => null);
  account.then(id => {
    const fields = id && kept(id, name());
    if (!fields) {
      return;
    }
    inputs().filter(input => fields[input.name]).forEach(input => {
      input.value = fields[input.name];
      input.dispatchEvent(new Event('filled'));
    });
    form.dispatchEvent(new Event('change'));
  });
  form.addEventListener('input', async () => {
    const id = await account;
    if (id) {
      keep(id, name(), Object.fromEntries(inputs().map(input => [input.name, input.value])));
    }
  });
  return async () => {
    const id = await account;
    if (id) {
      forgetDraft(id, name());
    }
  };
}

/**
 * Submits a form through its handler, only once at a time, and shows errors where they belong.
 * Typed values are kept until then, unless keeps is false.
 */
export function onSubmit(form, handler, {keeps = true} = {}) {
  const sent = keeps ? keepTyped(form) : () => {};
  const summary = form.querySelector('.summary') ?? byId('summary');
  form.noValidate = true;
  form.addEventListener('submit', async event => {
    event.preventDefault();
    const button = form.querySelector('[type=submit]');
    if (button.getAttribute('aria-disabled') === 'true') {
      return;
    }
    button.setAttribute('aria-disabled', 'true');
    try {
      const unclear = unclearNumbers(form);
      if (unclear.length > 0) {
        throw new Problem(400, {errors: unclear});
      }
      const done = await handler();
      sent();
      forget(form);
      if (done !== false) {
        summary.replaceChildren();
      }
    } catch (problem) {
      if (!('errors' in problem)) {
        throw problem;
      }
      showProblem(form, summary, problem);
    } finally {
      button.removeAttribute('aria-disabled');
    }
  });
}
