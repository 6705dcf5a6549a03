import {addressed, byId, el, show, terms} from './dom.js';
import {get, post} from './api.js';
import {assessment} from './assessment.js';
import {beside} from './related-items.js';
import {failed, frame, roles} from './frame.js';
import {moneyField, numberField, field, onSubmit, typedNumber, select} from './fields.js';
import {factFields} from './form-viewer.js';
import {reading} from './readings.js';
import {DIRECTIONS, ENTITIES, FORMULAS, FREQUENCIES, KINDS, LEVELS, WORDS, clauseOf, date} from './text.js';

/** @import {Schemas} from '../../checks/types/interface' */

const place = byId('item');
const id = addressed();

function edition(/** @type {Schemas['EditionView']} */ {title, status, validFrom, validUntil, note}) {
  const text = status === 'in-force'
    ? `${title}，${date(validFrom)}起施行${validUntil ? `，至${date(validUntil)}止` : ''}`
    : `${title}，尚未施行`;
  return [text, note && el('span', {class: 'hint block'}, note)];
}

function bureaus(/** @type {Schemas['ItemDetail']} */ item) {
  return el('section', {class: 'panel', 'aria-labelledby': 'bureaus-title'},
    el('h2', {id: 'bureaus-title'}, '办理部门'),
    el('ol', {class: 'bureaus'}, item.bureaus.map(bureau =>
      el('li', {}, bureau.name, el('span', {class: 'tag'}, LEVELS[bureau.level]),
        bureau.role === 'lead' && el('span', {class: 'tag lead'}, '牵头')))));
}

function materials(/** @type {Schemas['ItemDetail']} */ item) {
  return item.materials.length > 0 && el('section', {class: 'panel', 'aria-labelledby': 'materials-title'},
    el('h2', {id: 'materials-title'}, '申报材料'),
    el('ul', {}, item.materials.map(material => el('li', {}, material))));
}

/** What the documents leave open about the item, folded because it is long. */
function readings(/** @type {Schemas['ItemDetail']} */ item) {
  const open = item.readings.filter(one => one.standing !== 'confirmed').length;
  return item.readings.length > 0 && el('section', {class: 'panel', 'aria-labelledby': 'readings-title'},
    el('h2', {id: 'readings-title'}, '本事项的解读'),
    el('p', {class: 'hint'}, `原文未写明之处共 ${item.readings.length} 项，其中暂按 ${open} 项、尚待确认。`),
    el('details', {class: 'more'}, el('summary', {}, '查看各项解读'),
      el('ul', {class: 'rows'}, item.readings.map(one => reading(one)))));
}

function estimate(/** @type {Schemas['ItemDetail']} */ item) {
  const result = el('div', {id: 'result', 'aria-live': 'polite', tabindex: -1});
  const facts = factFields(item, {owner: 'estimate'});
  const form = el('form', {id: 'estimate', class: 'panel', 'aria-labelledby': 'estimate-title'},
    el('h2', {id: 'estimate-title'}, '金额测算'),
    el('p', {class: 'hint'}, '填写下列数据即可测算，无须登录，不保存任何内容。'),
    el('div', {class: 'summary'}),
    field('applicant.entityType', '主体类型', select(Object.entries(ENTITIES), '不填'), {hint: '有的条款只支持企业；填写后一并判断'}),
    facts.element,
    el('details', {class: 'more'}, el('summary', {}, '以往已享受过本事项'),
      numberField('ledger.priorYears', '已享受年数', {unit: '年'}),
      moneyField('ledger.priorGranted', '已获金额')),
    el('button', {class: 'button', type: 'submit'}, '测算'));
  onSubmit(form, async () => {
    const years = typedNumber(form.elements['ledger.priorYears']);
    const granted = typedNumber(form.elements['ledger.priorGranted']);
    const ledger = years || granted ? {priorYears: Number(years || 0), priorGranted: granted || '0'} : undefined;
    const entityType = form.elements['applicant.entityType'].value;
    const applicant = entityType ? {entityType} : undefined;
    const answer = await post(`/api/items/${item.id}/estimate`, {facts: await facts.values(), ledger, applicant});
    show(result, assessment(answer, item.facts, '测算结果'), beside(answer.sideBySide));
    // scrolls to the summary, which has to be seen before the long rest
    result.firstElementChild.scrollIntoView({block: 'nearest'});
  }, {keeps: false});
  return el('div', {}, form, result);
}

