import {el} from './dom.js';
import {choices, dayField, field, numberField, select, typedNumber, unclear} from './inputs.js';
import {readDay} from './numbers.js';

// The fields of forms, for the portal and for Tasklist alike: one entry for each type of component that a person fills. The form library
// keeps the values, decides what is hidden and draws whatever has no entry here.

/** Most characters for a field of one line. */
const LINE = 200;

/**
 * A component of a form, as its file has it.
 *
 * @typedef {object} Component
 * @property {string} id
 * @property {string} type
 * @property {string} key
 * @property {string} label
 * @property {string} [dateLabel] of a date
 * @property {string} [subtype] of a date
 * @property {string} [description]
 * @property {{suffixAdorner?: string}} [appearance]
 * @property {Record<string, string>} [properties]
 * @property {{required?: boolean, maxLength?: number}} [validate]
 * @property {{value: any, label: string}[]} [values] of a choice
 * @property {string} [valuesKey]
 * @property {string} [valuesExpression]
 * @property {unknown} [defaultValue]
 * @property {boolean} [serializeToString] of a number
 */

/**
 * What the form library gives a field when it draws it.
 *
 * @typedef {object} Props
 * @property {Component} field
 * @property {string} domId
 * @property {any} [value]
 * @property {boolean} [disabled]
 * @property {boolean} [readonly]
 * @property {string[]} [errors]
 * @property {() => void} [onBlur]
 * @property {() => void} [onFocus]
 * @property {(change: {field: Component, value: any, typed: boolean}) => void} onChange
 */

/**
 * What an entry makes of a component.
 *
 * @typedef {object} Drawn
 * @property {any} element of the whole field
 * @property {() => any} read the value as the form keeps it; null where it is empty
 * @property {(value: any) => void} write
 */

/**
 * @typedef {object} Place
 * @property {string} name under which the inputs are sent, kept and named in errors
 * @property {string} id of the first input
 */

/** What a person is told of a component beside its input. */
const options = (/** @type {Component} */ {description, validate}, /** @type {Place} */ {id}) => ({id, hint: description, required: validate?.required === true});

/**
 * A component of one input.
 *
 * @param {Element} whole
 * @param {(input: HTMLInputElement) => any} [read]
 * @returns {Drawn}
 */
function single(whole, read = input => input.value) {
  const input = /** @type {HTMLInputElement} */ (whole.querySelector('[name]'));
  return {element: whole, read: () => read(input), write: value => {
    input.value = value ?? '';
    input.dispatchEvent(new Event('filled'));
  }};
}

/**
 * A component of radio buttons.
 *
 * @param {Element} whole
 * @param {any[]} values of the buttons
 * @returns {Drawn}
 */
function radios(whole, values) {
  const buttons = [.../** @type {NodeListOf<HTMLInputElement>} */ (whole.querySelectorAll('[type=radio]'))];
  return {element: whole, read: () => values[buttons.findIndex(button => button.checked)] ?? null, write: value => {
    buttons.forEach((button, index) => {
      button.checked = values[index] === value;
    });
  }};
}

/** Choices of a component, with the place of their values in the list as what the browser sends where they are no texts. */
const worded = (/** @type {Component} */ {values = []}) => values.map(({value, label}) => [String(value), label]);

/** @type {Record<string, (component: Component, place: Place) => Drawn>} */
export const FIELDS = {
  textfield: (component, place) => single(field(place.name, component.label,
    el('input', {type: 'text', maxlength: component.validate?.maxLength ?? LINE}), options(component, place))),

  textarea: (component, place) => single(field(place.name, component.label,
    el('textarea', {rows: 4, maxlength: component.validate?.maxLength}), options(component, place))),

  number(component, place) {
    const {properties, appearance} = component;
    const unit = appearance?.suffixAdorner ?? (properties?.factType === 'year' ? '年' : undefined);
    const type = unit === '元' ? 'money' : 'number';
    return single(numberField(place.name, component.label, {...options(component, place), type, unit}), input => {
      const value = typedNumber(input);
      return value === null || component.serializeToString ? value : Number(value);
    });
  },

  datetime: (component, place) => single(dayField(place.name, component.label ?? component.dateLabel, options(component, place)),
    input => readDay(input.value).value),

  select: (component, place) => single(field(place.name, component.label, select(worded(component), '请选择'), options(component, place)),
    input => component.values?.find(({value}) => String(value) === input.value)?.value ?? null),

  radio: (component, place) => radios(choices(place.name, component.label, worded(component), options(component, place)),
    (component.values ?? []).map(({value}) => value)),

  checkbox(component, place) {
    if (component.defaultValue === null) {
      // not answered is neither yes nor no
      return radios(choices(place.name, component.label, [['true', '是'], ['false', '否']], {...options(component, place), type: 'bool'}), [true, false]);
    }
    const input = el('input', {type: 'checkbox', name: place.name, id: place.id, 'aria-describedby': `${place.id}-hint ${place.id}-error`});
    return {
      element: el('div', {class: 'field ticked', 'data-field': place.name},
        el('label', {for: place.id}, input, component.label),
        el('p', {class: 'hint', id: `${place.id}-hint`}, component.description),
        el('p', {class: 'error', id: `${place.id}-error`})),
      read: () => input.checked,
      write: value => {
        input.checked = value === true;
      },
    };
  },
};

/** Whether the entry for its type can draw this component; the form library draws it otherwise. */
export const canDraw = (/** @type {Component} */ component) => component.type in FIELDS
  && (component.type !== 'datetime' || component.subtype === undefined || component.subtype === 'date')
  && !component.valuesKey && !component.valuesExpression;

