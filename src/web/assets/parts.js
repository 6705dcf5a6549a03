import {el} from './dom.js';
import {date, day, grouped, minute, money} from './text.js';

/** @import {Schemas} from '../../checks/types/interface' */

/**
 * A fact's value as people write it.
 *
 * @param {Schemas['ItemFact']} fact
 * @param {any} value
 */
export function shown(fact, value) {
  if (value === null || value === undefined) {
    return '—';
  }
  switch (fact.type) {
    case 'money':
      return money(value);
    case 'bool':
      return value ? '是' : '否';
    case 'enum':
      return fact.allowedValues.find(one => one.value === value)?.label ?? value;
    case 'date':
      return date(value);
    case 'number':
      return `${grouped(value)}${fact.unit ? ` ${fact.unit}` : ''}`;
    case 'text':
    case 'year':
      return `${value}${fact.unit ?? ''}`;
    default: {
      /** @type {never} a type that forms may have and pages do not show: the type check names it */
      const unheard = fact.type;
      return `${unheard}：${value}`;
    }
  }
}

/**
 * A part of a page under a heading of its own.
 *
 * @param {string} id
 * @param {string} title
 * @param {...any} content
 */
export function panel(id, title, ...content) {
  return el('section', {class: 'panel', 'aria-labelledby': id}, el('h2', {id}, title), content);
}

/** How late something is, as a label; false where it is not. @param {number} days working days, at least one from the first moment after the due date */
export const late = days => days > 0 && el('span', {class: 'tag late'}, `逾期 ${days} 个工作日`);

/**
 * The groups and persons with a task now, with a link to the task for those who may work it. What
 * is late is so from the first moment after its due date, with the days where the interface counts
 * them.
 *
 * @param {{holders: {bureau: string, bureauName?: string, task: string, taskName: string, since?: string, due?: string, daysLate?: number}[]}} file
 * @param {Schemas['WorkItem'][]} tasks of the reader
 */
export function holders(file, tasks) {
  if (file.holders.length === 0) {
    return null;
  }
  const now = Date.now();
  return el('ul', {class: 'holders'}, file.holders.map(holder => {
    const overdue = holder.due && new Date(holder.due).getTime() < now;
    const own = tasks.find(task => task.key === holder.task && task.bureau === holder.bureau);
    return el('li', {},
      el('b', {}, holder.bureauName), `　${holder.taskName}　`,
      el('span', {class: 'hint'}, [holder.since && `${day(holder.since)}起`, holder.due && `须于${day(holder.due)}前办结`].filter(Boolean).join('，')),
      holder.daysLate === undefined ? overdue && el('span', {class: 'tag late'}, '已逾期') : late(holder.daysLate),
      own && [' ', el('a', {href: `/camunda/app/tasklist/default/#/?task=${own.id}`}, '去办理')]);
  }));
}

/**
 * What happened, step by step.
 *
 * @param {{timeline: Schemas['TimelineEntry'][]}} file
 */
export function timeline(file) {
  return panel('timeline-title', '办理记录', el('ol', {class: 'timeline'}, file.timeline.map(entry =>
    el('li', {},
      el('time', {datetime: entry.at}, minute(entry.at)),
      el('div', {}, entry.actor && el('b', {}, `${entry.actor}　`), entry.text, entry.person && el('span', {class: 'hint'}, `（${entry.personName}${entry.onBehalfOf ? `　代 ${entry.onBehalfOfName}` : ''}）`))))));
}
