// What is typed and not yet sent stays in this browser, by account and form: a log-in that has run out, a closed window or a lost network
// loses nothing. It goes when it is sent, when its account logs out, and after some days.
const PREFIX = 'lianban-draft:';
const DAYS = 7;
const TASKLIST = 'camunda-form:';
const OWNER = 'lianban-tasklist-drafts-of';

const keys = start => Object.keys(localStorage).filter(key => key.startsWith(start));
const of = (account, name) => `${PREFIX}${account}:${name}`;

/** What was kept under this name; null where there is nothing. */
export function kept(account, name) {
  try {
    return JSON.parse(localStorage.getItem(of(account, name)) ?? 'null')?.content ?? null;
  } catch {
    return null;
  }
}

/** Keeps it; a browser that keeps nothing more does without. */
export function keep(account, name, content) {
  try {
    localStorage.setItem(of(account, name), JSON.stringify({at: Date.now(), content}));
  } catch {
    // full, or switched off
  }
}

export function forget(account, name) {
  localStorage.removeItem(of(account, name));
}

/** Forgets everything of an account that logs out. */
export function forgetAll(account) {
  keys(of(account, '')).forEach(key => localStorage.removeItem(key));
  if (localStorage.getItem(OWNER) === account) {
    keys(TASKLIST).forEach(key => localStorage.removeItem(key));
  }
}

/** Tasklist keeps the forms of tasks by task alone: those of somebody else are put away, and one's own brought out again. */
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
    // not ours, or cut off
  }
  if (!(at > old)) {
    localStorage.removeItem(key);
  }
});
