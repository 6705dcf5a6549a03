import {el, get, whenAnswered} from './service.js';

/** @import {Schemas} from '../../../../../../../../../checks/types/interface' */

// Shows the number of tasks beside the name of each ready-made list, and a search by case number.
const EVERY = 15000;
/** The lists by the names under which Tasklist shows them. @type {Map<string, Schemas['WorklistControllerListed']>} */
let lists = new Map();

const showCounts = () =>
  document.querySelectorAll('.task-filter .name a').forEach(link => {
    const known = link.querySelector('.worklist-count');
    const name = [...link.childNodes].filter(node => node.nodeType === Node.TEXT_NODE).map(node => /** @type {Text} */ (node).data.trim()).join('');
    const list = lists.get(name);
    if (list === undefined) {
      known?.remove();
      return;
    }
    const badge = known ?? link.appendChild(el('span', {class: 'worklist-count'}));
    if (badge.textContent !== String(list.count)) {
      badge.textContent = String(list.count);
      badge.classList.toggle('none', list.count === 0);
      badge.classList.toggle('late', list.urgency === 'overdue' && list.count > 0);
      badge.classList.toggle('soon', list.urgency === 'due-soon' && list.count > 0);
    }
  });

const count = () =>
  get('/api/tasks/worklists')
    .then((/** @type {Schemas['WorklistControllerListed'][]} */ listed) => {
      lists = new Map(listed.map(list => [list.name, list]));
      showCounts();
    })
    .catch(() => {});

count();
window.setInterval(() => document.hidden || count(), EVERY);
// Tasklist draws its lists again from time to time
new MutationObserver(() => showCounts()).observe(document.body, {subtree: true, childList: true});
// the numbers change after a person has done something with a task
whenAnswered(/^POST .*\/task\/[^/]+\/(claim|unclaim|submit-form)$/, count);

const search = (/** @type {string} */ number) => {
  const parameters = new URLSearchParams(window.location.hash.replace(/^#!?\/?\??/, ''));
  const query = number ? [{type: 'taskVariables', operator: 'eq', value: number, name: 'applicationNo'}] : [];
  parameters.set('searchQuery', JSON.stringify(query));
  parameters.delete('task');
  parameters.delete('page');
  window.location.replace(`#/?${  parameters.toString().replace(/\+/g, '%20')}`);
};
const searched = () => {
  const query = new URLSearchParams(window.location.hash.replace(/^#!?\/?\??/, '')).get('searchQuery');
  try {
    return JSON.parse(query ?? '[]').find((/** @type {{name: string, value: string}} */ one) => one.name === 'applicationNo')?.value ?? '';
  } catch {
    return '';
  }
};

const render = (/** @type {Element} */ node) => {
  const input = el('input', {type: 'search', class: 'form-control', placeholder: '按编号查找', 'aria-label': '按编号查找'});
  input.value = searched();
  const form = el('form', {class: 'number-search', role: 'search'}, input);
  form.addEventListener('submit', (/** @type {any} */ event) => {
    event.preventDefault();
    search(input.value.normalize('NFKC').replace(/[\s\p{Z}\p{Cf}]/gu, '').toUpperCase());
  });
  // the cross of the search field clears it
  input.addEventListener('search', () => input.value === '' && searched() !== '' && search(''));
  node.append(form);
};

export default {id: 'number-search', pluginPoint: 'tasklist.header', priority: 900, render};
