// Requests to our own API with the browser's session.
export const get = async (/** @type {string} */ path) => {
  const response = await window.fetch(path, {headers: {Accept: 'application/json', 'X-Requested-With': 'XMLHttpRequest'}});
  if (!response.ok) {
    const problem = await response.json().catch(() => ({}));
    throw new Error(problem.detail ?? `服务暂时没有正常应答（${response.status}），请稍后重试`);
  }
  return response.json();
};

/**
 * An element with attributes and children; null children are left out.
 *
 * @template {keyof HTMLElementTagNameMap} N
 * @param {N} name
 * @param {Record<string, any>} [attributes]
 * @param {...any} children
 */
export const el = (name, attributes = {}, ...children) => {
  const element = document.createElement(name);
  Object.entries(attributes).forEach(([key, value]) => value !== null && element.setAttribute(key, value));
  element.append(...children.flat(2).filter(child => child !== null && child !== undefined && child !== false));
  return element;
};

/** A service of AngularJS, with which Tasklist is written, by its name. */
export const angularService = (/** @type {string} */ name) => window.jQuery(document.body).injector().get(name);

const part = (/** @type {string} */ at, /** @type {Intl.DateTimeFormatOptions} */ options) => new Intl.DateTimeFormat('zh-CN', {timeZone: 'Asia/Shanghai', hour12: false, ...options}).format(new Date(at));
export const day = (/** @type {string} */ at) => part(at, {month: 'long', day: 'numeric'});
export const minute = (/** @type {string} */ at) => part(at, {year: 'numeric', month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit'});

/** The task that is open; null for none. */
export const taskInAddress = () => new URLSearchParams(window.location.hash.replace(/^#!?\/?\??/, '')).get('task');

const FORM = '/camunda/api/engine/engine/default/task/';
/** @import {Component} from '../../../../../../../../../web/assets/form-fields.js' */

/** @type {{task: string | null, components: Promise<Component[]>}} */
let known = {task: null, components: Promise.resolve([])};

/** The fields of the form of a task, as its form file has them; none where the form cannot be had. */
export const fieldsOf = (/** @type {string} */ task) => {
  if (known.task !== task) {
    const components = window.fetch(`${FORM}${encodeURIComponent(task)}/deployed-form`, {headers: {Accept: 'application/json'}})
      .then(answer => (answer.ok ? answer.json() : {components: []}))
      .then((/** @type {{components: Component[]}} */ form) => form.components.filter(one => one.key))
      .catch(() => []);
    known = {task, components};
  }
  return known.components;
};

/** Where a field of the form stands on the page: the library puts its id behind that of the form. */
export const placeOf = (/** @type {{id: string}} */ {id}) => {
  const own = new RegExp(`^fjs-form-.+-${id.replace(/[^\w]/g, '\\$&')}([-_].*)?$`);
  return [...document.querySelectorAll('.fjs-container .fjs-form-field')]
    .find(place => [...place.querySelectorAll('[id], [for]')].some(one => own.test(one.id) || own.test(one.getAttribute('for') ?? ''))) ?? null;
};

/** Calls back with each request of the page that was answered and whose method and address fit, such as POST /task/1/claim. */
export const whenAnswered = (/** @type {RegExp} */ pattern, /** @type {(request: XMLHttpRequest) => void} */ tell) => {
  const open = XMLHttpRequest.prototype.open;
  /** @type {(this: XMLHttpRequest, ...request: any[]) => void} */
  XMLHttpRequest.prototype.open = function (...request) {
    if (pattern.test(`${request[0]} ${request[1]}`)) {
      this.addEventListener('load', () => tell(this));
    }
    open.apply(this, /** @type {any} */ (request));
  };
};
