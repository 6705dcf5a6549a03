import {byId, el, show} from './dom.js';
import {Problem, whoIsThere} from './api.js';
import {forget as forgetDraft, keep, kept} from './drafts.js';
import {unclear} from './inputs.js';

export {choices, field, labelled, moneyField, numberField, select, ticked, typedNumber} from './inputs.js';

/** @typedef {import('./inputs.js').FieldOptions} FieldOptions */

/**
 * The fields in use whose text is not understood.
 *
 * @param {Element} form
 */
function unclearFields(form) {
  return [.../** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll('[data-type]'))]
    .filter(input => !input.closest('[hidden]'))
    .flatMap(input => {
      const error = unclear(input);
      return error === null ? [] : [{field: /** @type {HTMLElement} */ (input.closest('[data-field]')).dataset.field ?? '', message: error, code: 'field-invalid'}];
    });
}

/**
 * Fills a field in the form in which a person would have typed the value.
 *
 * @param {Element} form
 * @param {string} name
 * @param {any} value
 */
export function fill(form, name, value) {
  if (value === null || value === undefined) {
    return;
  }
  for (const input of /** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll(`[name="${CSS.escape(name)}"]`))) {
    if (input.type !== 'radio' && input.type !== 'checkbox') {
      input.value = String(value);
    } else if (input.type === 'radio') {
      input.checked = input.value === String(value);
    }
    input.dispatchEvent(new Event('filled'));
  }
}

function forget(/** @type {Element} */ form) {
  form.querySelectorAll('.error').forEach(error => error.replaceChildren());
  form.querySelectorAll('[aria-invalid]').forEach(input => input.removeAttribute('aria-invalid'));
}

/**
 * Shows each error beside its field, errors without a field above the form, and moves to the first.
 *
 * @param {Element} form
 * @param {Element} summary
 * @param {Pick<Problem, 'errors' | 'message'>} problem
 */
export function showProblem(form, summary, problem) {
  forget(form);
  const left = [];
  /** @type {HTMLElement | null} */
  let first = null;
  for (const error of problem.errors) {
    const part = /** @type {HTMLElement | null} */ (form.querySelector(`[data-field="${CSS.escape(error.field)}"]`));
    if (!part) {
      left.push(error.message);
      continue;
    }
    part.hidden = false;
    part.querySelector('.error')?.replaceChildren(error.message);
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
 *
 * @param {Element} form
 * @param {Promise<any>} drawn
 */
function keepTyped(form, drawn) {
  const name = () => `${location.pathname}:${form.getAttribute('aria-label') ?? form.querySelector('h2, h3, h4, legend')?.textContent ?? ''}`;
  const inputs = () => [.../** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll(KEPT))].filter(input => input.name);
  const account = whoIsThere().then(session => session?.id).catch(() => null);
  Promise.all([account, drawn]).then(([id]) => {
    const fields = id && kept(id, name());
    if (!fields) {
      return;
    }
    const restored = new Set();
    const restore = () => inputs().filter(input => fields[input.name] && !restored.has(input)).forEach(input => {
      restored.add(input);
      input.value = fields[input.name];
      input.dispatchEvent(new Event('filled'));
    });
    restore();
    // the fields that only these values have shown
    setTimeout(restore);
  }, () => null);
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
 * Typed values are kept until then, unless keeps is false, and restored once all fields are drawn.
 *
 * @param {any} form
 * @param {() => any} handler
 * @param {{keeps?: boolean, drawn?: Promise<any>}} [options]
 */
export function onSubmit(form, handler, {keeps = true, drawn = Promise.resolve()} = {}) {
  const sent = keeps ? keepTyped(form, drawn) : () => {};
  const summary = form.querySelector('.summary') ?? byId('summary');
  form.noValidate = true;
  form.addEventListener('submit', async (/** @type {Event} */ event) => {
    event.preventDefault();
    const button = form.querySelector('[type=submit]');
    if (button.getAttribute('aria-disabled') === 'true') {
      return;
    }
    button.setAttribute('aria-disabled', 'true');
    try {
      const wrong = unclearFields(form);
      if (wrong.length > 0) {
        throw new Problem(400, {errors: wrong});
      }
      const done = await handler();
      sent();
      forget(form);
      if (done !== false) {
        summary.replaceChildren();
      }
    } catch (problem) {
      if (!(problem instanceof Problem)) {
        throw problem;
      }
      showProblem(form, summary, problem);
    } finally {
      button.removeAttribute('aria-disabled');
    }
  });
}
