/** What the service refuses: the message in Chinese, and what is wrong with which field. */
export class Problem extends Error {
  constructor(status, body) {
    super(status === 401
      ? '尚未登录，或者登录已过期。您填写的内容已经保存：请重新登录后再试'
      : body?.detail ?? `服务暂时没有正常应答（${status}），请稍后重试`);
    this.status = status;
    this.errors = body?.errors ?? [];
    this.code = body?.code ?? null;
  }
}

function token() {
  const cookie = document.cookie.split('; ').find(one => one.startsWith('LIANBAN-CSRF='));
  return cookie ? decodeURIComponent(cookie.slice('LIANBAN-CSRF='.length)) : '';
}

async function ask(method, path, body, headers) {
  const files = body instanceof FormData;
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

export const get = path => ask('GET', path);
export const post = (path, body, headers) => ask('POST', path, body, headers);
export const put = (path, body) => ask('PUT', path, body);
export const drop = path => ask('DELETE', path);

let session;

/** Who is logged in; null for nobody. */
export function whoIsThere() {
  session ??= get('/api/session').catch(problem => {
    if (problem.status === 401) {
      return null;
    }
    throw problem;
  });
  return session;
}

/** The token for a form that the browser sends itself. */
export {token};
