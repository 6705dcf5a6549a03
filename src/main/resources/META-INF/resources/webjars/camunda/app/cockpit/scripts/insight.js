// Links from Cockpit's start page to our analysis of all cases, and from a case to its history.
const INSIGHT = '/insight';

const link = (/** @type {string} */ address, /** @type {string} */ text) => {
  const anchor = document.createElement('a');
  anchor.href = address;
  anchor.textContent = text;
  return anchor;
};

const ADMINISTRATORS = 'camunda-admin';

// only administrators may retry failed jobs, so the buttons are hidden until the person is known
fetch('/api/session', {headers: {Accept: 'application/json', 'X-Requested-With': 'XMLHttpRequest'}})
  .then(response => (response.ok ? response.json() : {groups: []}))
  .then(({groups}) => document.body.classList.toggle('tries-again', groups.includes(ADMINISTRATORS)))
  .catch(() => {
    // the buttons stay hidden
  });

export default [
  {
    id: 'lianban-insight',
    pluginPoint: 'cockpit.dashboard',
    priority: 1000,
    render: (/** @type {Element} */ node) => {
      const section = document.createElement('section');
      section.className = 'lianban-insight';
      section.append(
        link(INSIGHT, '各环节件数、积压与超期、用时与瓶颈、奖补与预算'),
        link(`${INSIGHT}/cases`, '案件清单'),
        link(`${INSIGHT}/incidents`, '流程故障'));
      node.append(section);
    }
  },
  {
    id: 'lianban-trail',
    pluginPoint: 'cockpit.processInstance.runtime.action',
    priority: 1000,
    render: (/** @type {Element} */ node, /** @type {{api: {engineApi: string}, processInstanceId: string}} */ {api, processInstanceId}) => {
      fetch(`${api.engineApi}/process-instance/${encodeURIComponent(processInstanceId)}`, {headers: {Accept: 'application/json'}})
        .then(response => (response.ok ? response.json() : {businessKey: null}))
        .then(({businessKey}) => {
          if (businessKey) {
            const trail = link(`${INSIGHT}/cases/${encodeURIComponent(businessKey)}`, '办理轨迹');
            trail.className = 'btn btn-default action-button lianban-trail';
            trail.title = '走过的节点、次数、时间与办理人';
            node.append(trail);
          }
        })
        .catch(() => {
          // only the button is missing then
        });
    }
  }
];
