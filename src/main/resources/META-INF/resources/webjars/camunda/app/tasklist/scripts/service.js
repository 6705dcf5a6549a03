// The service's own interface, asked with the session of the browser.
export const get = async path => {
  const response = await window.fetch(path, {headers: {Accept: 'application/json', 'X-Requested-With': 'XMLHttpRequest'}});
  if (!response.ok) {
    const problem = await response.json().catch(() => ({}));
    throw new Error(problem.detail ?? `服务暂时没有正常应答（${response.status}），请稍后重试`);
  }
  return response.json();
};

/** An element with attributes and children; null children are left out. */
export const el = (name, attributes = {}, ...children) => {
  const element = document.createElement(name);
  Object.entries(attributes).forEach(([key, value]) => value !== null && element.setAttribute(key, value));
  element.append(...children.flat(2).filter(child => child !== null && child !== undefined && child !== false));
  return element;
};

/** What AngularJS, in which Tasklist is written, offers by this name. */
export const angularService = name => window.jQuery(document.body).injector().get(name);

const part = (at, options) => new Intl.DateTimeFormat('zh-CN', {timeZone: 'Asia/Shanghai', hour12: false, ...options}).format(new Date(at));
export const day = at => part(at, {month: 'long', day: 'numeric'});
export const minute = at => part(at, {year: 'numeric', month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit'});
