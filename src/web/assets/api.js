/** @import {Answer, Body, ProblemDetails, Schemas} from '../../checks/types/interface' */

/** A refusal of the service: the message in Chinese, and the errors by field. */
export class Problem extends Error {
  /**
   * @param {number} status of the answer; 0 where none came
   * @param {Partial<ProblemDetails> | null} body
   */
  constructor(status, body) {
    super(status === 401
      ? '尚未登录，或者登录已过期。您填写的内容已经保存：请重新登录后再试'
      : body?.detail ?? `服务暂时没有正常应答（${status}），请稍后重试`);
    this.status = status;
    this.errors = body?.errors ?? [];
    this.code = body?.code ?? null;
  }
}

/** What went wrong, in words for people. @param {unknown} problem */
export const messageOf = problem => problem instanceof Error ? problem.message : String(problem);

function token() {
  const cookie = document.cookie.split('; ').find(one => one.startsWith('LIANBAN-CSRF='));
  return cookie ? decodeURIComponent(cookie.slice('LIANBAN-CSRF='.length)) : '';
}

/**
 * @param {string} method
 * @param {string} path
 * @param {any} [body] sent as it is where it holds files, otherwise as JSON
 * @param {Record<string, string>} [headers]
 */
async function ask(method, path, body, headers) {
  const files = body instanceof FormData || body instanceof Blob;
  let response;
  try {
    response = await fetch(path, {
      method,
      headers: {
        Accept: 'application/json',
        ...(method === 'GET' ? {} : {'X-CSRF-TOKEN': token()}),
        ...(body === undefined || files ? {} : {'Content-Type': 'application/json'}),
        ...headers,
      },
      body: body === undefined || files ? body : JSON.stringify(body),
    });
  } catch {
    throw new Problem(0, {detail: '没有连上服务，您填写的内容还在，请检查网络后重试'});
  }
  const text = await response.text();
  let answer = null;
  try {
    answer = text ? JSON.parse(text) : null;
  } catch {
    // not from the service itself, such as a proxy's page
  }
  if (!response.ok) {
    throw new Problem(response.status, answer);
  }
  return answer;
}

/**
 * @template {string} A
 * @param {A} path
 * @returns {Promise<Answer<'get', A>>}
 */
export const get = path => ask('GET', path);

/**
 * @template {string} A
 * @param {A} path
 * @param {Body<'post', A>} [body]
 * @param {Record<string, string>} [headers]
 * @returns {Promise<Answer<'post', A>>}
 */
export const post = (path, body, headers) => ask('POST', path, body, headers);

/**
 * @template {string} A
 * @param {A} path
 * @param {Body<'put', A>} body
 * @returns {Promise<Answer<'put', A>>}
 */
export const put = (path, body) => ask('PUT', path, body);

/**
 * @template {string} A
 * @param {A} path
 * @returns {Promise<Answer<'delete', A>>}
 */
export const drop = path => ask('DELETE', path);

/**
 * A file as the whole body of the request.
 *
 * @param {string} path
 * @param {Blob} file
 */
export const send = (path, file) => ask('PUT', path, file, {'Content-Type': 'application/octet-stream'});

/** As many entries as one page of a list may have. */
const MOST = 200;

/**
 * All entries of a list, page by page.
 *
 * @template E
 * @param {(query: string) => Promise<{content: E[], hasMore: boolean}>} list with the part of the query that names the page
 * @param {number} [page] from 0
 * @returns {Promise<E[]>}
 */
export async function everyPage(list, page = 0) {
  const {content, hasMore} = await list(`size=${MOST}&page=${page}`);
  return hasMore ? [...content, ...await everyPage(list, page + 1)] : content;
}

/** The tasks of a case that the reader may see. @param {string} no of the case */
export const tasksOf = no => everyPage(page => get(`/api/tasks?caseNo=${encodeURIComponent(no)}&${page}`));

/** @type {Promise<Schemas['SessionControllerSession'] | null> | undefined} */
let session;

/** The session of the person who is logged in; null for nobody. */
export function whoIsThere() {
  session ??= get('/api/session').catch(problem => {
    if (problem instanceof Problem && problem.status === 401) {
      return null;
    }
    throw problem;
  });
  return session;
}

/** The token for a form that the browser sends itself. */
export {token};
