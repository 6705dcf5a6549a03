import {byId, el, show, tableHead, told} from './dom.js';
import {named} from './account-parts.js';
import {drop, get, messageOf, post} from './api.js';
import {failed, frame, roles} from './frame.js';
import {field, onSubmit, select, ticked} from './fields.js';
import {pager} from './pager.js';
import {date, minute} from './text.js';

/** @import {Schemas} from '../../checks/types/interface' */

const SIZE = 20;
/** @type {Record<string, string>} */
const STATES = {upcoming: '尚未开始', running: '代理中', over: '已到期', ended: '已终止'};
const place = byId('substitutions');
const page = Number(new URLSearchParams(location.search).get('page') ?? 0);

/**
 * @param {string} name
 * @param {string} legend
 * @param {{id: string, name: string}[]} options
 * @param {import('./fields.js').FieldOptions} [more]
 */
function choices(name, legend, options, {hint, required = false} = {}) {
  return el('fieldset', {class: 'field', 'data-field': name},
    el('legend', {}, legend, required && el('span', {class: 'required'}, '必填')),
    hint && el('p', {class: 'hint'}, hint),
    el('div', {class: 'choices'}, options.map(one => el('label', {}, el('input', {type: 'checkbox', name, value: one.id}), one.name))),
    el('p', {class: 'error'}));
}

function entry(/** @type {{administers: boolean, offered: Schemas['SubstitutionControllerChoices'], session: import('./frame.js').Session, done: (told: string) => void}} */ {administers, offered, session, done}) {
  const people = offered.officials.map(one => [one.id, named(one)]);
  const form = el('form', {class: 'panel', 'aria-labelledby': 'entry-title'},
    el('h2', {id: 'entry-title'}, '登记代理'),
    el('p', {class: 'hint'}, '离岗期间由代理人办理所选范围内的任务，案卷同时记下两人的姓名。代理人不能办理您或其本人按岗位分离须回避的环节。'),
    el('div', {class: 'summary'}),
    administers && field('person', '被代理人', select(people, '请选择'), {required: true}),
    field('substitute', '代理人', select(people.filter(([id]) => id !== session?.id), '请选择'), {required: true}),
    choices('groups', '部门与岗位', offered.groups, {required: true}),
    choices('taskKeys', '办理环节', offered.tasks, {hint: '不选表示全部环节'}),
    field('from', '开始日期', el('input', {type: 'date'}), {hint: '不填为今天；首尾两日都在代理期内'}),
    field('until', '结束日期', el('input', {type: 'date'}), {required: true}),
    field('reason', '事由', el('input', {type: 'text', maxlength: 200})),
    el('button', {class: 'button', type: 'submit'}, '登记'));
  const value = (/** @type {string} */ name) => form.elements[name]?.value || undefined;
  onSubmit(form, async () => {
    await post('/api/substitutions', {
      person: value('person'), substitute: value('substitute'), groups: ticked(form, 'groups'), taskKeys: ticked(form, 'taskKeys'),
      from: value('from'), until: value('until'), reason: value('reason'),
    });
    done('代理已登记。');
  });
  return form;
}

function row(/** @type {Schemas['SubstitutionControllerView']} */ one, /** @type {(told: string) => void} */ done) {
  const scope = [one.groups, one.taskKeys.length > 0 ? one.taskKeys : [{name: '全部环节'}]].map(some => some.map(({name}) => name).join('、'));
  return el('tr', {},
    el('td', {}, one.person.name, el('span', {class: 'hint block'}, one.person.id)),
    el('td', {}, one.substitute.name, el('span', {class: 'hint block'}, one.substitute.id)),
    el('td', {}, scope[0], el('span', {class: 'hint block'}, scope[1])),
    el('td', {}, `${date(one.from)}至${date(one.until)}`, one.reason && el('span', {class: 'hint block'}, one.reason)),
    el('td', {}, el('span', {class: `tag ${one.state}`}, STATES[one.state]),
      one.endedAt && el('span', {class: 'hint block'}, `${minute(one.endedAt)} ${one.endedBy}`)),
    el('td', {}, one.mayEnd && el('button', {class: 'plain', type: 'button', 'aria-label': `终止由${one.substitute.name}代理${one.person.name}`, onclick: async () => {
      if (window.confirm('终止后立即生效，确定终止这条代理吗？')) {
        try {
          await drop(`/api/substitutions/${one.id}`);
          done('代理已终止。');
        } catch (problem) {
          refuse(problem);
        }
      }
    }}, '终止')));
}

function list(/** @type {Schemas['PageSubstitutionControllerView']} */ found, /** @type {(told: string) => void} */ done) {
  return el('section', {class: 'panel', 'aria-labelledby': 'list-title'},
    el('h2', {id: 'list-title'}, '已登记的代理'),
    found.content.length === 0
      ? el('p', {class: 'hint'}, '没有与您有关的代理。')
      : el('table', {},
        el('caption', {class: 'unseen'}, '代理登记，最新的在前'),
        tableHead(['被代理人', '代理人', '范围', '期间', '状态', '']),
        el('tbody', {}, found.content.map(one => row(one, done)))),
    pager(found));
}

/** Shows the error beside the form and keeps what was typed. */
function refuse(/** @type {unknown} */ problem) {
  place.querySelector('.refused')?.remove();
  const message = el('p', {class: 'message bad refused', role: 'alert', tabindex: -1}, messageOf(problem));
  place.prepend(message);
  message.focus();
}

/** @param {string} [said] what was just done */
async function start(said) {
  try {
    const session = await frame();
    const {handles, administers} = roles(session);
    const mayEnter = administers || handles && session?.groups.includes('officials');
    const [found, offered] = await Promise.all([
      get(`/api/substitutions?page=${page}&size=${SIZE}`),
      mayEnter ? get('/api/substitutions/choices') : null,
    ]);
    show(place,
      told(said),
      list(found, start),
      offered && entry({administers, offered, session, done: start}));
    byId('said')?.focus();
  } catch (refused) {
    failed(place, refused);
  }
}

start();
