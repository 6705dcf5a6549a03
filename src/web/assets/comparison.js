import {byId, el, show, terms} from './dom.js';
import {get} from './api.js';
import {failed, frame} from './frame.js';
import {LEVELS, day, minute, money} from './text.js';

/** @import {Schemas} from '../../checks/types/interface' */

const place = byId('sheet');
const no = decodeURIComponent(location.pathname.split('/')[2]);

function table(/** @type {string} */ caption, /** @type {string[]} */ head, /** @type {Element[]} */ rows) {
  return el('table', {class: 'sheet'},
    el('caption', {}, caption),
    el('thead', {}, el('tr', {}, head.map(name => el('th', {scope: 'col'}, name)))),
    el('tbody', {}, rows));
}

function when(/** @type {Schemas['ComparisonRow']} */ row) {
  if (row.givenAt) {
    return [day(row.givenAt), row.late && !row.silent && el('span', {class: 'tag late'}, '逾期')];
  }
  return row.due ? `限${day(row.due)}` : '—';
}

function bureau(/** @type {Schemas['ComparisonRow']} */ row) {
  return el('tr', {class: row.opinion === 'disagree' ? 'differs' : null},
    el('th', {scope: 'row'}, row.name, el('span', {class: 'hint block'}, [LEVELS[row.level], row.role === 'lead' ? '牵头' : '会同'].filter(Boolean).join('　'))),
    el('td', {}, el('b', {}, row.opinionName), row.silent && el('span', {class: 'hint block'}, '本部门没有表态')),
    el('td', {}, when(row)),
    el('td', {}, row.remark ?? '—', row.personName && el('span', {class: 'hint block'}, row.personName)),
    el('td', {}, row.corrections.length > 0
      ? el('ul', {}, row.corrections.map(asked => el('li', {}, asked.text, el('span', {class: 'hint block'}, day(asked.at)))))
      : '—'));
}

function said(/** @type {string} */ title, /** @type {Schemas['ComparisonSaid']} */ {conclusionName, amount, remark, at, personName}) {
  return el('section', {class: 'panel'},
    el('h2', {}, title),
    terms([['结论', el('b', {}, conclusionName)], ['认定金额', amount && money(amount)], ['理由', remark], ['日期', day(at)], ['办理人', personName]]));
}

async function start() {
  try {
    await frame();
    const sheet = await get(`/api/applications/${encodeURIComponent(no)}/comparison`);
    document.title = `意见比对表 ${no} · 联办`;
    const open = sheet.bureaus.some(row => row.givenAt === null && row.due);
    show(place,
      el('nav', {class: 'path', 'aria-label': '位置'}, el('a', {href: '/cases'}, '案卷查询'), ' / ', el('a', {href: `/cases/${no}`}, no), ' / 意见比对表'),
      el('h1', {}, '部门意见比对表'),
      el('p', {class: 'print'}, el('button', {class: 'button', type: 'button', onclick: () => window.print()}, '打印')),
      el('section', {class: 'panel'}, terms([
        ['申报编号', no], ['事项', `${sheet.itemTitle}（${sheet.citation}）`], ['申报单位', sheet.applicant], ['事由', sheet.matter],
        ['办理环节', sheet.statusName], ['制表时间', minute(sheet.drawnUpAt)],
      ])),
      open && el('p', {class: 'message note'}, '联审尚未结束：意见还不齐全。'),
      sheet.bureaus.length === 0
        ? el('p', {class: 'empty'}, '本申报还没有分送各部门。')
        : el('section', {class: 'panel'}, table('各部门意见', ['部门', '意见', '日期', '说明', '要求补正'], sheet.bureaus.map(bureau))),
      sheet.lead && said('牵头部门结论', sheet.lead),
      sheet.specialTeam && said('专班结论', sheet.specialTeam),
      el('section', {class: 'panel'},
        table('申报与核定的数据', ['数据', '申报', '核定'], sheet.facts.map(fact => el('tr', {class: fact.differs ? 'differs' : null},
          el('th', {scope: 'row'}, fact.label),
          el('td', {}, fact.declared),
          el('td', {}, fact.verified ?? '尚未核定', fact.differs && el('span', {class: 'tag changed'}, '与申报不同'))))),
        sheet.verifiedRemark && el('p', {}, el('b', {}, '核定说明：'), sheet.verifiedRemark)));
  } catch (problem) {
    failed(place, problem);
  }
}

start();
