// Made by npm run build in src/form-js.
/** The form library in one file, which weighs more than a page: loaded where a form is drawn, and only then. */
export const formJs = () => import('/assets/lib/form-js/1.8.7/form-js-81bda58c85f68c40.js');
