import * as echarts from '/assets/lib/echarts/6.1.0/echarts.esm.min.js';
import {el, tableHead} from './dom.js';
import {keep, keepCsv} from './sheet.js';
import {today} from './text.js';

const FONT = '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif';
/** Colours that people with colour blindness can tell apart too, and dark enough beside white. */
export const COLOURS = ['#1f4e8c', '#d9820f', '#2c7a5b', '#8a4fa3', '#b33a3a', '#5c8fd6', '#8c6d1f', '#3aa0a0', '#666f7a', '#d67aa8', '#4d8a2c', '#7a5c3e', '#9aa8b8'];
export const ALERT = '#b3261e';

/**
 * The common options of all plots: horizontal bars with names at the left and room for their
 * numbers.
 *
 * @param {any} option
 */
function whole(option) {
  return {
    color: COLOURS,
    textStyle: {fontFamily: FONT, color: '#1c2733', fontSize: 13},
    animation: false,
    tooltip: {trigger: 'axis', axisPointer: {type: 'shadow'}, confine: true},
    grid: {left: 8, right: 48, top: 40, bottom: 8, containLabel: true},
    ...option,
    legend: {top: 0, left: 0, type: 'scroll', itemHeight: 10, textStyle: {color: '#1c2733'}, ...option.legend},
    xAxis: {type: 'value', minInterval: 1, splitLine: {lineStyle: {color: '#e3e9f0'}}, axisLabel: {color: '#46535f'}, ...option.xAxis},
    yAxis: {
      type: 'category', inverse: true, axisTick: {show: false}, ...option.yAxis,
      axisLabel: {color: '#1c2733', width: 190, overflow: 'truncate', ...option.yAxis?.axisLabel},
    },
  };
}

/**
 * The plot as an image with its title, in the size of a wide page whatever the window's size.
 *
 * @param {string} title
 * @param {any} option of the chart
 * @param {number} height
 */
function picture(title, option, height) {
  const place = el('div', {style: `position:absolute;left:-9999px;width:1120px;height:${height + 50}px`});
  document.body.append(place);
  const chart = echarts.init(place, null, {width: 1120, height: height + 50});
  const full = whole(option);
  chart.setOption({...full, title: {text: title, left: 0, top: 0, textStyle: {fontFamily: FONT, fontSize: 17}},
    legend: {...full.legend, top: 34, type: 'plain'}, grid: {...full.grid, top: 90}});
  const address = chart.getDataURL({type: 'png', pixelRatio: 2, backgroundColor: '#fff'});
  chart.dispose();
  place.remove();
  return address;
}

/**
 * A plot with its title, its numbers as a table, and both to keep.
 *
 * @param {object} shown
 * @param {string} shown.id
 * @param {string} shown.title
 * @param {string} [shown.note]
 * @param {any} [shown.controls]
 * @param {object} shown.option of the chart
 * @param {string[]} shown.columns
 * @param {any[][]} shown.rows of the table; what the plot shows can be read there too
 * @param {number} shown.bars
 * @param {string} shown.empty
 */
export function plot({id, title, note, controls, option, columns, rows, bars, empty}) {
  const height = Math.max(180, 70 + bars * 30);
  const place = el('div', {class: 'canvas', role: 'img', 'aria-label': `${title}，数据见下方的表格`, style: `height:${height}px`});
  const name = `${title}-${today()}`;
  const section = el('section', {class: 'panel plot', 'aria-labelledby': `${id}-title`},
    el('div', {class: 'plot-head'},
      el('h2', {id: `${id}-title`}, title),
      rows.length > 0 && el('div', {class: 'plot-keep'},
        el('button', {class: 'plain', type: 'button', 'aria-label': `${title}：下载 CSV`, onclick: () => keepCsv(columns, rows, name)}, '下载 CSV'),
        el('button', {class: 'plain', type: 'button', 'aria-label': `${title}：下载 PNG`, onclick: () => keep(picture(title, option, height), `${name}.png`)}, '下载 PNG'))),
    note && el('p', {class: 'plot-note'}, note),
    controls,
    rows.length > 0
      ? [place, el('details', {class: 'more'}, el('summary', {}, '查看数据表'), table(title, columns, rows))]
      : el('p', {class: 'empty'}, empty));
  if (rows.length > 0) {
    // a chart measures its element, which has no size before it is on the page
    new ResizeObserver((entries, watcher) => {
      if (!document.contains(place)) {
        watcher.disconnect();
        return;
      }
      const chart = echarts.getInstanceByDom(place) ?? echarts.init(place);
      chart.resize();
      chart.setOption(whole(option), true);
    }).observe(place);
  }
  return section;
}

/**
 * @param {string} title
 * @param {string[]} columns
 * @param {any[][]} rows
 */
function table(title, columns, rows) {
  return el('div', {class: 'wide', tabindex: 0, role: 'region', 'aria-label': `${title}的数据表`},
    el('table', {},
      el('caption', {class: 'unseen'}, title),
      tableHead(columns),
      el('tbody', {}, rows.map(row => el('tr', {}, row.map((cell, index) =>
        index === 0 ? el('th', {scope: 'row'}, cell) : el('td', {class: typeof cell === 'number' ? 'number' : null}, cell ?? '—')))))));
}
