// Reads numbers and days as people type them, in the same way in the portal and in Tasklist.
// Ambiguous text is refused.

/** Units of multiples with their powers of ten, the largest first. @type {[string, number][]} */
const MULTIPLES = [['万亿', 12], ['亿', 8], ['千万', 7], ['百万', 6], ['十万', 5], ['万', 4], ['千', 3]];
const FOREIGN = /美元|港元|欧元|日元|英镑|[$€£]/;

/** Plain characters for full-width ones, without spaces and invisible characters. */
const bare = (/** @type {string} */ text) => text
  .replace(/[\uff01-\uff5e]/g, one => String.fromCharCode(one.charCodeAt(0) - 0xfee0))
  .replace(/[\s\p{Z}\p{Cf}\p{DI}\u2800\ufffc]/gu, '')
  .replace(/[−﹣‐‑–]/g, '-');

/**
 * A decimal text multiplied by a power of ten, digit by digit, because floating point would not be
 * exact.
 *
 * @param {string} decimal
 * @param {number} noughts
 */
function shifted(decimal, noughts) {
  const [whole, fraction = ''] = decimal.split('.');
  const digits = fraction.padEnd(Math.max(noughts, 0), '0');
  if (noughts >= 0) {
    const rest = digits.slice(noughts);
    return `${whole}${digits.slice(0, noughts)}${rest ? `.${rest}` : ''}`;
  }
  const padded = whole.padStart(1 - noughts, '0');
  return `${padded.slice(0, noughts)}.${padded.slice(noughts)}${fraction}`;
}

function trimmed(/** @type {string} */ decimal) {
  const [whole, fraction] = decimal.split('.');
  return whole.replace(/^0+(?=\d)/, '') + (fraction === undefined ? '' : `.${fraction}`);
}

/**
 * The digits without separators, which may stand only in their proper places; null where a comma
 * may be a decimal point.
 *
 * @param {string} text
 */
function ungrouped(text) {
  if (/^\d+(\.\d+)?$/.test(text)) {
    return text;
  }
  return /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(text) || /^\d{1,4}(,\d{4})+(\.\d+)?$/.test(text) ? text.replaceAll(',', '') : null;
}

const unclear = (/** @type {string} */ typed) => ({value: null, error: `看不懂“${typed}”，请只填数字，如 30000000、30,000,000.50 或 3000万`});

/**
 * The number with multiples such as 3000 万 or 1 亿 2000 万; null where it is not one.
 *
 * @param {string} text
 */
function multiplied(text) {
  const parts = /^([\d,.]+)亿([\d,.]+)万$/.exec(text);
  if (parts) {
    const [high, low] = [ungrouped(parts[1]), ungrouped(parts[2])];
    // 1.2亿3000万 would give the ten millions twice
    return high === null || low === null || high.includes('.') || low.split('.')[0].length > 4
      ? null
      : trimmed(shifted(`${high}${low.split('.')[0].padStart(4, '0')}${low.includes('.') ? `.${low.split('.')[1]}` : ''}`, 4));
  }
  const multiple = MULTIPLES.find(([word]) => text.endsWith(word));
  const plain = ungrouped(multiple ? text.slice(0, -multiple[0].length) : text);
  return plain === null ? null : trimmed(shifted(plain, multiple ? multiple[1] : 0));
}

/**
 * The number typed into a field: value as plain decimal text, or null where nothing was typed or it
 * is not understood; in the latter case error says what to do. The unit is the one behind the
 * field, such as 元 or %; empty for none.
 *
 * @param {string} typed
 */
export function readNumber(typed, unit = '') {
  let text = bare(typed);
  if (text === '') {
    return {value: null, error: null};
  }
  const sign = text.startsWith('-') ? '-' : '';
  text = text.replace(/^[+-]/, '');
  const foreign = FOREIGN.exec(text);
  if (foreign && !FOREIGN.test(unit)) {
    return {value: null, error: `本栏以“${unit || '数字'}”计，不能填“${foreign[0]}”金额，请折算后只填数字`};
  }
  if (unit === '元') {
    // 3000万元整, as on a cheque
    text = text.replace(/([元圆])[整正]$/, '$1').replace(/^(人民币|RMB|[¥￥])/i, '').replace(/(人民币|圆)$/, '');
  }
  if (unit && text.endsWith(unit)) {
    text = text.slice(0, -unit.length);
  } else if (/[%‰]$/.test(text)) {
    return {value: null, error: unit ? `本栏以“${unit}”为单位，请换算后只填数字` : '本栏不是比例，不能填百分数'};
  } else if (/[万亿]/.test(unit) && /[万亿]/.test(text)) {
    // if the field's unit is 万 already, 3000万 is ambiguous
    return {value: null, error: `本栏的单位已是“${unit}”，请只填以“${unit}”计的数字`};
  }
  if (/^\d{1,3},\d{1,2}$/.test(text)) {
    return {value: null, error: `“${typed}”中的逗号看不清是千位分隔还是小数点：小数请用“.”，如 ${text.replace(',', '.')}`};
  }
  const value = multiplied(text);
  return value === null ? unclear(typed) : {value: sign + value, error: null};
}

/** Whether the text is a number as a program writes it. */
export const isPlain = (/** @type {string} */ text) => /^-?\d*(\.\d*)?$/.test(text);

/**
 * The day typed, such as 2026/3/1, 2026年3月1日, 20260301, as 2026-03-01; null where nothing was typed
 * or it is not understood; in the latter case error says what to do. A day that does not begin with
 * its year is ambiguous and refused.
 *
 * @param {string} typed
 */
export function readDay(typed) {
  const text = bare(typed);
  if (text === '') {
    return {value: null, error: null};
  }
  const parts = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  const day = parts && new Date(Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3])));
  if (!day || day.getUTCFullYear() !== Number(parts[1]) || day.getUTCMonth() !== Number(parts[2]) - 1 || day.getUTCDate() !== Number(parts[3])) {
    return {value: null, error: `“${typed}”不是日期，请按 2026-03-01、2026/3/1 或 2026年3月1日 填写`};
  }
  return {value: day.toISOString().slice(0, 10), error: null};
}
