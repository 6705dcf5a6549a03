import {el, say, show} from './dom.js';
import {drop, get, post, Problem, put, send} from './api.js';
import {field, onSubmit} from './fields.js';
import {distinct} from './forms.js';
import {DRAFT_STATES, people, person} from './release-words.js';
import {minute} from './text.js';

/** @import {Schemas} from '../../checks/types/interface' */

/** @type {Record<string, string>} */
const CHANGES = {added: '新增', changed: '有变更', removed: '删去', same: '未变'};

/**
 * A draft with all that can be done with it.
 *
 * @param {Element} place
 * @param {number} id
 * @param {import('./frame.js').Session} session
 */
export async function draftSheet(place, id, session) {
  const path = /** @type {const} */ (`/api/drafts/${id}`);
  const again = async (/** @type {string} */ said) => {
    await draftSheet(place, id, session);
    say(said);
  };

  /** A button that does this and tells it. */
  const doing = (/** @type {string} */ name, /** @type {string | null} */ question, /** @type {() => Promise<string>} */ deed, className = 'plain') =>
    el('button', {class: className, type: 'button', onclick: async () => {
      if (question && !window.confirm(question)) {
        return;
      }
      try {
        await again(await deed());
      } catch (problem) {
        if (!(problem instanceof Problem)) {
          throw problem;
        }
        say([problem.message, problem.errors.length > 1 && el('ul', {}, problem.errors.map(error => el('li', {}, error.message)))], false);
      }
    }}, name);

  const [draft, findings, difference] = await Promise.all([get(path), get(`${path}/findings`), get(`${path}/difference`)]);
  const open = draft.state === 'open' || draft.state === 'handed-in';
  const mine = draft.draftedBy.includes(session?.id ?? '');
  const errors = findings.filter(one => one.severity === 'error').length;

  const conflicts = draft.files.filter(file => file.conflict);

  const described = () => {
    const form = el('form', {class: 'panel inner', 'aria-label': '标题和理由'},
      el('div', {class: 'summary'}),
      field('title', '标题', el('input', {type: 'text', maxlength: 200, value: draft.title}), {required: true}),
      field('reason', '理由', el('textarea', {rows: 2}, draft.reason), {required: true, hint: '如发文字号、会议纪要'}),
      el('button', {class: 'button', type: 'submit'}, '保存'));
    onSubmit(form, async () => {
      await put(path, {title: form.elements.title.value, reason: form.elements.reason.value});
      await again('已保存。');
      return false;
    }, {keeps: false});
    return el('details', {open: draft.reason === ''}, el('summary', {}, '改写标题和理由'), distinct(form, 'described'));
  };

  const upload = () => {
    const input = el('input', {type: 'file', accept: '.zip,.bpmn,.dmn,.form,.json'});
    const folder = el('select', {}, ['bpmn', 'bpmn/forms', 'dmn', 'dmn/awards'].map(one => el('option', {value: one}, one)));
    const form = el('form', {class: 'panel inner', 'aria-label': '上传'},
      el('div', {class: 'summary'}),
      field('file', '文件', input, {required: true, hint: '一个模型文件（.bpmn、.dmn、.form、.examples.json），或者全部模型的 zip'}),
      field('folder', '所在目录', folder, {hint: '单个文件放在哪个目录；zip 里已有目录，不看这一项'}),
      el('button', {class: 'button', type: 'submit'}, '上传到草稿'));
    onSubmit(form, async () => {
      const file = input.files[0];
      if (!file) {
        throw new Problem(400, {errors: [{field: 'file', message: '请选择文件', code: 'field-required'}]});
      }
      const address = file.name.endsWith('.zip') ? `${path}/bundle` : `${path}/models/${folder.value}/${encodeURIComponent(file.name)}`;
      await send(address, file);
      await again(file.name.endsWith('.zip') ? '已导入全部模型。' : `已存入 ${folder.value}/${file.name}。`);
      return false;
    }, {keeps: false});
    return el('details', {}, el('summary', {}, '上传修改后的模型'), distinct(form, 'upload'));
  };

  const release = () => {
    const form = el('form', {class: 'panel inner', 'aria-label': '发布'},
      el('div', {class: 'summary'}),
      field('effectiveAt', '生效时间', el('input', {type: 'datetime-local'}), {hint: '北京时间；不填即立即生效'}),
      el('button', {class: 'button', type: 'submit'}, '发布'));
    onSubmit(form, async () => {
      const from = form.elements.effectiveAt.value;
      if (window.confirm(from ? `自 ${from.replace('T', ' ')} 起，新受理的申报按新模型办理。确定发布吗？` : '发布后，新受理的申报立即按新模型办理。确定吗？')) {
        const done = await post(`${path}/release`, {effectiveAt: from ? `${from}:00+08:00` : null, digest: draft.digest});
        await again(`已发布，为第 ${done.release} 号。`);
      }
      return false;
    }, {keeps: false});
    return distinct(form, 'release');
  };

  show(place,
    el('p', {}, el('a', {href: '/releases'}, '← 全部草稿与发布')),
    el('section', {class: 'panel', 'aria-labelledby': 'draft-title'},
      el('h2', {id: 'draft-title'}, draft.title),
      el('p', {}, el('span', {class: 'tag'}, DRAFT_STATES[draft.state]), `　依据第 ${draft.basedOn} 号发布`, draft.release && `　发布为第 ${draft.release} 号`),
      draft.reason ? el('p', {}, draft.reason) : el('p', {class: 'message bad'}, '还没有写明理由，补充之后才能提交。'),
      el('p', {class: 'hint'}, `起草、修改：${people(draft.draftedBy)}　${minute(draft.createdAt)}`, draft.handedInBy && `　提交：${person(draft.handedInBy)}　${minute(draft.handedInAt)}`),
      open && draft.superseded && el('p', {class: 'message bad'}, '此后已有新的发布，须先变基，核对双方都改过的文件。 ',
        doing('变基', null, async () => {
          await post(`${path}/rebase`);
          return '已改以最新的发布为依据。';
        })),
      conflicts.length > 0 && el('p', {class: 'message bad'}, `有 ${conflicts.length} 个文件双方都改过，请逐个决定。`),
      el('p', {}, el('a', {href: `${path}/bundle`}, '下载全部模型（zip）')),
      open && described(),
      open && upload(),
      el('h3', {}, '变更的文件'),
      draft.files.length === 0
        ? el('p', {class: 'hint'}, '还没有变更。')
        : el('ul', {class: 'files'}, draft.files.map(file => el('li', {},
          file.change === 'removed' ? file.path : el('a', {href: `${path}/models/${file.path}`}, file.path), ' ',
          el('span', {class: 'tag'}, CHANGES[file.change]),
          file.conflict && [' ', el('span', {class: 'tag late'}, '冲突'), ' ', el('a', {href: `${path}/conflicts/${file.path}`}, '看对方的'),
            ' ', doing('保留草稿的', null, async () => {
              await post(`${path}/conflicts/${file.path}`, {take: 'mine'});
              return `${file.path} 保留草稿的内容。`;
            }),
            ' ', doing('采用对方的', null, async () => {
              await post(`${path}/conflicts/${file.path}`, {take: 'theirs'});
              return `${file.path} 采用对方的内容。`;
            })]))),
      el('h3', {}, '差别'),
      difference.length === 0
        ? el('p', {class: 'hint'}, '与所依据的发布没有差别。')
        : el('ul', {}, difference.map(one => el('li', {}, el('span', {class: 'hint'}, `${one.path}　`), one.message))),
      el('h3', {}, '检查'),
      findings.length === 0
        ? el('p', {class: 'message good'}, '检查没有发现问题。')
        : el('ul', {}, findings.map(one => el('li', {}, el('span', {class: one.severity === 'error' ? 'tag late' : 'tag'}, one.severity === 'error' ? '错误' : '提醒'), ' ',
          el('span', {class: 'hint'}, `${one.path}${one.cell ?? one.element ? `〔${one.cell ?? one.element}〕` : ''}　`), one.message))),
      open && el('div', {},
        el('h3', {}, '办理'),
        draft.state === 'open' && [
          el('p', {class: 'hint'}, errors > 0 ? '更正全部错误之后才能提交。' : '提交后由另一位流程管理员发布；提交后再改动，须重新提交。'),
          doing('提交发布', null, async () => {
            await post(`${path}/handing-in`);
            return '已提交，待另一位流程管理员发布。';
          }, 'button'), ' '],
        draft.state === 'handed-in' && (mine
          ? el('p', {class: 'hint'}, '您参与过起草，须由另一位流程管理员发布。')
          : release()),
        doing('作废草稿', '作废后不能恢复，确定吗？', async () => {
          await drop(path);
          return '草稿已作废。';
        }))));
}
