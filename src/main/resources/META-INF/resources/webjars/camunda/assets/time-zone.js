/**
 * The engine's web applications show and read times in the browser's zone. Where that is not
 * Beijing's, these pages compute dates as if it were, so that officials see the same day and hour
 * everywhere. Beijing has had this offset from UTC since 1991.
 */
const ZONE = 'Asia/Shanghai';
const MINUTES = 480;
const DISTANCE = MINUTES * 60000;
const PARTS = ['FullYear', 'Month', 'Date', 'Hours', 'Minutes', 'Seconds', 'Milliseconds'];
/**
 * A date-time without a zone, which ECMAScript reads in the browser's zone; a date alone would be
 * read as UTC.
 */
const LOCAL = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?$/;

/** What reads and sets the parts of a date, by its name. @typedef {Record<string, (...values: number[]) => number>} Parts */

const byName = (/** @type {Date} */ date) => /** @type {Parts} */ (/** @type {unknown} */ (date));

function countAsInBeijing() {
  const Original = window.Date;
  const own = Original.prototype;
  const parts = /** @type {Record<string, (this: Date, ...values: number[]) => number>} */ (/** @type {unknown} */ (own));
  const shifted = (/** @type {Date} */ date) => new Original(date.getTime() + DISTANCE);
  for (const part of [...PARTS, 'Day']) {
    parts[`get${part}`] = function () {
      return byName(shifted(this))[`getUTC${part}`]();
    };
  }
  for (const part of PARTS) {
    parts[`set${part}`] = function (...values) {
      const moved = shifted(this);
      byName(moved)[`setUTC${part}`](...values);
      return this.setTime(moved.getTime() - DISTANCE);
    };
  }
  own.getTimezoneOffset = function () {
    return Number.isNaN(this.getTime()) ? NaN : -MINUTES;
  };
  for (const method of /** @type {const} */ (['toLocaleString', 'toLocaleDateString', 'toLocaleTimeString'])) {
    const original = own[method];
    /**
     * @this {Date}
     * @param {Intl.LocalesArgument} [locales]
     * @param {Intl.DateTimeFormatOptions} [options]
     */
    own[method] = function (locales, options) {
      return original.call(this, locales, {timeZone: ZONE, ...options});
    };
  }
  window.Date = new Proxy(Original, {
    construct(target, /** @type {any} */ values, created) {
      if (values.length > 1) {
        return Reflect.construct(target, [Original.UTC(.../** @type {[number, number]} */ (values)) - DISTANCE], created);
      }
      const text = values[0];
      return Reflect.construct(target, typeof text === 'string' && LOCAL.test(text) ? [`${text}+08:00`] : values, created);
    },
  });
  own.constructor = window.Date;

  const Format = Intl.DateTimeFormat;
  const withZone = (/** @type {any[]} */ [locales, options]) => [locales, {timeZone: ZONE, ...options}];
  Intl.DateTimeFormat = new Proxy(Format, {
    apply: (target, self, values) => Reflect.apply(target, self, withZone(values)),
    construct: (target, values, created) => Reflect.construct(target, withZone(values), created === Intl.DateTimeFormat ? target : created),
  });
}

if (new Intl.DateTimeFormat().resolvedOptions().timeZone !== ZONE) {
  countAsInBeijing();
}
