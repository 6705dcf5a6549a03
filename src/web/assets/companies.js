import {byId, el, queryOf, say, show, tableHead, terms} from './dom.js';
import {named} from './account-parts.js';
import {get, post, put} from './api.js';
import {failed, frame} from './frame.js';
import {choices, field, ticked} from './fields.js';
import {area, distinct, form} from './forms.js';
import {pager} from './pager.js';
import {grouped, minute} from './text.js';

/** @import {Schemas} from '../../checks/types/interface' */

const SIZE = 20;
const MOST_CLAIMS = 100;
/** @type {Record<string, string>} */
const KINDS = {bound: '首次申报时绑定', added: '增加', removed: '移出'};
const DECISIONS = [['replace', '变更为申请账号，原账号不再代表该单位'], ['join', '增加申请账号，原账号继续办理'], ['refuse', '不予认领']];
const asked = new URLSearchParams(location.search);
/** @type {boolean | undefined} */
let mayDecide = false;

const acting = (/** @type {Schemas['CompaniesActing']} */ account) => `${named(account)}${account.disabled ? '，已停用' : ''}`;

async function again(/** @type {string} */ text) {
  await Promise.all([listClaims(), listCompanies()]);
  say(text);
}

function claim(/** @type {Schemas['ClaimsClaim']} */ one) {
  const id = `claim-${one.id}`;
  return el('li', {class: 'panel', 'aria-labelledby': id},
    el('h3', {id}, `${one.companyName} `, el('small', {class: 'hint'}, one.uscc)),
    terms([
      ['申请账号', named(one.account)],
      ['现有账号', one.accounts?.map(acting).join('、') || '（没有）'],
      ['提交时间', minute(one.filedAt)],
      ['理由', one.text],
      ['证明材料', one.attachment && el('a', {href: `/api/claims/${one.id}/attachment`, target: '_blank', rel: 'noopener'}, one.attachment)],
    ]),
    mayDecide && el('details', {class: 'more'}, el('summary', {}, '处理'),
      distinct(form(`处理认领申请：${one.companyName}`, [
        choices('decision', '处理方式', DECISIONS, {required: true}),
        field('reason', '理由', area(2), {required: true, hint: '申请人会看到；请写明核实的情况'}),
      ], '提交处理结果', async here => {
        await post(`/api/claims/${one.id}/decision`, {decision: here.querySelector('[name=decision]:checked')?.value ?? null, before: one.accounts.map(account => account.id), reason: here.elements.reason.value});
        await again(`${one.companyName}的认领申请已处理。`);
      }), id)));
}

function changes(/** @type {Schemas['CompaniesCompany']} */ company) {
  const content = el('div', {'aria-busy': true}, '正在读取…');
  const folded = el('details', {class: 'more'}, el('summary', {}, '变更记录'), content);
  folded.addEventListener('toggle', async () => {
    if (!folded.open || !content.hasAttribute('aria-busy')) {
      return;
    }
    try {
      const kept = await get(`/api/companies/${company.uscc}/changes`);
      show(content, el('div', {class: 'wide records', tabindex: 0, role: 'region', 'aria-label': `${company.name}的账号变更记录`}, el('table', {},
        el('caption', {class: 'unseen'}, `${company.name}的账号变更记录，最近的在前`),
        tableHead(['时间', '账号', '变更', '原因', '经办人']),
        el('tbody', {}, kept.map(one => el('tr', {},
          el('td', {class: 'unbroken'}, minute(one.at)),
          el('td', {}, named(one.account)),
          el('td', {class: 'unbroken'}, KINDS[one.kind]),
          el('td', {}, one.reason ?? ''),
          el('td', {}, named(one.actor))))))));
    } catch (problem) {
      failed(content, problem);
    }
  });
  return folded;
}

