/** What is typed stays in this window until it is sent, together with the key under which it is sent. */
export class Draft {
  constructor(name) {
    this.name = name;
    try {
      this.content = JSON.parse(sessionStorage.getItem(name)) ?? null;
    } catch {
      this.content = null;
    }
    this.content ??= {key: crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`, fields: {}, others: 0};
  }

  /** Keeps what stands in the form, and what else has to be known to build it again. */
  keep(form, more = {}) {
    const fields = {};
    for (const [name, value] of new FormData(form)) {
      fields[name] = value;
    }
    this.content = {...this.content, fields, ...more};
    sessionStorage.setItem(this.name, JSON.stringify(this.content));
  }

  forget() {
    sessionStorage.removeItem(this.name);
  }
}
