// Sorts tasks by due date until somebody sorts otherwise. Tasklist takes the order only from its
// address, never from the filter.
const SORTING = JSON.stringify([{sortBy: 'dueDate', sortOrder: 'asc'}]);
const dueFirst = () => {
  const [path, query = ''] = window.location.hash.replace(/^#!?/, '').split('?');
  const parameters = new URLSearchParams(query);
  if ((path === '' || path === '/') && !parameters.has('sorting')) {
    parameters.set('sorting', SORTING);
    window.location.replace(`#/?${  parameters.toString().replace(/\+/g, '%20')}`);
  }
};
window.addEventListener('hashchange', dueFirst);
dueFirst();

export default {};
