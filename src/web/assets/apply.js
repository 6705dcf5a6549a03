import {codeConfirmed, creditCodeField} from './credit-code.js';
import {byId, el} from './dom.js';
import {offerClaim} from './claims.js';
import {Draft} from './draft.js';
import {field, moneyField, onSubmit, typedNumber, select} from './fields.js';
import {factFields, prepare} from './form-viewer.js';
import {buttons, draftedFacts, fillIn, organisation, sendingPage} from './sending.js';
import {ENTITIES, today} from './text.js';

/** @import {Schemas} from '../../checks/types/interface' */

const place = byId('apply');
const OWN = ['uscc', 'name', 'entityType', 'contact', 'bankAccount'];

function otherAward(/** @type {number} */ index) {
  const name = `otherDistrictAwards[${index}]`;
  return el('fieldset', {class: 'panel inner', 'data-field': name},
    el('legend', {}, `第 ${index + 1} 项`),
    el('p', {class: 'error'}),
    field(`${name}.policy`, '政策名称', el('input', {type: 'text', maxlength: 200}), {required: true}),
    field(`${name}.matter`, '事由', el('input', {type: 'text', maxlength: 200}), {required: true}),
    moneyField(`${name}.amount`, '金额', {required: true}),
    field(`${name}.date`, '获得日期', el('input', {type: 'date', max: today()}), {required: true}),
    field(`${name}.year`, '所属年度', el('input', {type: 'number', inputmode: 'numeric', min: 1900, max: 2999, step: 1}), {hint: '按年度给予的奖补填写，如 2025；不属于某一年度的不填'}),
    field(`${name}.sameMatter`, '是否为本次申报的同一项目、同一事项', select([['true', '是，与本次申报为同一项目、同一事项'], ['false', '不是']], '不清楚，由部门判断'), {hint: '同一项目、同一事项按“从优不重复”予以支持，由牵头部门核对后判断'}));
}

/** Yes or no as chosen; null where neither is. */
function chosen(/** @type {string | null} */ text) {
  return text === null ? null : text === 'true';
}

/**
 * What is sent.
 *
 * @param {any} form
 * @param {Schemas['ItemDetail']} item
 * @param {Record<string, any>} facts
 * @param {number} count of the other awards
 */
function body(form, item, facts, count) {
  const text = (/** @type {string} */ name) => form.elements.namedItem(name)?.value.trim() || null;
  /** @type {Record<string, string | null>} */
  const own = Object.fromEntries(OWN.map(name => [name, text(`applicant.${name}`)]));
  return {
    itemId: item.id,
    /** @type {Record<string, string | boolean | null>} */
    applicant: {
      ...own,
      usccConfirmed: codeConfirmed(form),
    },
    matter: text('matter'),
    facts,
    otherDistrictAwards: Array.from({length: count}, (_, index) => ({
      policy: text(`otherDistrictAwards[${index}].policy`),
      matter: text(`otherDistrictAwards[${index}].matter`),
      amount: typedNumber(form.elements.namedItem(`otherDistrictAwards[${index}].amount`)),
      date: text(`otherDistrictAwards[${index}].date`),
      year: text(`otherDistrictAwards[${index}].year`),
      sameMatter: chosen(text(`otherDistrictAwards[${index}].sameMatter`)),
    })),
  };
}

function application(/** @type {Schemas['ItemDetail']} */ item, /** @type {NonNullable<import('./frame.js').Session>} */ session, /** @type {Awaited<ReturnType<typeof organisation>>} */ known) {
  const draft = new Draft(session.id, `apply:${item.id}`);
  const facts = factFields(item, {owner: 'sent', values: draftedFacts(draft)});
  const others = el('div', {});
  let count = 0;
  const add = () => others.append(otherAward(count++));
  const less = el('button', {class: 'plain', type: 'button', hidden: true, onclick: () => {
    others.lastElementChild.remove();
    count--;
    less.hidden = count === 0;
    draft.keep(form, {others: count});
  }}, '删去最后一项');
  const more = el('button', {class: 'plain', type: 'button', onclick: () => {
    add();
    less.hidden = false;
    others.lastElementChild.querySelector('input').focus();
  }}, '添加一项');
  const form = el('form', {id: 'sent', 'aria-label': '申报表'},
    el('div', {class: 'summary'}),
    el('section', {class: 'panel', 'aria-labelledby': 'organisation-title'},
      el('h2', {id: 'organisation-title'}, '一、申报单位'),
      creditCodeField('18 位，见营业执照或法人登记证书，可以带空格粘贴；本账号首次申报后即与该单位绑定'),
      field('applicant.name', '单位名称', el('input', {type: 'text', maxlength: 200, autocomplete: 'organization'}), {required: true}),
      field('applicant.entityType', '主体类型', select(Object.entries(ENTITIES), '请选择'), {required: true}),
      field('applicant.contact', '联系人与电话', el('input', {type: 'text', maxlength: 200, autocomplete: 'tel'})),
      field('applicant.bankAccount', '收款账户', el('input', {type: 'text', maxlength: 200}), {hint: '开户行与账号；可在拨付之前补登'})),
    el('section', {class: 'panel', 'aria-labelledby': 'facts-title'},
      el('h2', {id: 'facts-title'}, '二、申报内容'),
      field('matter', item.matterKind && !item.applicantIsMatter ? `事由（${item.matterKind}名称）` : '事由', el('input', {type: 'text', maxlength: 200}),
        {hint: item.applicantIsMatter ? '可不填，不填时以单位名称为事由' : '同一事由不能重复获得支持，请填写规范全称', required: !item.applicantIsMatter}),
      facts.element),
    el('section', {class: 'panel', 'aria-labelledby': 'others-title'},
      el('h2', {id: 'others-title'}, '三、已获得的其他区级奖补'),
      el('p', {class: 'hint'}, '已按区内其他政策获得支持的，请如实填报，并说明是否与本次申报为同一项目、同一事项；没有的不必填。'),
      others, more, less),
    el('section', {class: 'panel'},
      el('p', {class: 'hint'}, '提交后即进入受理审查，可在案卷页面上传材料；审定之前可以撤回。'),
      buttons('提交申报', draft)));

  for (let index = 0; index < draft.content.others; index++) {
    add();
  }
  less.hidden = count === 0;
  fillIn(form, facts, OWN, known, draft);
  form.addEventListener('input', () => draft.keep(form, {others: count}));
  onSubmit(form, async () => {
    draft.keep(form, {others: count});
    const sent = body(form, item, await facts.values(), count);
    const answer = await draft.send('/api/applications', sent, () => offerClaim(form, String(sent.applicant.uscc)));
    location.assign(`/cases/${answer.no}?submitted`);
    return false;
  }, {keeps: false});
  return form;
}

prepare();
sendingPage(place, '申报', 'award',
  item => item.kind === 'service' ? ['本事项是服务事项，请', el('a', {href: `/ask/${item.id}`}, '提出服务请求'), '。'] : ['本事项不是奖补事项，无须申报奖补。请看', el('a', {href: `/items/${item.id}`}, '办理说明'), '。'],
  async (item, session) => application(item, session, await organisation('applications')));