/** @type {[RegExp, (...found: string[]) => string][]} */
const CHINESE = [
  [/^Field is required\.$/, () => '请填写此项。'],
  [/^Field must match pattern .*\.$/, () => '格式有误。'],
  [/^Field must have minimum value of (.*)\.$/, (_, value) => `不得小于 ${value}。`],
  [/^Field must have maximum value of (.*)\.$/, (_, value) => `不得大于 ${value}。`],
  [/^Field must have minimum length of (.*)\.$/, (_, length) => `不得少于 ${length} 个字符。`],
  [/^Field must have maximum length of (.*)\.$/, (_, length) => `不得超过 ${length} 个字符。`],
  [/^Field must be a valid email\.$/, () => '电子邮箱有误。'],
  [/^Field must be a valid {2}?international phone number\..*$/, () => '电话号码有误。'],
  [/^Value is not a number\.$/, () => '请填写数字。'],
  [/^Value is expected to be an integer\.$/, () => '请填写整数。'],
  [/^Value is expected to have at most (\d+) decimal digits?\.$/, (_, digits) => `小数不得超过 ${digits} 位。`],
  [/^Select$/, () => '请选择'],
];

/** A text of the form library, which knows only English; a text that is not its own stays as it is. */
export function inChinese(/** @type {string} */ text) {
  const rule = CHINESE.find(([english]) => english.test(text));
  return rule ? text.replace(rule[0], rule[1]) : text;
}

/** Connects what an entry has drawn with the form: values and errors in both directions. */
class Connection {
  /**
   * @param {Drawn} drawn
   * @param {boolean} checks whether what the form itself finds wrong is shown
   */
  constructor(drawn, checks) {
    this.drawn = drawn;
    this.checks = checks;
    /** @type {any} */
    this.value = undefined;
    /** @type {Props | null} */
    this.props = null;
    this.inputs = [.../** @type {NodeListOf<HTMLInputElement>} */ (drawn.element.querySelectorAll('[name]'))];
    ['input', 'change', 'filled'].forEach(kind => this.inputs.forEach(input => input.addEventListener(kind, () => this.take())));
    this.inputs.forEach(input => {
      input.addEventListener('blur', () => this.props?.onBlur?.());
      input.addEventListener('focus', () => this.props?.onFocus?.());
    });
  }

  /** Gives the form what was typed; what is not understood leaves the value as it was, and is told beside the field. */
  take() {
    const value = this.drawn.read();
    if (this.props && value !== this.value && !this.inputs.some(input => unclear(input) !== null)) {
      this.value = value;
      this.props.onChange({field: this.props.field, value, typed: true});
    }
  }

  /** Shows what the form keeps, unless it is what was typed. */
  show(/** @type {Props} */ props) {
    this.props = props;
    const value = props.value ?? null;
    if (value !== (this.value ?? null)) {
      this.value = value;
      this.drawn.write(value);
    }
    const locked = props.disabled === true || props.readonly === true;
    this.inputs.forEach(input => {
      if (input.matches('input[type=text], textarea')) {
        input.readOnly = locked;
      } else {
        input.disabled = locked;
      }
    });
    this.drawn.element.querySelectorAll('.pick').forEach((/** @type {HTMLButtonElement} */ pick) => {
      pick.disabled = locked;
    });
    if (this.checks) {
      const errors = props.errors ?? [];
      this.drawn.element.querySelector('.error').textContent = errors.map(inChinese).join('');
      this.inputs.forEach(input => errors.length > 0 ? input.setAttribute('aria-invalid', 'true') : input.removeAttribute('aria-invalid'));
    }
  }
}

/**
 * Puts the entries above into a form of the form library, in place of its own fields of these types.
 *
 * @param {any} formFields the library's list of what it draws
 * @param {object} host
 * @param {(component: Component) => string} host.nameOf under which a component is sent and named in errors
 * @param {(component: Component, domId: string) => string} host.idOf of a component's first input
 * @param {boolean} host.checks whether what the form itself finds wrong is shown; otherwise the service's answer alone
 * @param {string} [host.owner] id of the form around the library's own, which sends its inputs
 */
export function register(formFields, {nameOf, idOf, checks, owner}) {
  const blank = formFields.get('separator');
  for (const type of Object.keys(FIELDS)) {
    const theirs = formFields.get(type);
    /** @type {any} */
    const ours = (/** @type {Props} */ props) => {
      // an element of the library's own kind, so that it needs to be of no particular version
      const element = blank();
      if (!canDraw(props.field)) {
        return Object.assign(element, {type: theirs, props});
      }
      return Object.assign(element, {type: 'div', props: {class: `fjs-form-field fjs-form-field-${type}`}, ref: (/** @type {Element | null} */ place) => place && draw(place, props)});
    };
    ours.config = theirs.config;
    ours.ours = true;
    formFields.register(type, ours);
  }
  /** @type {WeakMap<Element, Connection>} */
  const connections = new WeakMap();
  const draw = (/** @type {Element} */ place, /** @type {Props} */ props) => {
    let connection = connections.get(place);
    if (!connection) {
      const drawn = FIELDS[props.field.type](props.field, {name: nameOf(props.field), id: idOf(props.field, props.domId)});
      connection = new Connection(drawn, checks);
      connections.set(place, connection);
      if (owner) {
        connection.inputs.forEach(input => input.setAttribute('form', owner));
      }
      place.append(drawn.element);
    }
    connection.show(props);
  };
}
