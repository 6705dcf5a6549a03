const WAITS = 2000;
const LOOKS = 6;

/**
 * Refreshes a page a few times while a case is moving to its next step, but never over what
 * somebody is typing.
 */
export class Looking {
  /**
   * @param {Element} place where somebody may type
   * @param {(before: any, said?: any) => void} look refreshes the page
   */
  constructor(place, look) {
    this.look = look;
    this.looks = 0;
    this.typing = false;
    place.addEventListener('input', () => {
      this.typing = true;
    });
  }

  /**
   * Whether the new content should replace the old.
   *
   * @param {any} mark of the new content
   * @param {any} before the mark of the old; null where it is to be replaced anyhow
   */
  finds(mark, before) {
    if (before && this.typing) {
      return false;
    }
    if (mark === before) {
      this.again(before);
      return false;
    }
    return true;
  }

  /** Notes that nothing on the page has been typed yet. */
  shown() {
    this.typing = false;
  }

  /**
   * Refreshes once more in a moment.
   *
   * @param {any} before
   */
  again(before) {
    if (this.looks++ < LOOKS) {
      setTimeout(() => this.look(before), WAITS);
    }
  }

  /**
   * Refreshes at once and then a few times more, after an action.
   *
   * @param {any} [said] what was done
   */
  anew(said) {
    this.looks = 0;
    this.look(null, said);
  }
}
