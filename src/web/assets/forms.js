import {el} from './dom.js';
import {onSubmit} from './fields.js';

export function area(rows = 3, maxlength = 2000) {
  return el('textarea', {rows, maxlength});
}

/** A form whose errors stand in it, with one button. */
export function form(label, parts, button, handler) {
  const made = el('form', {'aria-label': label}, el('div', {class: 'summary'}), parts, el('button', {class: 'button', type: 'submit'}, button));
  onSubmit(made, () => handler(made));
  return made;
}

export function folded(title, content) {
  return el('details', {class: 'panel'}, el('summary', {}, title), content);
}

/** Lets a form stand beside others like it: what belongs to its fields is found by ids of its own. */
export function distinct(made, prefix) {
  made.querySelectorAll('[id]').forEach(part => {
    const id = part.id;
    part.id = `${prefix}-${id}`;
    made.querySelectorAll(`[for="${CSS.escape(id)}"]`).forEach(label => label.setAttribute('for', part.id));
    made.querySelectorAll(`[aria-describedby~="${CSS.escape(id)}"]`).forEach(input => {
      input.setAttribute('aria-describedby', input.getAttribute('aria-describedby').split(' ').map(one => one === id ? part.id : one).join(' '));
    });
  });
  return made;
}
