/** @type {Record<string, string>} */
export const DRAFT_STATES = {open: '起草中', 'handed-in': '已提交，待发布', released: '已发布', discarded: '已作废'};

/** Who drafted, in one line. */
export const people = (/** @type {string[]} */ names) => names.join('、') || '—';