async function start() {
  try {
    const session = await frame();
    const item = await get(`/api/items/${encodeURIComponent(id)}`);
    document.title = `${item.title} · 联办`;
    const award = item.kind === 'award';
    const inForce = item.edition.status === 'in-force' || Boolean(item.edition.note);
    const open = award && inForce;
    const {applies} = roles(session);
    show(place,
      el('nav', {class: 'path', 'aria-label': '位置'}, el('a', {href: '/items'}, '事项目录'), ' / ', clauseOf(item)),
      el('h1', {}, item.title),
      el('p', {class: 'tags'},
        el('span', {class: `tag ${item.kind}`}, KINDS[item.kind]),
        award && el('span', {class: 'tag'}, `${LEVELS[item.fundedBy]}资金`),
        item.words.map(word => el('span', {class: 'tag'}, WORDS[word] ?? word))),
      open && (applies || session === null) && el('p', {}, el('a', {class: 'button', href: `/apply/${item.id}`}, applies ? '申报此事项' : '登录并申报')),
      item.kind === 'service' && inForce && (applies || session === null)
        && el('p', {}, el('a', {class: 'button', href: `/ask/${item.id}`}, applies ? '提出服务请求' : '登录并提出服务请求')),
      item.kind === 'service' && !inForce && el('p', {class: 'message note'}, '该文件尚未施行，暂不受理服务请求。'),
      item.words.includes('competitive') && el('p', {class: 'hint'}, '本事项择优支持，可能按批次申报：', el('a', {href: `/rounds?itemId=${item.id}`}, '查看申报批次')),
      award && !open && el('p', {class: 'message note'}, '该文件尚未施行：可以测算，暂不受理申报。'),
      el('div', {class: 'columns'},
        el('div', {},
          el('section', {class: 'panel', 'aria-labelledby': 'basis-title'},
            el('h2', {id: 'basis-title'}, '政策依据'),
            clauseText(item),
            terms([
              ['条款', clauseOf(item)],
              ['文件', edition(item.edition)],
              ['计算方式', FORMULAS[item.formula]],
              ['支持方向', DIRECTIONS[item.direction]],
              ['申报频次', FREQUENCIES[item.frequency]],
              ['事由', item.matterKind && `按${item.matterKind}区分`],
              ['事项编号', item.id],
            ])),
          bureaus(item),
          materials(item),
          readings(item)),
        award ? estimate(item) : el('div', {class: 'panel'},
          el('h2', {}, item.kind === 'service' ? '怎样办理' : '由谁落实'),
          item.kind === 'service'
            ? [el('p', {}, '企业提出请求，受理后由所列部门同时答复，牵头部门汇总成一份答复；企业可以评价，或者追问。'),
              el('h3', {}, '需要填写'),
              el('ul', {}, item.facts.map(fact => el('li', {}, fact.label, !fact.required && el('span', {class: 'hint'}, '（可不填）'))))]
            : [el('p', {}, '本事项由所列部门落实，无须申报。各部门每个季度报告进展，牵头部门汇总，专班检查后公开。'),
              el('p', {}, el('a', {href: '/duties'}, '查看任务进展'))])));
  } catch (problem) {
    failed(place, problem);
  }
}

/** The text of the clause as quoted in the item's form. */
function clauseText(/** @type {Schemas['ItemDetail']} */ item) {
  const text = /** @type {any} */ (item.form)?.components.find((/** @type {import('./form-fields.js').Component & {text?: string}} */ component) => component.id === 'clause')?.text;
  return text && el('blockquote', {}, text.replace(/^\*\*.*?\*\*[\s\u3000]*/, ''));
}

start();
