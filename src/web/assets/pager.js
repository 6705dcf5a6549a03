import {el} from './dom.js';
import {grouped} from './text.js';

const asked = new URLSearchParams(location.search);

function address(/** @type {number} */ page) {
  const query = new URLSearchParams(asked);
  if (page > 0) {
    query.set('page', String(page));
  } else {
    query.delete('page');
  }
  return `?${query}`;
}

/**
 * A page of a list.
 *
 * @typedef {object} Listed
 * @property {number} page from 0
 * @property {number} size
 * @property {number} total
 * @property {boolean} totalExact
 * @property {boolean} hasMore
 */

/** The total, as far as it is known. */
export function howMany(/** @type {Pick<Listed, 'total' | 'totalExact' | 'hasMore'>} */ {total, totalExact, hasMore}) {
  if (totalExact) {
    return `共 ${grouped(total)} 件`;
  }
  return hasMore
    ? `超过 ${grouped(total - 1)} 件，最新的在前`
    : `符合的不少于 ${grouped(total)} 件，只列最新的；请补充条件`;
}

/** The links to the other pages; false where there are none. */
export function pager(/** @type {Listed} */ {page, size, total, totalExact, hasMore}) {
  const pages = Math.max(1, Math.ceil(total / size));
  return (page > 0 || hasMore) && el('nav', {class: 'pager', 'aria-label': '翻页'},
    page > 0 && el('a', {href: address(Math.min(page, pages) - 1), rel: 'prev'}, '上一页'),
    el('span', {}, `第 ${grouped(page + 1)} 页${  totalExact ? `，共 ${grouped(pages)} 页` : ''}`),
    hasMore && el('a', {href: address(page + 1), rel: 'next'}, '下一页'));
}
