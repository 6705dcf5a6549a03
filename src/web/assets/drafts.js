// Texts that are typed and not yet sent stay in this browser, by account and form, so that an ended
// log-in, a closed window or a lost network loses nothing. They are removed when they are sent,
// when the account logs out, and after some days.
const PREFIX = 'lianban-draft:';
const DAYS = 7;
const TASKLIST = 'camunda-form:';
const OWNER = 'lianban-tasklist-drafts-of';

const keys = (/** @type {string} */ start) => Object.keys(localStorage).filter(key => key.startsWith(start));
const of = (/** @type {string} */ account, /** @type {string} */ name) => `${PREFIX}${account}:${name}`;

/**
 * The stored text; null where there is none.
 *
 * @param {string} account
 * @param {string} name of the form
 */
export function kept(account, name) {
  try {
    return JSON.parse(localStorage.getItem(of(account, name)) ?? 'null')?.content ?? null;
  } catch {
    return null;
  }
}

/**
 * Stores the text; a browser without storage goes on without it.
 *
 * @param {string} account
 * @param {string} name of the form
 * @param {any} content
 */
export function keep(account, name, content) {
  try {
    localStorage.setItem(of(account, name), JSON.stringify({at: Date.now(), content}));
  } catch {
    // the storage is full or switched off
  }
}

export function forget(/** @type {string} */ account, /** @type {string} */ name) {
  localStorage.removeItem(of(account, name));
}

/**
 * Forgets everything of an account that logs out.
 *
 * @param {string} account
 */
export function forgetAll(account) {
  keys(of(account, '')).forEach(key => localStorage.removeItem(key));
  if (localStorage.getItem(OWNER) === account) {
    keys(TASKLIST).forEach(key => localStorage.removeItem(key));
  }
}

/**
 * Tasklist stores the forms of tasks by task only, so those of another account are put away, and
 * one's own restored.
 *
 * @param {string} account
 */
export function changeOwner(account) {
  const before = localStorage.getItem(OWNER);
  if (before === account) {
    return;
  }
  keys(TASKLIST).forEach(key => {
    if (before) {
      keep(before, key, localStorage.getItem(key));
    }
    localStorage.removeItem(key);
  });
  keys(of(account, TASKLIST)).forEach(key => {
    const name = key.slice(of(account, '').length);
    const content = kept(account, name);
    if (content) {
      localStorage.setItem(name, content);
    }
    localStorage.removeItem(key);
  });
  localStorage.setItem(OWNER, account);
}

const old = Date.now() - DAYS * 24 * 3600 * 1000;
keys(PREFIX).forEach(key => {
  let at = 0;
  try {
    ({at} = JSON.parse(localStorage.getItem(key) ?? '{}'));
  } catch {
    // not ours, or incomplete
  }
  if (!(at > old)) {
    localStorage.removeItem(key);
  }
});
