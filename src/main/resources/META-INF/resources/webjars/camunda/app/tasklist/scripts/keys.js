// Keyboard shortcuts for the form and its button, in addition to Tasklist's own for lists and
// claiming. They work in text fields too.
const FIELDS = '.fjs-container input:not([disabled]):not([readonly]), .fjs-container textarea:not([disabled]), .fjs-container select:not([disabled])';

window.addEventListener('keydown', (/** @type {any} */ event) => {
  if (event.ctrlKey && event.key === 'Enter') {
    /** @type {HTMLButtonElement | null} */
    const button = document.querySelector('.task-card .form-actions .btn-primary');
    if (button && !button.disabled) {
      event.preventDefault();
      button.click();
    }
  } else if (event.ctrlKey && event.altKey && event.code === 'KeyF') {
    event.preventDefault();
    /** @type {HTMLElement | null} */
    const field = document.querySelector(FIELDS);
    field?.scrollIntoView({block: 'center'});
    field?.focus();
  }
}, true);

export default {};
