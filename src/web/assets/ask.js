import {codeConfirmed, creditCodeField} from './credit-code.js';
import {byId, el} from './dom.js';
import {offerClaim} from './claims.js';
import {Draft} from './draft.js';
import {field, onSubmit} from './fields.js';
import {factFields, prepare} from './form-viewer.js';
import {buttons, draftedFacts, fillIn, organisation, sendingPage} from './sending.js';

/** @import {Schemas} from '../../checks/types/interface' */

const place = byId('ask');
const OWN = ['uscc', 'name', 'contact'];

function request(/** @type {Schemas['ItemDetail']} */ item, /** @type {NonNullable<import('./frame.js').Session>} */ session, /** @type {Awaited<ReturnType<typeof organisation>>} */ known) {
  const draft = new Draft(session.id, `ask:${item.id}`);
  const facts = factFields(item, {owner: 'sent', values: draftedFacts(draft)});
  const text = (/** @type {string} */ name) => form.elements.namedItem(name)?.value.trim() || null;
  const form = el('form', {id: 'sent', 'aria-label': '服务请求'},
    el('div', {class: 'summary'}),
    el('section', {class: 'panel', 'aria-labelledby': 'organisation-title'},
      el('h2', {id: 'organisation-title'}, '一、申请单位'),
      creditCodeField('18 位，见营业执照或法人登记证书，可以带空格粘贴；本账号首次使用后即与该单位绑定'),
      field('applicant.name', '单位名称', el('input', {type: 'text', maxlength: 200, autocomplete: 'organization'}), {required: true}),
      field('applicant.contact', '联系人与电话', el('input', {type: 'text', maxlength: 200, autocomplete: 'tel'}), {required: true, hint: '受理部门可能与您联系；其他部门只看到隐去的联系方式'})),
    el('section', {class: 'panel', 'aria-labelledby': 'facts-title'},
      el('h2', {id: 'facts-title'}, '二、诉求内容'),
      facts.element),
    el('section', {class: 'panel'},
      el('p', {class: 'hint'}, `提交后先受理，再由 ${item.bureaus.length} 个部门答复，由${item.bureaus.find(bureau => bureau.role === 'lead')?.name ?? '牵头部门'}汇总成一份答复；答复后可以评价或者追问，答复之前可以撤回。`),
      buttons('提交请求', draft)));
  fillIn(form, facts, OWN, known, draft);
  form.addEventListener('input', () => draft.keep(form));
  onSubmit(form, async () => {
    draft.keep(form);
    const body = {
      itemId: item.id,
      /** @type {Record<string, string | boolean | null>} */
      applicant: {...Object.fromEntries(OWN.map(name => [name, text(`applicant.${name}`)])), usccConfirmed: codeConfirmed(form)},
      facts: await facts.values(),
    };
    const answer = await draft.send('/api/service-requests', body, () => offerClaim(form, String(body.applicant.uscc)));
    location.assign(`/requests/${answer.no}?submitted`);
    return false;
  }, {keeps: false});
  return form;
}

prepare();
sendingPage(place, '提出服务请求', 'service',
  item => ['本事项不是服务事项。请看', el('a', {href: `/items/${item.id}`}, '办理说明'), '。'],
  async (item, session) => request(item, session, await organisation('service-requests', 'applications')));
