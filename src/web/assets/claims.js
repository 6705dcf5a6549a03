import {el, show} from './dom.js';
import {get, messageOf, post} from './api.js';
import {field} from './fields.js';
import {area, distinct, form} from './forms.js';
import {minute} from './text.js';

const LATEST = 50;
const SHOWN = 3;
/** @type {Record<string, string>} */
const OUTCOMES = {replace: '已认领，今后由本账号为该单位办理', join: '已认领，今后由本账号和单位的其他账号办理', refuse: '不予认领'};

/**
 * The form that claims the company with this code, after the service has said that others act for
 * it.
 *
 * @param {string} uscc
 */
function claimForm(uscc) {
  const made = form('认领申请', [
    el('h2', {}, '认领申请'),
    el('p', {class: 'hint'}, `统一社会信用代码 ${uscc} 已由其他账号绑定。原账号的人员已离职、账号遗失，或者绑定的账号不是本单位的，请说明情况，由受理部门核实后决定。`),
    field('text', '认领的理由', area(4), {required: true, hint: '说明您与单位的关系、原账号的情况，并留下联系方式'}),
    field('file', '证明材料', el('input', {type: 'file', accept: '.pdf,.png,.jpg,.jpeg,.docx,.xlsx'}), {hint: '可不传；如营业执照与授权书的扫描件，不超过 20 MB'}),
  ], '提交认领申请', async here => {
    const claim = await post('/api/claims', {uscc, text: here.elements.text.value});
    const [file] = here.elements.file.files;
    let left = '';
    if (file) {
      const data = new FormData();
      data.append('file', file);
      try {
        await post(`/api/claims/${claim.id}/attachment`, data);
      } catch (problem) {
        left = `材料没有收下：${messageOf(problem)}`;
      }
    }
    const done = el('p', {class: `message ${left ? 'note' : 'good'}`, role: 'status', tabindex: -1},
      `认领申请已提交，受理部门核实后处理，结果在本页显示。您填写的内容仍在上面，认领成功后可以直接提交。${left}`);
    made.replaceWith(done);
    done.focus();
    return false;
  });
  made.classList.add('panel');
  return distinct(made, 'claim');
}

/**
 * Offers the claim below a form that was refused for this reason.
 *
 * @param {Element} beside
 * @param {string} uscc
 */
export function offerClaim(beside, uscc) {
  const place = beside.parentElement?.querySelector('.claim') ?? el('div', {class: 'claim'});
  show(place, claimForm(uscc));
  beside.after(place);
}

/** What the account was told lately of who acts for its company; nothing where that is nothing. */
export async function companyNotices() {
  const told = (await get(`/api/notices?size=${LATEST}`)).content.filter(notice => notice.kind === 'company-accounts');
  return told.length > 0 && el('div', {class: 'message note', role: 'status'},
    told.slice(0, SHOWN).map(notice => el('p', {}, `${minute(notice.at)}：${notice.text}`)));
}

/** The state of the account's newest claim; nothing where there is none. */
export async function newestClaim() {
  const claim = (await get('/api/claims?size=1')).content[0];
  if (!claim) {
    return null;
  }
  const about = `您于 ${minute(claim.filedAt)} 对 ${claim.companyName ? `${claim.companyName}（${claim.uscc}）` : `统一社会信用代码 ${claim.uscc} `}提交的认领申请`;
  return claim.decision === null
    ? el('p', {class: 'message note'}, `${about}正在等待受理部门核实。`)
    : el('p', {class: `message ${claim.decision === 'refuse' ? 'bad' : 'good'}`}, `${about}：${OUTCOMES[claim.decision]}。${claim.reason}`);
}
