import {byId, el, show, tableHead, told} from './dom.js';
import {get, put} from './api.js';
import {failed, frame, roles} from './frame.js';
import {field, onSubmit} from './fields.js';
import {distinct} from './forms.js';
import {pager} from './pager.js';
import {STATES, deciding} from './proposals.js';
import {DOCUMENTS, date, minute} from './text.js';

/** @import {Schemas} from '../../checks/types/interface' */

const SIZE = 20;
const place = byId('editions');
const page = Number(new URLSearchParams(location.search).get('page') ?? 0);

const validity = (/** @type {string | null | undefined} */ from, /** @type {string | null | undefined} */ until) => (from ? `${date(from)}至${until ? date(until) : '未定'}` : '尚未施行');

function proposalForm(/** @type {Schemas['EditionView']} */ edition, /** @type {(told: string) => void} */ done) {
  const form = el('form', {class: 'panel inner', 'aria-label': `提议《${edition.title}》的日期`},
    el('div', {class: 'summary'}),
    field('validFrom', '施行日期', el('input', {type: 'date', value: edition.validFrom}), {required: true, hint: '已接收申报的版本，不能晚于首件申报之日'}),
    field('validUntil', '截止日期', el('input', {type: 'date', value: edition.validUntil}), {hint: `首尾两日都在有效期内；不填的，按文件规定的有效期计算，文件没有规定的没有截止日期。要终止的，填写最后一日，不能早于今天`}),
    field('reason', '理由', el('textarea', {rows: 2}), {hint: '如发文字号、公布日期'}),
    el('p', {class: 'hint'}, '提交后由另一位流程管理员确认，确认之前日期不变。'),
    el('button', {class: 'button', type: 'submit'}, '提交提议'));
  // one form for each edition on this page
  distinct(form, edition.id);
  onSubmit(form, async () => {
    const value = (/** @type {string} */ name) => form.elements[name].value || null;
    await put(`/api/editions/${encodeURIComponent(edition.id)}`, {validFrom: value('validFrom'), validUntil: value('validUntil'), reason: value('reason')});
    await done('提议已提交，待另一位流程管理员确认。');
    return false;
  });
  return el('details', {}, el('summary', {}, edition.status === 'draft' ? '提议施行' : '提议变更或者终止'), form);
}

function editionList(/** @type {Schemas['EditionView'][]} */ editions, /** @type {Set<string>} */ open, /** @type {boolean} */ mayPropose, /** @type {(told: string) => void} */ done) {
  return editions.map(edition => el('section', {class: 'panel', 'aria-labelledby': `${edition.id}-title`},
    el('h2', {id: `${edition.id}-title`}, edition.title),
    el('p', {}, DOCUMENTS[edition.document] ?? edition.document, '　', el('span', {class: 'tag'}, edition.status === 'draft' ? '征求意见稿' : '已施行'), '　',
      validity(edition.validFrom, edition.validUntil)),
    edition.note && el('p', {class: 'hint'}, edition.note),
    mayPropose && (open.has(edition.id)
      ? el('p', {class: 'message note'}, '有一项提议待确认，见下。')
      : proposalForm(edition, done))));
}

function proposalList(/** @type {Schemas['PageEditionProposal']} */ found, /** @type {import('./frame.js').Session} */ session, /** @type {(told: string) => void} */ done) {
  return el('section', {class: 'panel', 'aria-labelledby': 'proposals-title'},
    el('h2', {id: 'proposals-title'}, '提议与确认'),
    found.content.length === 0
      ? el('p', {class: 'hint'}, '还没有提议。')
      : el('div', {class: 'wide', tabindex: 0, role: 'region', 'aria-label': '版本的提议'}, el('table', {},
        el('caption', {class: 'unseen'}, '文件版本的提议，最新的在前'),
        tableHead(['文件', '原日期', '提议的日期', '提议人', '处理']),
        el('tbody', {}, found.content.map(one => el('tr', {},
          el('td', {}, one.title),
          el('td', {}, validity(one.formerFrom, one.formerUntil)),
          el('td', {}, validity(one.validFrom, one.validUntil), one.reason && el('span', {class: 'hint block'}, one.reason)),
          el('td', {}, one.proposedBy, el('span', {class: 'hint block'}, minute(one.proposedAt))),
          el('td', {}, el('span', {class: 'tag'}, STATES[one.state]),
            one.decidedBy && el('span', {class: 'hint block'}, `${one.decidedBy}　${minute(one.decidedAt)}`),
            one.decisionReason && el('span', {class: 'hint block'}, one.decisionReason),
            deciding(one, `《${one.title}》${validity(one.validFrom, one.validUntil)}`, '/api/editions/proposals', session, done))))))),
    pager(found));
}

/** @param {string} [said] what was just done */
async function start(said) {
  try {
    const session = await frame();
    const {looksOn, owns} = roles(session);
    const [editions, found, newest] = await Promise.all([
      get('/api/editions'),
      looksOn ? get(`/api/editions/proposals?page=${page}&size=${SIZE}`) : null,
      looksOn ? get(`/api/editions/proposals?size=${SIZE}`) : null,
    ]);
    const open = new Set((newest?.content ?? []).filter(one => one.state === 'open').map(one => one.editionId));
    show(place,
      told(said),
      editionList(editions.content, open, owns, start),
      found && proposalList(found, session, start));
    byId('said')?.focus();
  } catch (problem) {
    failed(place, problem);
  }
}

start();
