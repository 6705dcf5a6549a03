import {byId, el, show} from './dom.js';
import {get} from './api.js';
import {Draft} from './draft.js';
import {failed, frame, roles} from './frame.js';
import {factField, field, fill, followConditions, onSubmit, readFacts} from './fields.js';
import {clauseOf} from './text.js';

const place = byId('ask');
const id = decodeURIComponent(location.pathname.split('/').pop());
const OWN = ['uscc', 'name', 'contact'];

/** The organisation as it stands in the account's newest request or, before there is one, in its newest application. */
async function organisation() {
  for (const list of ['service-requests', 'applications']) {
    const newest = (await get(`/api/${list}?size=1`)).content[0];
    if (newest) {
      return (await get(`/api/${list}/${newest.no}`)).applicant;
    }
  }
  return null;
}

function request(item, session, known) {
  const draft = new Draft(`ask:${session.id}:${item.id}`);
  const text = name => form.elements.namedItem(name)?.value.trim() || null;
  const form = el('form', {'aria-label': '服务请求'},
    el('div', {class: 'summary'}),
    el('section', {class: 'panel', 'aria-labelledby': 'organisation-title'},
      el('h2', {id: 'organisation-title'}, '一、申请单位'),
      field('applicant.uscc', '统一社会信用代码', el('input', {type: 'text', maxlength: 18, autocapitalize: 'characters', spellcheck: 'false'}),
        {required: true, hint: '18 位，见营业执照或法人登记证书；本账号首次使用后即与该单位绑定'}),
      field('applicant.name', '单位名称', el('input', {type: 'text', maxlength: 200, autocomplete: 'organization'}), {required: true}),
      field('applicant.contact', '联系人与电话', el('input', {type: 'text', maxlength: 200, autocomplete: 'tel'}), {required: true, hint: '答复部门可能与您联系'})),
    el('section', {class: 'panel', 'aria-labelledby': 'facts-title'},
      el('h2', {id: 'facts-title'}, '二、诉求内容'),
      item.facts.map(fact => factField(fact))),
    el('section', {class: 'panel'},
      el('p', {class: 'hint'}, `提交后先受理，再由 ${item.bureaus.length} 个部门答复，由${item.bureaus.find(bureau => bureau.role === 'lead')?.name ?? '牵头部门'}汇总成一份答复；答复后可以评价或者追问，答复之前可以撤回。`),
      el('button', {class: 'button', type: 'submit'}, '提交请求'), ' ',
      el('button', {class: 'plain', type: 'button', onclick: () => {
        draft.forget();
        location.reload();
      }}, '清空重填')));
  OWN.forEach(name => fill(form, `applicant.${name}`, known?.[name]));
  Object.entries(draft.content.fields).forEach(([name, value]) => fill(form, name, value));
  followConditions(form, item.facts);
  form.addEventListener('input', () => draft.keep(form));
  onSubmit(form, async () => {
    draft.keep(form);
    const body = {
      itemId: item.id,
      applicant: Object.fromEntries(OWN.map(name => [name, text(`applicant.${name}`)])),
      facts: readFacts(form, item.facts),
    };
    const answer = await draft.send('/api/service-requests', body);
    location.assign(`/requests/${answer.no}?submitted`);
    return false;
  });
  return form;
}

async function start() {
  try {
    const session = await frame();
    const item = await get(`/api/items/${encodeURIComponent(id)}`);
    document.title = `提出服务请求：${item.title} · 联办`;
    const head = [
      el('nav', {class: 'path', 'aria-label': '位置'}, el('a', {href: '/items'}, '事项目录'), ' / ', el('a', {href: `/items/${item.id}`}, clauseOf(item)), ' / 提出服务请求'),
      el('h1', {}, `提出服务请求：${item.title}`),
    ];
    if (!roles(session).applies) {
      show(place, head, el('p', {class: 'message note'}, '只有申报单位的账号可以提出服务请求。请退出后以申报单位账号登录。'));
    } else if (item.kind !== 'service') {
      show(place, head, el('p', {class: 'message note'}, '本事项不是服务事项。请看', el('a', {href: `/items/${item.id}`}, '办理说明'), '。'));
    } else {
      show(place, head, request(item, session, await organisation()));
    }
  } catch (problem) {
    failed(place, problem);
  }
}

start();
