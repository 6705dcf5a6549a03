/**
 * Makes elements; children are nodes, texts, lists of these, or nothing.
 *
 * @param {string} name
 * @param {Record<string, any>} [attributes] those without a value are left out; onclick and the like are listeners
 * @param {...any} children
 * @returns {any} the element: of which kind, its name says
 */
export function el(name, attributes, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) {
      continue;
    }
    if (key.startsWith('on')) {
      element.addEventListener(key.slice(2), value);
    } else {
      element.setAttribute(key, value === true ? '' : value);
    }
  }
  element.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== false));
  return element;
}

/**
 * @param {string} id
 * @returns {any} the element of the page; null where it has none
 */
export function byId(id) {
  return document.getElementById(id);
}

/** The last part of the address, such as the number of a case. */
export const addressed = () => decodeURIComponent(location.pathname.split('/').at(-1) ?? '');

/**
 * A query of these values; empty ones are left out.
 *
 * @param {Record<string, string | number | null | undefined>} values
 */
export function queryOf(values) {
  const query = new URLSearchParams();
  Object.entries(values).forEach(([name, value]) => {
    if (value !== null && value !== undefined && value !== '') {
      query.set(name, String(value));
    }
  });
  return query;
}

/**
 * Says at the head of the page what was done, or why it was not.
 *
 * @param {any} text or nodes
 */
export function say(text, good = true) {
  show(byId('said'), el('p', {class: good ? 'message good' : 'message bad', role: good ? 'status' : 'alert', tabindex: -1}, text));
  byId('said').firstElementChild.focus();
}

/**
 * Replaces the children of the element.
 *
 * @param {Element} element
 * @param {...any} children
 */
export function show(element, ...children) {
  element.replaceChildren(...children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== false));
  element.removeAttribute('aria-busy');
}

/** The head of a table: one cell for each name. @param {string[]} names */
export const tableHead = names => el('thead', {}, el('tr', {}, names.map(name => el('th', {scope: 'col'}, name))));

/** What was just done, at the head of a page; false where that is nothing. @param {any} said */
export const told = said => Boolean(said) && el('p', {class: 'message good', role: 'status', id: 'said', tabindex: -1}, said);

/**
 * A list of terms and what is said of each; entries without a value are left out.
 *
 * @param {any[][]} entries
 */
export function terms(entries, className = 'terms') {
  return el('dl', {class: className},
    entries
      .filter(([, value]) => value !== null && value !== undefined && value !== '')
      .map(([term, value]) => [el('dt', {}, term), el('dd', {}, value)]));
}
