const TOKEN = /\s*(?:(\d+(?:\.\d+)?)|"([^"]*)"|([A-Za-z_][\w]*)|(!=|<=|>=|=|<|>|\(|\)))/y;

function tokens(text) {
  const found = [];
  TOKEN.lastIndex = 0;
  const end = text.trimEnd().length;
  while (TOKEN.lastIndex < end) {
    const match = TOKEN.exec(text);
    if (!match) {
      throw new SyntaxError(text);
    }
    const [, number, string, name, sign] = match;
    found.push(number !== undefined ? {value: Number(number)} : string !== undefined ? {value: string} : name ? {name} : {sign});
  }
  return found;
}

const COMPARE = {
  '=': (a, b) => a === b, '!=': (a, b) => a !== b,
  '<': (a, b) => a < b, '<=': (a, b) => a <= b, '>': (a, b) => a > b, '>=': (a, b) => a >= b,
};
const CONSTANTS = {true: true, false: false, null: null};

/**
 * Whether a form's condition (FEEL: comparisons, and, or, not) holds for these values. Null where
 * the condition is more than that; the field is then shown, and the service decides.
 */
export function holds(condition, values) {
  let rest;
  try {
    rest = tokens(condition);
  } catch {
    return null;
  }
  const at = word => rest[0]?.name === word || rest[0]?.sign === word;
  const take = word => {
    if (!at(word)) {
      throw new SyntaxError(condition);
    }
    rest.shift();
  };
  function value() {
    const token = rest.shift();
    if (token === undefined || token.sign) {
      throw new SyntaxError(condition);
    }
    return 'value' in token ? token.value : token.name in CONSTANTS ? CONSTANTS[token.name] : values[token.name] ?? null;
  }
  function one() {
    if (at('not')) {
      take('not');
      take('(');
      const inner = any();
      take(')');
      return !inner;
    }
    if (at('(')) {
      take('(');
      const inner = any();
      take(')');
      return inner;
    }
    const left = value();
    const sign = rest[0]?.sign;
    if (!(sign in COMPARE)) {
      return left === true;
    }
    rest.shift();
    return COMPARE[sign](left, value());
  }
  function all() {
    let result = one();
    while (at('and')) {
      take('and');
      result = one() && result;
    }
    return result;
  }
  function any() {
    let result = all();
    while (at('or')) {
      take('or');
      result = all() || result;
    }
    return result;
  }
  try {
    const result = any();
    return rest.length === 0 ? result : null;
  } catch {
    return null;
  }
}
