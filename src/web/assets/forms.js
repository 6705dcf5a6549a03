import {el} from './dom.js';
import {onSubmit} from './fields.js';

export function area(rows = 3, maxlength = 2000) {
  return el('textarea', {rows, maxlength});
}

/**
 * A form with its own errors and one button; its fields may be drawn later.
 *
 * @param {string} label
 * @param {any} parts nodes, or lists of them
 * @param {string} button
 * @param {(made: any) => any} handler
 * @param {Promise<any>} [drawn]
 */
export function form(label, parts, button, handler, drawn = Promise.resolve()) {
  const made = el('form', {'aria-label': label}, el('div', {class: 'summary'}), parts, el('button', {class: 'button', type: 'submit'}, button));
  onSubmit(made, () => handler(made), {drawn});
  return made;
}

export function folded(/** @type {string} */ title, /** @type {any} */ content) {
  return el('details', {class: 'panel'}, el('summary', {}, title), content);
}

/**
 * Gives the ids of a form's fields a prefix, so that several forms can be on one page.
 *
 * @template {Element} F
 * @param {F} made
 * @param {string} prefix
 */
export function distinct(made, prefix) {
  made.querySelectorAll('[id]').forEach(part => {
    const id = part.id;
    part.id = `${prefix}-${id}`;
    made.querySelectorAll(`[for="${CSS.escape(id)}"]`).forEach(label => label.setAttribute('for', part.id));
    made.querySelectorAll(`[aria-describedby~="${CSS.escape(id)}"]`).forEach(input => {
      input.setAttribute('aria-describedby', (input.getAttribute('aria-describedby') ?? '').split(' ').map(one => one === id ? part.id : one).join(' '));
    });
  });
  return made;
}
