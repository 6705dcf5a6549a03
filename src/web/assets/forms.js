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
