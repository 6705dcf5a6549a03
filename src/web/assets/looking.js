const WAITS = 2000;
const LOOKS = 6;

/** Looks again a few times while a case is on its way to the next desk, but never over what somebody is typing. */
export class Looking {
  constructor(place, look) {
    this.look = look;
    this.looks = 0;
    this.typing = false;
    place.addEventListener('input', () => {
      this.typing = true;
    });
  }

  /** Whether what was found is to be shown in place of what stood there before. */
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

  /** Nothing of what stands on the page now was typed. */
  shown() {
    this.typing = false;
  }

  /** Looks once more in a moment. */
  again(before) {
    if (this.looks++ < LOOKS) {
      setTimeout(() => this.look(before), WAITS);
    }
  }

  /** Something was done: looks at once, and then a few times again. */
  anew(said) {
    this.looks = 0;
    this.look(null, said);
  }
}
