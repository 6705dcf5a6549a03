import {Problem, post} from './api.js';
import {forget, keep, kept} from './drafts.js';

/** A draft that stays in this browser until it is sent, together with its idempotency key. */
export class Draft {
  /**
   * @param {string} account
   * @param {string} name of the form
   */
  constructor(account, name) {
    this.account = account;
    this.name = name;
    this.content = kept(account, name);
    this.content ??= {key: crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`, fields: {}, others: 0};
  }

  /**
   * Stores the values of the form, and more that is needed to build it again.
   *
   * @param {HTMLFormElement} form
   * @param {object} [more]
   */
  keep(form, more = {}) {
    /** @type {Record<string, FormDataEntryValue>} */
    const fields = {};
    for (const [name, value] of new FormData(form)) {
      fields[name] = value;
    }
    this.content = {...this.content, fields, ...more};
    keep(this.account, this.name, this.content);
  }

  /**
   * Sends the draft; repeated attempts make only one case. Calls taken where others act for the
   * company.
   *
   * @template {'/api/applications' | '/api/service-requests'} A
   * @param {A} address
   * @param {import('../../checks/types/interface').Body<'post', A>} body
   * @param {() => void} [taken]
   */
  async send(address, body, taken) {
    try {
      const answer = await post(address, body, {'Idempotency-Key': this.content.key});
      this.forget();
      return answer;
    } catch (problem) {
      const code = problem instanceof Problem ? problem.code : null;
      if (code === 'company-taken') {
        taken?.();
      }
      if (code === 'key-reused') {
        // it was received before the form was changed, but its answer was lost
        throw new Problem(409, {detail: '您此前的提交已经收到，只是当时没有收到应答：请先在“我的申报”或“我的服务请求”中查看。确需另行提交的，请点“清空重填”'});
      }
      throw problem;
    }
  }

  forget() {
    forget(this.account, this.name);
  }
}
