import {el} from './dom.js';
import {grouped} from './text.js';

// what is found by looking is counted until so many are known to follow the beginning of the page, and a text is looked for up to so many
const AHEAD = 51;
const FOUND_AT_MOST = 1000;
const asked = new URLSearchParams(location.search);
const beyond = ({page, size, total}) => total - page * size === AHEAD;

function address(page) {
  const query = new URLSearchParams(asked);
  if (page > 0) {
    query.set('page', page);
  } else {
    query.delete('page');
  }
  return `?${query}`;
}

/** How many there are, as far as it is known. */
export function howMany(list) {
  if (asked.get('q') && list.total >= FOUND_AT_MOST) {
    return `符合的超过 ${grouped(FOUND_AT_MOST)} 件，只列最新的；请补充条件`;
  }
  return beyond(list) ? `超过 ${grouped(list.total - 1)} 件，最新的在前` : `共 ${grouped(list.total)} 件`;
}

/** The way to the other pages; false where there are none. */
export function pager(list) {
  const {page, size, total} = list;
  const last = Math.max(0, Math.ceil(total / size) - 1);
  return last > 0 && el('nav', {class: 'pager', 'aria-label': '翻页'},
    page > 0 && el('a', {href: address(page - 1), rel: 'prev'}, '上一页'),
    el('span', {}, `第 ${grouped(page + 1)} 页` + (beyond(list) ? '' : `，共 ${grouped(last + 1)} 页`)),
    page < last && el('a', {href: address(page + 1), rel: 'next'}, '下一页'));
}
