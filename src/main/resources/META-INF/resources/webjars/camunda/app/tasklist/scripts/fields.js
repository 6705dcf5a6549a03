import {canDraw, register} from '../../../../assets/form-fields.js';

// The fields of the form of a task are those of the portal: the same entries, put into the form library that Tasklist has inside.

/**
 * A part of the tree that the library keeps at the element in which it is drawn.
 *
 * @typedef {object} Part
 * @property {(Part | null)[]} [__k] what it holds
 * @property {{forceUpdate: () => void}} [__c] what draws it
 * @property {{value?: {getService?: (name: string) => any}}} [props]
 */

/** @import {Component} from '../../../../../../../../../web/assets/form-fields.js' */

/**
 * The parts of a tree, the outermost first.
 *
 * @param {Part | null | undefined} tree
 * @returns {Generator<Part, void>}
 */
function* parts(tree) {
  if (tree) {
    yield tree;
    for (const child of tree.__k ?? []) {
      yield* parts(child);
    }
  }
}

/** Forms into which our fields were put already. @type {WeakSet<any>} */
const known = new WeakSet();

/**
 * Lets only our fields change what they draw. The library's own were drawn for a moment, and its number field gives the form the value with
 * which it was opened a third of a second later, on a slow computer much later: over what somebody has typed by then.
 */
const onlyWhatIsTyped = (/** @type {{_update: (change: {field: Component, typed?: boolean}) => void}} */ form) => {
  const update = form._update;
  form._update = change => (change.typed || !canDraw(change.field)) && update.call(form, change);
};

const take = (/** @type {Element & {__k?: Part}} */ container) => {
  /** @type {Part | null} */
  let around = null;
  for (const part of parts(container.__k)) {
    const getService = part.props?.value?.getService;
    if (getService) {
      const formFields = getService('formFields');
      if (!known.has(formFields)) {
        known.add(formFields);
        register(formFields, {nameOf: ({key}) => key, idOf: (_, domId) => domId, checks: true});
        onlyWhatIsTyped(getService('form'));
        // drawn once more, now with these, before anybody has seen it
        around?.__c?.forceUpdate();
      }
      return;
    }
    around = part.__c ? part : around;
  }
};

new MutationObserver(changes => {
  if (changes.some((/** @type {any} */ {target, addedNodes}) => target.closest?.('.fjs-container') || addedNodes.length > 0)) {
    document.querySelectorAll('.fjs-container').forEach(take);
  }
}).observe(document.body, {subtree: true, childList: true});

export default {};
