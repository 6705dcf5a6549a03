// A log-in ends after some idle time. Each request tells how long nobody has touched anything in
// this browser, so that polling does not extend the log-in, and long typing without requests does
// not end it.
import {changeOwner, forgetAll} from './drafts.js';

const TOUCHED = 'lianban-touched';
const HEADER = 'X-Idle-Seconds';
const SECOND = 1000;
const LOOK = 5 * SECOND;
let here = Date.now();
let written = 0;

const touch = () => {
  here = Date.now();
  if (here - written > SECOND) {
    written = here;
    try {
      localStorage.setItem(TOUCHED, String(here));
    } catch {
      // without storage only this window knows
    }
  }
};
const touched = () => Math.max(here, Math.min(Number(localStorage.getItem(TOUCHED)) || 0, Date.now()));
const idleSeconds = () => Math.max(0, Math.floor((Date.now() - touched()) / SECOND));
['pointerdown', 'keydown', 'input', 'wheel', 'touchstart'].forEach(kind => window.addEventListener(kind, touch, {capture: true, passive: true}));
touch();

const ours = (/** @type {any} */ address) => typeof address === 'string' && (/^\/(?!\/)/.test(address) || !/^[a-z]+:|^\/\//i.test(address) || address.startsWith(`${location.origin  }/`));
/** @type {(() => void)[]} */
const refused = [];
const logsOut = (/** @type {any} */ address) => typeof address === 'string' && address.endsWith('/logout');
/** @type {string | null} */
let account = null;

const fetching = window.fetch;
window.fetch = async (address, options = {}) => {
  if (!ours(address)) {
    return fetching(address, options);
  }
  const headers = new Headers(options.headers);
  headers.set(HEADER, String(idleSeconds()));
  const response = await fetching(address, {...options, headers});
  if (response.status === 401) {
    refused.forEach(tell => tell());
  }
  return response;
};
const open = XMLHttpRequest.prototype.open;
/** @type {(this: XMLHttpRequest, ...request: any[]) => void} */
XMLHttpRequest.prototype.open = function (...request) {
  const address = request[1];
  open.apply(this, /** @type {any} */ (request));
  if (ours(address)) {
    this.setRequestHeader(HEADER, String(idleSeconds()));
    this.addEventListener('readystatechange', () => {
      if (this.readyState === XMLHttpRequest.DONE && this.status === 401) {
        refused.forEach(tell => tell());
      }
    });
    if (logsOut(address) && account) {
      forgetAll(account);
    }
  }
};

/**
 * @template {keyof HTMLElementTagNameMap} N
 * @param {N} name
 * @param {string} className
 * @param {...(Node | string)} children
 */
const element = (name, className, ...children) => {
  const made = document.createElement(name);
  made.className = className;
  made.append(...children);
  return made;
};

/**
 * Warns before the log-in ends, and tells when it has ended.
 *
 * @param {any} session from /api/session
 * @param {() => void} save stores typed text that might be lost
 * @param {() => string} again address for the next log-in
 */
export function watchIdle(session, save, again) {
  account = session.id;
  changeOwner(session.id);
  const {seconds, warnSeconds} = session.idle;
  const tellEvery = Math.max(1, Math.floor(seconds / 6)) * SECOND;
  let told = Date.now();
  /** @type {HTMLElement | null} */
  let box = null;
  let over = false;
  const show = (/** @type {string} */ className, /** @type {Node[]} */ ...content) => {
    box?.remove();
    box = element('div', `idle ${className}`, ...content);
    box.setAttribute('role', 'alertdialog');
    box.setAttribute('aria-label', '登录即将失效');
    document.body.append(box);
  };
  const ask = async () => {
    told = Date.now();
    const answer = await window.fetch('/api/session', {headers: {Accept: 'application/json', 'X-Requested-With': 'XMLHttpRequest'}}).catch(() => null);
    if (answer?.ok && (await answer.json()).id !== account) {
      // another account has logged in in another window
      end();
    }
  };
  const stay = () => {
    touch();
    box?.remove();
    box = null;
    ask();
  };
  const end = () => {
    if (over) {
      return;
    }
    save();
    over = true;
    const link = element('a', 'button', '重新登录');
    link.href = again();
    show('over', element('p', '', '登录已失效。您填写的内容保存在本浏览器，重新登录后自动恢复。'), link);
  };
  refused.push(end);
  window.addEventListener('pagehide', () => over || save());
  window.setInterval(() => {
    if (over) {
      return;
    }
    const left = seconds - idleSeconds();
    if (left <= 0) {
      ask();
    } else if (left <= warnSeconds) {
      if (!box) {
        save();
        const button = element('button', 'button', '继续使用');
        button.type = 'button';
        button.addEventListener('click', stay);
        show('soon', element('p', ''), button);
      }
      box?.querySelector('p')?.replaceChildren(`您已较长时间没有操作，约 ${Math.max(1, Math.ceil(left / 60))} 分钟后将自动退出；填写的内容会保存。`);
    } else {
      box?.remove();
      box = null;
      if (idleSeconds() * SECOND < tellEvery && Date.now() - told > tellEvery) {
        ask();
      }
    }
  }, LOOK);
}
