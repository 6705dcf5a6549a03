// The engine's web applications end with the log-in as our pages do, keep what is typed into the form of a task, and lead to the person's
// own page, which is ours.
import {watchIdle} from '/assets/idle.js';

// Tasklist's own button keeps the form in this browser, and its own code puts it back when the task is opened again
/** @returns {HTMLButtonElement | null} */
const button = () => document.querySelector('.form-actions button[ng-click^="save"]:not([disabled])');
const save = () => button()?.click();

fetch('/api/session', {headers: {Accept: 'application/json', 'X-Requested-With': 'XMLHttpRequest'}})
  .then(response => (response.ok ? response.json() : null))
  .then(session => session && watchIdle(session, save, () => window.location.href))
  .catch(() => {
    // without it the log-in ends unannounced
  });

const profile = () => document.querySelectorAll('li.profile a').forEach(link => link.getAttribute('href') !== '/profile' && link.setAttribute('href', '/profile'));
new MutationObserver(profile).observe(document.body, {subtree: true, childList: true});
// whatever the application makes of the link meanwhile
document.addEventListener('click', (/** @type {any} */ event) => {
  if (event.target.closest?.('li.profile a')) {
    event.preventDefault();
    event.stopPropagation();
    window.location.assign('/profile');
  }
}, true);