function changeForm(/** @type {Schemas['CompaniesCompany']} */ company) {
  const before = company.accounts.map(account => account.id);
  return distinct(form(`变更账号：${company.name}`, [
    el('p', {class: 'hint'}, '不再代表该单位的账号取消勾选；要增加的账号填在下面，须是申报主体的账号，且现在不为别的单位办理。'),
    before.length > 0 && el('fieldset', {class: 'field', 'data-field': 'kept'},
      el('legend', {}, '现有账号'),
      el('div', {class: 'choices'}, company.accounts.map(account =>
        el('label', {}, el('input', {type: 'checkbox', name: 'kept', value: account.id, checked: true}), acting(account)))),
      el('p', {class: 'error'})),
    field('accounts', '增加账号', el('input', {type: 'text', autocomplete: 'off', autocapitalize: 'none', spellcheck: 'false'}), {hint: '多个账号以空格分开'}),
    field('reason', '原因', area(2), {required: true, hint: '如原经办人离职，已核对单位的授权书'}),
  ], '保存变更', async here => {
    const added = here.elements.accounts.value.split(/[\s,，、;；]+/).filter(Boolean);
    await put(`/api/companies/${company.uscc}/accounts`, {accounts: [...new Set([...ticked(here, 'kept'), ...added])], before, reason: here.elements.reason.value});
    await again(`${company.name}的账号已变更。`);
  }), `company-${company.uscc}`);
}

function card(/** @type {Schemas['CompaniesCompany']} */ company) {
  const id = `title-${company.uscc}`;
  return el('li', {class: 'panel', 'aria-labelledby': id},
    el('h3', {id}, `${company.name} `, el('small', {class: 'hint'}, company.uscc)),
    company.openClaims > 0 && el('p', {class: 'message note'}, `有 ${company.openClaims} 份认领申请待处理，见上。`),
    company.accounts.length === 0
      ? el('p', {class: 'message bad'}, '现在没有账号代表该单位，单位不能办理。请指定账号。')
      : terms([['账号', company.accounts.map(acting).join('、')]]),
    mayDecide && el('details', {class: 'more'}, el('summary', {}, '变更账号'), changeForm(company)),
    changes(company));
}

async function listClaims() {
  try {
    const page = await get(`/api/claims?open=true&size=${MOST_CLAIMS}`);
    show(byId('claims'), page.content.length === 0
      ? el('p', {class: 'empty'}, '没有待处理的认领申请。申报单位的统一社会信用代码已被其他账号绑定时，可在申报页面提交认领申请，提交后出现在这里。')
      : [
        el('ul', {class: 'rows plain-list'}, page.content.map(claim)),
        page.hasMore && el('p', {class: 'hint'}, `共 ${grouped(page.total)} 份，处理之后显示其余的。`),
      ]);
  } catch (problem) {
    failed(byId('claims'), problem);
  }
}

async function listCompanies() {
  try {
    const page = await get(`/api/companies?${queryOf({q: asked.get('q'), page: asked.get('page'), size: SIZE})}`);
    show(byId('companies'), page.content.length === 0
      ? el('p', {class: 'empty'}, asked.get('q')
        ? ['没有找到。请核对名称、代码或账号，或', el('a', {href: '/companies'}, '查看全部'), '。']
        : '还没有单位。单位第一次申报或者提出服务请求之后会出现在这里。')
      : [el('p', {class: 'hint'}, `共 ${grouped(page.total)} 个单位`), el('ul', {class: 'rows plain-list'}, page.content.map(card)), pager(page)]);
  } catch (problem) {
    failed(byId('companies'), problem);
  }
}

async function start() {
  try {
    const session = await frame();
    mayDecide = session?.accepts && session?.groups.includes('officials');
    const sought = el('input', {type: 'search', id: 'q', name: 'q', value: asked.get('q') ?? '', maxlength: 200});
    show(byId('filter'), el('div', {}, el('label', {for: 'q'}, '单位名称、统一社会信用代码或账号'), sought), el('button', {class: 'button', type: 'submit'}, '查找'));
    await Promise.all([listClaims(), listCompanies()]);
  } catch (problem) {
    failed(byId('companies'), problem);
  }
}

start();
