import {el, show, tableHead} from './dom.js';
import {messageOf, post} from './api.js';
import {field, onSubmit, ticked} from './fields.js';
import {form} from './forms.js';
import {handedOver, postBoxes} from './account-parts.js';

/** @import {Schemas} from '../../checks/types/interface' */
/** @import {Context} from './account-parts.js' */

const aloneNote = (/** @type {Context['choices']} */ choices) => choices.alone
  && el('p', {class: 'message note'}, '目前只有您一名管理员：您授予的岗位无须第二人确认，记录中会注明。请先建立另一名安全管理员和一名审计管理员，此后审定人、拨付人和管理员岗位须由两人授予。');

/** The form for one account. */
export function creation(/** @type {Element} */ place, /** @type {Context} */ {choices}) {
  const made = form('建立账号', [
    el('h2', {id: 'new-title'}, '建立账号'),
    field('id', '账号', el('input', {type: 'text', maxlength: 64, autocomplete: 'off', autocapitalize: 'none', spellcheck: 'false'}), {required: true, hint: choices.idRule}),
    field('name', '姓名', el('input', {type: 'text', maxlength: 200, autocomplete: 'off'}), {required: true, hint: '办理记录中显示；单位的账号填单位和联系人'}),
    postBoxes(choices.posts),
    field('reason', '说明', el('input', {type: 'text', maxlength: 200}), {hint: '可不填，如授权文件的文号'}),
  ], '建立', async here => {
    const one = await post('/api/accounts', {id: here.elements.id.value, name: here.elements.name.value, posts: ticked(here, 'posts'), reason: here.elements.reason.value || null});
    show(place, handedOver([one], '账号已建立'), el('p', {}, el('a', {class: 'button', href: '/accounts?view=new'}, '再建一个')));
    /** @type {HTMLElement | null} */ (place.querySelector('#handed'))?.focus();
    return false;
  });
  made.classList.add('panel');
  show(place, aloneNote(choices), made);
}

function report(/** @type {Schemas['AccountImportReport']} */ {rows, faults}) {
  return [
    el('p', {class: 'message bad', role: 'alert', tabindex: -1}, `名单有 ${rows} 个账号，其中 ${new Set(faults.map(fault => fault.row)).size} 行有误，一个账号也没有建立。请按下表更正文件，再选择一次。`),
    el('div', {class: 'wide', tabindex: 0, role: 'region', 'aria-label': '有误的行'}, el('table', {},
      el('caption', {class: 'unseen'}, '有误的行，行号与 Excel 中的相同'),
      tableHead(['行', '列', '问题与更正办法']),
      el('tbody', {}, faults.map(fault => el('tr', {}, el('td', {}, fault.row), el('td', {class: 'unbroken'}, fault.column), el('td', {}, fault.message)))))),
  ];
}

/** The form for a list of accounts. */
export function importing(/** @type {Element} */ place, /** @type {Context} */ {choices}) {
  const result = el('div', {'aria-live': 'polite'});
  const input = el('input', {type: 'file', accept: '.xlsx,.csv'});
  const made = el('form', {class: 'panel', 'aria-labelledby': 'import-title'},
    el('h2', {id: 'import-title'}, '导入名单'),
    el('p', {}, `Excel（.xlsx）或 CSV 文件，第一行为列名：${choices.importColumns.join('、')}；一个账号一行，一次最多 ${choices.importRows} 个，多个岗位以顿号分开。任何一行有误，一个账号也不建立。`),
    el('p', {}, el('a', {href: '/api/accounts/template'}, '下载模板')),
    el('details', {class: 'more'}, el('summary', {}, '岗位名称'), el('p', {}, choices.posts.map(one => one.title).join('、'))),
    el('div', {class: 'summary'}),
    field('file', '名单文件', input, {required: true}),
    el('button', {class: 'button', type: 'submit'}, '检查名单'));
  const send = (/** @type {boolean} */ check) => {
    const data = new FormData();
    if (input.files[0]) {
      data.append('file', input.files[0]);
    }
    return post(`/api/accounts/import?check=${check}`, data);
  };
  input.addEventListener('change', () => result.replaceChildren());
  const take = (/** @type {number} */ rows) => {
    const button = el('button', {class: 'button', type: 'button', onclick: async () => {
      button.disabled = true;
      try {
        const answer = await send(false);
        show(result, answer.faults.length > 0 ? report(answer) : handedOver(answer.made, `已建立 ${answer.made.length} 个账号`));
      } catch (problem) {
        show(result, el('p', {class: 'message bad', role: 'alert', tabindex: -1}, messageOf(problem)));
      }
      result.firstElementChild.focus();
    }}, `建立这 ${rows} 个账号`);
    return button;
  };
  onSubmit(made, async () => {
    const answer = await send(true);
    show(result, answer.faults.length > 0
      ? report(answer)
      : [el('p', {class: 'message good', tabindex: -1}, `名单无误，共 ${answer.rows} 个账号。须第二人确认的岗位在确认后生效。`), take(answer.rows)]);
    result.firstElementChild.focus();
  });
  show(place, aloneNote(choices), made, result);
}
