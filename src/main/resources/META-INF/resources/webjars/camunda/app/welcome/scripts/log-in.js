// There is one page to log in, and it is ours: whoever is logged out here, or whose session has ended, is sent there.
const toTheLogInPage = () => {
  if (/^#!?\/login/.test(window.location.hash)) {
    window.location.replace('/login');
  }
};
window.addEventListener('hashchange', toTheLogInPage);
toTheLogInPage();

export default {};
