const THOUSANDS = /\B(?=(\d{3})+(?!\d))/g;

/** A decimal, mostly as text, because the service keeps every digit. @typedef {string | number | undefined} Decimal */

/** A moment as the service writes it, or in milliseconds. @typedef {string | number | null | undefined} Moment */

/**
 * A plain decimal text with separators: 1234567.00 becomes 1,234,567.00.
 *
 * @param {Decimal} decimal
 */
export function grouped(decimal) {
  const [whole, fraction] = String(decimal).split('.');
  return whole.replace(THOUSANDS, ',') + (fraction === undefined ? '' : `.${fraction}`);
}

/**
 * An amount of yuan as text, in units of ten thousand; without arithmetic that rounds. Null where it is no amount.
 *
 * @param {Decimal | null} decimal
 */
export function inWan(decimal) {
  const parts = /^(\d+)(?:\.(\d{0,2}))?$/.exec(String(decimal));
  if (!parts) {
    return null;
  }
  const digits = parts[1].padStart(5, '0');
  const fraction = (digits.slice(-4) + (parts[2] ?? '')).replace(/0+$/, '');
  const whole = grouped(digits.slice(0, -4).replace(/^0+(?=\d)/, ''));
  return fraction ? `${whole}.${fraction}` : whole;
}

/**
 * 30,000,000.00 元（3,000 万元）.
 *
 * @param {Decimal} decimal
 */
export function money(decimal) {
  return `${grouped(decimal)} 元（${inWan(decimal)} 万元）`;
}

/**
 * 0.3 as 30%, 0.002 as 2‰; from the digits alone.
 *
 * @param {Decimal} rate
 */
export function percent(rate) {
  const [whole, fraction = ''] = String(rate).split('.');
  const small = Number(rate) < 0.01;
  const places = small ? 3 : 2;
  const padded = fraction.padEnd(places, '0');
  const head = (whole + padded.slice(0, places)).replace(/^0+(?=\d)/, '');
  const tail = padded.slice(places).replace(/0+$/, '');
  return head + (tail ? `.${tail}` : '') + (small ? '‰' : '%');
}

const ZONE = 'Asia/Shanghai';
const DAY = new Intl.DateTimeFormat('zh-CN', {timeZone: ZONE, year: 'numeric', month: 'long', day: 'numeric'});
const MINUTE = new Intl.DateTimeFormat('zh-CN', {
  timeZone: ZONE, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
});
const ISO = new Intl.DateTimeFormat('sv-SE', {timeZone: ZONE, year: 'numeric', month: '2-digit', day: '2-digit'});

/** Nothing for a moment that is not known: neither a wrong year nor an error in place of the page. @param {Moment} time */
export const day = time => time === null || time === undefined ? '' : DAY.format(new Date(time));
/** As {@link day}, with the time of the day. @param {Moment} time */
export const minute = time => time === null || time === undefined ? '' : MINUTE.format(new Date(time)).replaceAll('/', '-');
/**
 * Until when something is open; midnight as 24:00 of the day before, which is the last that counts.
 *
 * @param {Moment} time
 */
export function closing(time) {
  if (time === null || time === undefined) {
    return '';
  }
  if (!minute(time).endsWith('00:00')) {
    return minute(time);
  }
  const before = minute(new Date(time).getTime() - 1).slice(0, 10);
  return `${before} 24:00（不含 ${day(time).replace(/^\d+年/, '')}）`;
}
/** The day in Beijing, as 2026-03-13. */
export const today = () => ISO.format(new Date());
/** As an input for a moment takes it: the service's times are Beijing's, and so is what is typed. */
export const local = (/** @type {string} */ time) => time.slice(0, 16);
export const date = (/** @type {string | undefined} */ text) => day(`${text}T12:00:00+08:00`);

export function fileSize(/** @type {number} */ bytes) {
  return bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

/** @type {Record<string, string>} */
export const KINDS = {award: '奖补', service: '服务', duty: '任务'};
/** @type {Record<string, string>} */
export const DOCUMENTS = {measures: '若干措施', 'support-rules': '支持办法'};
/** @type {Record<string, string>} */
export const LEVELS = {municipal: '市级', district: '区级'};
/** @type {Record<string, string>} */
export const FREQUENCIES = {once: '限申报一次', yearly: '每年可申报一次', each: '每个事由可申报一次'};
/** @type {Record<string, string>} */
export const WORDS = {
  recognition: '经认定', evaluation: '经评审', competitive: '择优', tiered: '分档', advance: '先期支持', 'multi-year': '多年支持',
};
/** @type {Record<string, string>} */
export const FORMULAS = {
  'exact-share': '按规定比例计算，算得多少就是多少',
  'share-ceiling': '不超过规定比例，另有最高限额的从低；实际金额由部门认定',
  'amount-ceiling': '不超过规定限额；实际金额由部门认定',
  recognised: '条款没有给出标准，金额由部门认定',
};
/** @type {Record<string, string>} */
export const ENTITIES = {
  enterprise: '企业', 'public-institution': '事业单位', 'social-organisation': '社会团体', 'private-non-enterprise': '民办非企业单位',
  other: '其他主体（由受理部门判断）',
};
/** @type {Record<string, string>} */
export const DIRECTIONS = {
  'frontier-drugs-ai': '前沿药物与人工智能（第三条（一））',
  'high-end-devices': '高端医疗器械（第三条（二））',
  'new-formats': '新业态（第三条（三））',
  'animal-medicines': '动物用药（第三条（四））',
  'service-platforms': '产业链配套服务体系（第三条（五））',
  other: '其他方向（由牵头部门判断）',
};
/** @type {Record<string, string>} */
export const PROGRESS = {'not-started': '未启动', ongoing: '推进中', done: '已完成', blocked: '受阻'};
/** How far the report of a bureau is. @type {Record<string, string>} */
export const REPORT_STATES = {waiting: '未报告', reported: '已报告', unreported: '期满未报告'};
export const quarterOf = (/** @type {{year?: number, quarter?: number}} */ {year, quarter}) => `${year}年第${quarter}季度`;
/** @type {Record<string, string>} */
export const REQUEST_STATUSES = {
  submitted: '已提交', accepting: '受理审查', supplementing: '待企业补充', answering: '部门答复', merging: '汇总答复', answered: '已答复',
  closed: '已办结', refused: '不予受理', withdrawn: '已撤回', lapsed: '逾期未补充',
};
/** @type {Record<string, string>} */
export const RATINGS = {1: '很不满意', 2: '不满意', 3: '一般', 4: '满意', 5: '非常满意'};

/** 若干措施（五）, 支持办法第七条（一）. */
export const clauseOf = (/** @type {{document?: string, clauseText?: string}} */ {document = '', clauseText}) =>
  (DOCUMENTS[document] ?? document) + clauseText;
/** @type {Record<string, string>} */
export const ROUND_STATUSES = {
  planned: '待开放', open: '受理中', evaluating: '评审中', confirming: '名单待确认', returned: '名单退回调整', announcing: '告知结果',
  reserve: '候补递补', completed: '已结束', cancelled: '已取消',
};
/** @type {Record<string, string>} */
export const OUTCOMES = {selected: '入选', scaled: '入选（调减）', reserve: '候补', 'not-selected': '未入选'};
