import {el} from './dom.js';
import {drop, messageOf, post} from './api.js';
import {field, select} from './fields.js';
import {form} from './forms.js';
import {fileSize, minute} from './text.js';

/** @import {Schemas} from '../../checks/types/interface' */

const KINDS = '.pdf,.ofd,.png,.jpg,.jpeg,.doc,.docx,.xls,.xlsx,.wps,.et,.dps,.txt';
const isCurrent = (/** @type {Schemas['AttachmentsAttachment']} */ one) => one.replacedBy === null;

function about(/** @type {Schemas['AttachmentsAttachment']} */ one, /** @type {Schemas['AttachmentsAttachment'][]} */ all) {
  const newer = all.find(other => other.id === one.replacedBy);
  return [
    el('span', {class: 'hint'}, `　${fileSize(one.size)}　${minute(one.uploadedAt)}`, one.phase && `　${one.phase}`,
      (one.version > 1 || newer) && `　第 ${one.version} 版`),
    newer && el('span', {class: 'tag'}, `已被第 ${newer.version} 版替换`),
    one.active && el('span', {class: 'tag late'}, '含脚本或嵌入的文件，只能下载'),
  ];
}

/**
 * The files in the order of their arrival, replaced ones too.
 *
 * @param {Schemas['AttachmentsAttachment'][]} files
 * @param {any} path address of the files without their number
 * @param {((said: string) => void) | null} removed called with a message after a file was removed; null where none may be
 */
export function fileList(files, path, removed) {
  if (files.length === 0) {
    return null;
  }
  const failure = el('p', {class: 'error', role: 'alert'});
  const remover = (/** @type {Schemas['AttachmentsAttachment']} */ one) => el('button', {class: 'plain', type: 'button', 'aria-label': `删除 ${one.name}`, onclick: async () => {
    if (window.confirm(`删除“${one.name}”${one.version > 1 ? '及其以前的版本' : ''}？删除后不能恢复。`)) {
      try {
        await drop(`${path}/${one.id}`);
        removed?.('文件已删除。');
      } catch (problem) {
        failure.textContent = messageOf(problem);
      }
    }
  }}, '删除');
  return [
    el('ul', {class: 'files'}, files.map(one =>
      el('li', {class: isCurrent(one) ? null : 'replaced'}, el('a', {href: `${path}/${one.id}`, target: '_blank', rel: 'noopener'}, one.name), about(one, files),
        removed && isCurrent(one) && [' ', remover(one)]))),
    removed && failure,
  ];
}

/**
 * The form that adds a file or replaces one.
 *
 * @param {string} title
 * @param {string} label of the field
 * @param {string} hint
 * @param {Schemas['AttachmentsAttachment'][]} files that are there
 * @param {any} path to which it is sent
 * @param {() => void} done
 */
export function uploadForm(title, label, hint, files, path, done) {
  const present = files.filter(isCurrent);
  return form(title, [
    field('file', label, el('input', {type: 'file', accept: KINDS}), {hint: `PDF、OFD、图片、Word、Excel、WPS 或纯文本，每个不超过 20 MB，不能含宏、嵌入的对象或指向外部的内容（遇到的请另存为 PDF 后上传）。${hint}`}),
    present.length > 0 && field('replaces', '替换已有的文件', select(present.map(one => [one.id, one.name]), '不替换，作为新的文件'), {hint: '被替换的版本保留备查'}),
  ], '上传', async made => {
    const content = new FormData();
    const [chosen] = made.elements.file.files;
    if (chosen) {
      content.append('file', chosen);
    }
    if (made.elements.replaces?.value) {
      content.append('replaces', made.elements.replaces.value);
    }
    await post(path, content);
    done();
  });
}
