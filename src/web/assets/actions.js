import {el} from './dom.js';
import {post, put} from './api.js';
import {answers} from './aftercare.js';
import {field, fill} from './fields.js';
import {differing, factFields} from './form-viewer.js';
import {uploadForm} from './files.js';
import {area, folded, form} from './forms.js';

/** @import {Schemas} from '../../checks/types/interface' */
/** @import {WithAftercare} from './aftercare.js' */

/** @param {`/api/applications/${string}`} path */
function correction(path, /** @type {Schemas['CaseFile']} */ file, /** @type {Schemas['ItemDetail']} */ item, /** @type {(told: string) => void} */ done) {
  const facts = factFields(item, {owner: 'correction', values: file.facts});
  const made = form('提交补正', [
    el('p', {class: 'hint'}, '只更改需要补正的数据；需要补充材料的，请先在“申报材料”中上传。'),
    facts.element,
    field('text', '补正说明', area(), {required: true, hint: '逐项说明补正了什么'}),
  ], '提交补正', async () => {
    const changes = differing(item, await facts.values(), file.facts);
    await post(`${path}/corrections`, {facts: changes, text: made.elements.text.value});
    done('补正已提交。');
  }, facts.ready);
  made.id = 'correction';
  return el('section', {class: 'panel wanted', 'aria-labelledby': 'correction-title'}, el('h2', {id: 'correction-title'}, '补正'), made);
}

/**
 * What the applicant may do with the case at present: the upload of files, and all other actions.
 */
export function actions(/** @type {WithAftercare} */ file, /** @type {Schemas['ItemDetail']} */ item, /** @type {(told: string) => void} */ done) {
  const path = /** @type {const} */ (`/api/applications/${file.no}`);
  const single = (/** @type {'text' | 'reason'} */ name, /** @type {'withdrawal' | 'reconsideration'} */ target, /** @type {string} */ label, /** @type {string} */ button, /** @type {string} */ message, /** @type {import('./fields.js').FieldOptions} */ options) => form(button, field(name, label, area(), {required: true, ...options}), button,
    async made => {
      await post(`${path}/${target}`, /** @type {any} */ ({[name]: made.elements[name].value}));
      done(message);
    });
  const upload = file.filesTaken
    ? uploadForm('上传附件', '上传材料', '', file.attachments, `${path}/attachments`, () => done('材料已上传。'))
    : el('p', {class: 'hint'}, '现在没有要求提交材料，不能增减附件；需要补充的，受理单位会发出补正通知。');
  const {meaning, waitsFor, withdrawable} = file.standing;
  const account = waitsFor !== 'nobody' && meaning !== 'recovery' && form('登记收款账户',
    field('bankAccount', '收款账户', el('input', {type: 'text', maxlength: 200}), {required: true, hint: '开户行与账号，户名须与申报单位一致'}),
    '保存收款账户', async made => {
      await put(`${path}/bank-account`, {bankAccount: made.elements.bankAccount.value});
      done('收款账户已登记。');
    });
  if (account) {
    fill(account, 'bankAccount', file.applicant.bankAccount);
  }
  const reconsidered = file.timeline.some(entry => entry.event === 'reconsideration');
  return {
    upload,
    rest: [
      meaning === 'correction' && correction(path, file, item, done),
      meaning === 'refusal' && !reconsidered && el('section', {class: 'panel wanted', 'aria-labelledby': 'again-title'},
        el('h2', {id: 'again-title'}, '申请复核'),
        single('text', 'reconsideration', '复核理由', '申请复核', '复核申请已提交。', {hint: '只能申请一次；请针对不予支持的理由说明，并附上新的材料'})),
      answers(file, done),
      account && file.aftercare?.accountWanted && el('section', {class: 'panel wanted', 'aria-labelledby': 'account-title'},
        el('h2', {id: 'account-title'}, '更正收款账户'),
        el('p', {class: 'hint'}, `款项被银行退回（${file.aftercare.accountWanted.reason}），请更正或者确认收款账户，之后重新拨付`), account),
      account && !file.aftercare?.accountWanted && folded(file.applicant.bankAccount ? '变更收款账户' : '登记收款账户', account),
      withdrawable
        && folded('撤回申报', single('reason', 'withdrawal', '撤回原因', '撤回申报', '申报已撤回。', {hint: '撤回后本次办理终止，不能恢复'})),
    ],
  };
}
