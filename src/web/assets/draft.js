import {Problem, post} from './api.js';
import {forget, keep, kept} from './drafts.js';

/** What is typed stays in this browser until it is sent, together with the key under which it is sent. */
export class Draft {
  constructor(account, name) {
    this.account = account;
    this.name = name;
    this.content = kept(account, name);
    this.content ??= {key: crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`, fields: {}, others: 0};
  }

  /** Keeps what stands in the form, and what else has to be known to build it again. */
  keep(form, more = {}) {
    const fields = {};
    for (const [name, value] of new FormData(form)) {
      fields[name] = value;
    }
    this.content = {...this.content, fields, ...more};
    keep(this.account, this.name, this.content);
  }

  /** Sends what was made of it, once however often it is tried; does what is to be done where others act for the company. */
  async send(address, body, taken) {
    try {
      const answer = await post(address, body, {'Idempotency-Key': this.content.key});
      this.forget();
      return answer;
    } catch (problem) {
      if (problem.code === 'company-taken') {
        taken?.();
      }
      if (problem.code === 'key-reused') {
        // it had come in before the form was changed, and its answer was lost on the way
        throw new Problem(409, {detail: '您此前的提交已经收到，只是当时没有收到应答：请先在“我的申报”或“我的服务请求”中查看。确需另行提交的，请点“清空重填”'});
      }
      throw problem;
    }
  }

  forget() {
    forget(this.account, this.name);
  }
}
