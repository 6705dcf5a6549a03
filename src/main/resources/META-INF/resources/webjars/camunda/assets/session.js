// Ends the log-in of the engine's web applications as our pages do, keeps what is typed into a
// task's form, and leads to our own profile page.
import {watchIdle} from '/assets/idle.js';

// Tasklist's own save button keeps the form in this browser, and its code restores it when the task
// is opened again
/** @returns {HTMLButtonElement | null} */
const button = () => document.querySelector('.form-actions button[ng-click^="save"]:not([disabled])');
const save = () => button()?.click();

fetch('/api/session', {headers: {Accept: 'application/json', 'X-Requested-With': 'XMLHttpRequest'}})
  .then(response => (response.ok ? response.json() : null))
  .then(session => session && watchIdle(session, save, () => window.location.href))
  .catch(() => {
    // if this fails, the log-in ends without a warning
  });

const profile = () => document.querySelectorAll('li.profile a').forEach(link => link.getAttribute('href') !== '/profile' && link.setAttribute('href', '/profile'));
new MutationObserver(profile).observe(document.body, {subtree: true, childList: true});
// works also after the application has changed the link
document.addEventListener('click', (/** @type {any} */ event) => {
  if (event.target.closest?.('li.profile a')) {
    event.preventDefault();
    event.stopPropagation();
    window.location.assign('/profile');
  }
}, true);
