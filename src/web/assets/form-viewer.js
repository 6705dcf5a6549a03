import {el, show} from './dom.js';
import {register} from './form-fields.js';
import {formJs} from './form-js.js';
import {readDay, readNumber} from './numbers.js';

/** @import {Schemas} from '../../checks/types/interface' */

const PREFIX = 'facts.';
const FRAME_AT_MOST = 150;

/** The library notes a frame later which fields a change has shown or hidden. */
const settled = () => Promise.race([
  new Promise(done => {
    requestAnimationFrame(() => setTimeout(done));
  }),
  new Promise(done => {
    setTimeout(done, FRAME_AT_MOST);
  }),
]);

/** Loads the form library while a page still reads what it will show. */
export const prepare = () => {
  formJs().catch(() => null);
};

/** The form of an item as an applicant fills it: its fields one below the other, and every yes-or-no one to be answered. */
function asApplied(/** @type {any} */ form, /** @type {Schemas['ItemFact'][]} */ facts) {
  const known = new Set(facts.map(fact => fact.name));
  return {
    ...form,
    components: form.components.filter((/** @type {import('./form-fields.js').Component & {components?: object[]}} */ component) => known.has(component.key) || component.components).map((/** @type {import('./form-fields.js').Component & {layout?: object}} */ {layout: _, ...component}) =>
      component.type === 'checkbox' ? {...component, defaultValue: null, validate: {...component.validate, required: true}} : component),
  };
}

/** The value that the form keeps for what was typed or is on file. */
function kept(/** @type {Schemas['ItemFact']} */ fact, /** @type {any} */ value) {
  switch (fact.type) {
    case 'bool':
      return value === 'true' || value === true;
    case 'money':
    case 'number':
    case 'year':
      return readNumber(String(value), fact.unit ?? undefined).value;
    case 'date':
      return readDay(String(value)).value;
    default:
      return value;
  }
}

/**
 * The fields for the facts of an item, drawn by the form library; element is there at once, what it holds follows.
 *
 * @param {Schemas['ItemDetail']} item
 * @param {object} [options]
 * @param {string} [options.owner] id of the form that sends them
 * @param {Record<string, any>} [options.values] by name of the fact: what is on file, or was typed
 */
export function factFields(item, {owner, values = {}} = {}) {
  const element = el('div', {class: 'facts', 'aria-busy': 'true'}, '正在读取表单…');
  const ready = formJs().then(async ({Form}) => {
    const drawn = new Form({});
    register(drawn.get('formFields'), {nameOf: ({key}) => PREFIX + key, idOf: ({key}) => `field-${PREFIX}${key}`, checks: false, owner});
    const given = item.facts.filter(({name}) => (values[name] ?? '') !== '');
    await drawn.importSchema(asApplied(item.form, item.facts), Object.fromEntries(given.map(fact => [fact.name, kept(fact, values[fact.name])])));
    show(element);
    drawn.attachTo(element);
    return drawn;
  });
  ready.catch(() => show(element, el('p', {class: 'message bad', role: 'alert'}, '表单没有读取成功，请检查网络后刷新本页重试')));
  return {
    element,
    ready,
    /** The values of facts that apply, by name; empty ones are left out, so that the service reports them. */
    async values() {
      const drawn = await ready;
      await settled();
      const all = Object.entries(drawn.submit().data).map(([name, value]) => [name, typeof value === 'string' ? value.trim() : value]);
      return Object.fromEntries(all.filter(([, value]) => value !== null && value !== undefined && value !== ''));
    },
  };
}

/** What differs from the values on file, by name; null where a value was taken away. */
export function differing(/** @type {Schemas['ItemDetail']} */ item, /** @type {Record<string, any>} */ now, /** @type {Record<string, any>} */ onFile) {
  const same = (/** @type {Schemas['ItemFact']} */ fact) => {
    const before = onFile[fact.name] ?? null;
    return String(now[fact.name] ?? '') === String(before === null ? '' : kept(fact, before));
  };
  return Object.fromEntries(item.facts.filter(fact => !same(fact)).map(({name}) => [name, now[name] ?? null]));
}
