import {byId, el, show, terms} from './dom.js';
import {get, messageOf, post} from './api.js';
import {day, money} from './text.js';
import {connectsSystems, failed, frame, places, roles} from './frame.js';
import {field, onSubmit} from './fields.js';
import {distinct} from './forms.js';

/** @import {Schemas} from '../../checks/types/interface' */

const NOTICES = 50;

function objection(/** @type {Schemas['PublicitiesNotice']} */ notice) {
  const form = el('form', {class: 'panel inner', 'aria-label': `对 ${notice.applicationNo} 提出异议`},
    el('h4', {}, '提出异议'),
    el('p', {class: 'hint'}, '请留下真实姓名和联系方式，以便核实后答复；不会对外公开。'),
    el('div', {class: 'summary'}),
    field('name', '姓名或单位名称', el('input', {type: 'text', maxlength: 100, autocomplete: 'name'}), {required: true}),
    field('contact', '联系方式', el('input', {type: 'text', maxlength: 200, autocomplete: 'tel'}), {required: true}),
    field('text', '异议内容', el('textarea', {rows: 4, maxlength: 2000}), {required: true}),
    el('button', {class: 'button', type: 'submit'}, '提交异议'));
  // several forms may be open at once on this page
  distinct(form, notice.applicationNo);
  onSubmit(form, async () => {
    await post(`/api/applications/${notice.applicationNo}/objections`,
      Object.fromEntries(['name', 'contact', 'text'].map(name => [name, form.elements[name].value])));
    const done = el('p', {class: 'message good', role: 'status', tabindex: -1}, '异议已收到。公示期暂停，待核实处理后恢复或终止。');
    form.replaceWith(done);
    done.focus();
  });
  return form;
}

function announced(/** @type {Schemas['PublicitiesNotice']} */ one, /** @type {Record<string, string>} */ titles) {
  const place = el('div', {});
  const button = el('button', {class: 'plain', type: 'button', 'aria-expanded': 'false'}, '提出异议');
  button.addEventListener('click', () => {
    const open = place.childElementCount > 0;
    show(place, open ? [] : objection(one));
    button.setAttribute('aria-expanded', String(!open));
    if (!open) {
      place.querySelector('input').focus();
    }
  });
  return el('li', {class: 'panel'},
    el('h3', {}, one.applicantName),
    terms([
      ['事项', el('a', {href: `/items/${one.itemId}`}, titles[one.itemId] ?? one.itemId)],
      ['事由', one.matter],
      ['拟奖补金额', el('strong', {}, money(one.amount))],
      ['公示期', `${day(one.startedAt)}至${day(one.endsAt)}`],
      ['申报编号', one.applicationNo],
    ]),
    one.status === 'interrupted' && el('p', {class: 'message note'}, '已收到异议，公示暂停计时，处理后顺延。'),
    button, place);
}

/** A page of notices, with the links to the other pages. */
function notices(/** @type {Schemas['PagePublicitiesNotice']} */ page, /** @type {Record<string, string>} */ titles) {
  const list = el('ul', {class: 'notices'}, page.content.map(one => announced(one, titles)));
  const said = el('p', {class: 'message bad', role: 'alert', hidden: true});
  let shown = page;
  const more = el('button', {class: 'plain', type: 'button', onclick: async () => {
    try {
      shown = await get(`/api/publicity?size=${NOTICES}&page=${shown.page + 1}`);
      said.hidden = true;
      list.append(...shown.content.map(one => announced(one, titles)));
      more.hidden = isLast();
    } catch (problem) {
      said.textContent = messageOf(problem);
      said.hidden = false;
    }
  }}, '显示更多公示');
  const isLast = () => !shown.hasMore;
  more.hidden = isLast();
  return [el('p', {class: 'hint'}, `共 ${page.total} 件`), list, said, more];
}

async function publicity() {
  const place = byId('publicity');
  try {
    const [page, items] = await Promise.all([get(`/api/publicity?size=${NOTICES}`), get('/api/items?kind=award')]);
    const titles = Object.fromEntries(items.map(item => [item.id, item.title]));
    show(place, page.content.length > 0
      ? notices(page, titles)
      : el('p', {class: 'empty'}, '目前没有正在公示的奖补。审定通过后，拟奖补对象与金额会在这里公示；想了解可以申报什么，请看',
        el('a', {href: '/items'}, '事项目录'), '。'));
  } catch (problem) {
    failed(place, problem);
  }
}

async function tiles() {
  const place = byId('places');
  try {
    const session = await frame();
    const all = places(roles(session));
    show(place,
      all.map(([address, name, text]) => el('a', {class: 'tile', href: address}, el('b', {}, name), el('span', {}, text))),
      session === null && el('a', {class: 'tile', href: '/login'}, el('b', {}, '登录'), el('span', {}, '申报单位、部门审核员、审定与拨付、流程监测')),
      connectsSystems(session) && el('a', {class: 'tile', href: '/api/docs'}, el('b', {}, '接口文档'), el('span', {}, '供各部门自有系统对接')));
  } catch (problem) {
    failed(place, problem);
  }
}

tiles();
publicity();
