import {el} from './dom.js';
import {field} from './fields.js';

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const STRUCTURE = /^[1-9ANY][1-9A-HJ-NP-RT-UW-Y][0-9]{6}[0-9A-HJ-NP-RT-UW-Y]{10}$/;

/**
 * The code as the service stores it: capitals without spaces and hyphens, full-width characters
 * made plain.
 */
export const plainCode = (/** @type {string} */ text) => text.normalize('NFKC').replace(/[\s\p{Z}\p{Cf}\p{DI}\u2800\ufffc\p{Pd}]/gu, '').toUpperCase();

/** Whether the text has the structure of a code but a wrong check character. */
export function isDoubtful(/** @type {string} */ text) {
  const code = plainCode(text);
  if (!STRUCTURE.test(code) || new Set(code).size === 1) {
    return false;
  }
  const sum = [...code].slice(0, 17).reduce(([total, weight], one) => [total + ALPHABET.indexOf(one) * weight, weight * 3 % 31], [0, 1])[0];
  return ALPHABET[(31 - sum % 31) % 31] !== code[17];
}

/**
 * The field for an organisation's credit code, typed or pasted in any way; for a wrong check
 * character it shows a box with which the sender confirms the code.
 *
 * @param {string} [hint]
 */
export function creditCodeField(hint) {
  const input = el('input', {type: 'text', autocapitalize: 'characters', autocomplete: 'off', spellcheck: 'false'});
  const confirmed = el('input', {type: 'checkbox', name: 'applicant.usccConfirmed', value: 'true'});
  const doubt = el('div', {class: 'message note', hidden: true, role: 'status'},
    el('p', {}, '这个代码的校验位不符，多半是有一位抄错了：请对照营业执照逐位核对。'),
    el('label', {}, confirmed, ' 证照上确为此代码（早年赋码），请受理部门核对'));
  const look = () => {
    const doubtful = isDoubtful(input.value);
    if (doubt.hidden === doubtful) {
      confirmed.checked = false;
    }
    doubt.hidden = !doubtful;
  };
  const tidy = () => {
    const code = plainCode(input.value);
    if (code.length === 18) {
      input.value = code;
    }
    look();
  };
  input.addEventListener('input', look);
  input.addEventListener('change', tidy);
  input.addEventListener('filled', tidy);
  const whole = field('applicant.uscc', '统一社会信用代码', input, {required: true, hint});
  whole.append(doubt);
  return whole;
}

/**
 * Whether the sender has confirmed a code with a wrong check character; null where none needs it.
 */
export const codeConfirmed = (/** @type {any} */ form) => (form.elements.namedItem('applicant.usccConfirmed').checked ? true : null);
