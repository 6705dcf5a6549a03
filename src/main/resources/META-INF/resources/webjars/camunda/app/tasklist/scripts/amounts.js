import {angularService} from './service.js';

// What a person types as an amount, beside the field as people read it: with separators, and in 万元; and what the service has refused,
// beside the field that it names, until the form is changed.
const AMOUNT = /^\d{1,12}(\.\d{1,2})?$/;
const grouped = text => text.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
const plain = text => text.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');

/** 86000000.5 as 86,000,000.50 元（8,600.00005 万元）: in digits, because no fraction of a computer is exact. */
export const inWords = typed => {
  const text = typed.replace(/[,，\s]/g, '');
  if (!AMOUNT.test(text)) {
    return '';
  }
  const [whole, fraction = ''] = text.split('.');
  const digits = whole.replace(/^0+(?=\d)/, '');
  const yuan = `${grouped(digits)}.${fraction.padEnd(2, '0')} 元`;
  if (digits.length < 5) {
    return yuan;
  }
  const wan = plain(`${digits.slice(0, -4)}.${digits.slice(-4)}${fraction}`);
  const [high, low] = wan.split('.');
  return `${yuan}（${grouped(high)}${low ? '.' + low : ''} 万元）`;
};

const isAmount = field => [...field.querySelectorAll('.fjs-input-adornment')].some(unit => unit.textContent.trim() === '元');

const tell = input => {
  const field = input.closest('.fjs-form-field-number');
  if (!field || !isAmount(field)) {
    return;
  }
  const words = inWords(input.value);
  let place = field.querySelector('.amount-in-words');
  if (!place) {
    place = document.createElement('div');
    place.className = 'amount-in-words';
    place.setAttribute('aria-live', 'polite');
    (input.closest('.fjs-input-group') ?? input).after(place);
  }
  if (place.textContent !== words) {
    place.textContent = words;
  }
};
const tellAll = () => document.querySelectorAll('.fjs-form-field-number input').forEach(tell);

// the message names a field by its label in “”, or speaks of the amount where there is one alone
const pointAt = message => {
  const names = [...message.matchAll(/“([^”]+)”/g)].map(found => found[1]);
  document.querySelectorAll('.fjs-container .refused-here').forEach(field => field.classList.remove('refused-here'));
  const fields = [...document.querySelectorAll('.fjs-container .fjs-form-field')].filter(field => {
    const label = field.querySelector('.fjs-form-field-label')?.textContent.replace(/\*$/, '').trim();
    return names.includes(label);
  });
  if (names.length === 0 && message.includes('金额')) {
    const amounts = [...document.querySelectorAll('.fjs-container .fjs-form-field-number')].filter(isAmount);
    fields.push(...(amounts.length === 1 ? amounts : []));
  }
  fields.forEach(field => field.classList.add('refused-here'));
  const first = fields[0]?.querySelector('input, textarea, select');
  if (first) {
    first.scrollIntoView({block: 'center'});
    first.focus();
  }
};

// what was refused is no longer what stands in the form: neither the field nor the message goes on saying so
const mended = field => {
  field.closest('.refused-here')?.classList.remove('refused-here');
  if (document.querySelector('.page-notifications .alert-danger')) {
    angularService('Notifications').clear({type: 'danger'});
    angularService('$rootScope').$applyAsync();
  }
};

document.addEventListener('input', event => {
  if (event.target.matches?.('.fjs-container input')) {
    tell(event.target);
  }
  if (event.target.closest?.('.fjs-container')) {
    mended(event.target);
  }
});
// what is picked instead of typed: from a list, from a calendar, or with the arrows that count up and down
const PICKED = '.fjs-container .fjs-dropdownlist-item, .fjs-container .fjs-number-arrow-container, .flatpickr-day';
['mousedown', 'click'].forEach(pressed => document.addEventListener(pressed, event => {
  const picked = event.target.closest?.(PICKED);
  if (picked) {
    mended(picked);
    window.setTimeout(tellAll);
  }
}));
document.addEventListener('keyup', event => event.key?.startsWith('Arrow') && event.target.matches?.('.fjs-container input') && tell(event.target));
new MutationObserver(changes => {
  if (document.querySelector('.fjs-form-field-number')) {
    tellAll();
  }
  changes
    .flatMap(change => [...change.addedNodes])
    .filter(node => node.nodeType === Node.ELEMENT_NODE)
    .map(node => (node.matches('.page-notifications .alert') ? node : node.querySelector('.page-notifications .alert, .alert')))
    .filter(alert => alert?.closest('.page-notifications'))
    .forEach(alert => window.setTimeout(() => pointAt(alert.textContent)));
}).observe(document.body, {subtree: true, childList: true});

export default {};
