// Sends people to our own log-in page, the only one, when they log out here or their session has
// ended.
const toTheLogInPage = () => {
  if (/^#!?\/login/.test(window.location.hash)) {
    window.location.replace('/login');
  }
};
window.addEventListener('hashchange', toTheLogInPage);
toTheLogInPage();

export default {};
