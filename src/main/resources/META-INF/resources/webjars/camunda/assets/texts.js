// The engine's web applications draw some headings once, with the texts that are there by then. On
// the first visit of a browser the file with the texts may come later, and the names of the texts
// would stand there, so it is put where the application keeps it before the application starts.
const KEPT = 'camunda-web';

/** @returns {Record<string, string>} what the applications keep in this browser */
function kept() {
  try {
    return JSON.parse(localStorage.getItem(KEPT) ?? '{}');
  } catch {
    return {};
  }
}

/** Without an answer the application loads the file itself, as it always does. */
export async function keepTexts(/** @type {string} */ language) {
  const base = document.querySelector('base');
  const [, app] = /\/app\/(\w+)\//.exec(base?.href ?? '') ?? [];
  const {bust} = /** @type {{bust?: string}} */ (/** @type {unknown} */ (window));
  if (!app || !bust) {
    return;
  }
  const folder = `${base?.getAttribute('app-root')}/app/${app}/locales/`;
  const name = `${folder}_locales_data_${language}_${bust}`;
  if (kept()[name]) {
    return;
  }
  try {
    const answer = await fetch(`${folder}${language}.json?bust=${bust}`);
    if (answer.ok) {
      localStorage.setItem(KEPT, JSON.stringify({...kept(), [name]: JSON.stringify(await answer.json())}));
    }
  } catch {
    // the application says itself what it does not get
  }
}
