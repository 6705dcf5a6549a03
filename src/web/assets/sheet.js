/**
 * Digits that a spreadsheet would round after the fifteenth, read as a power of ten, or strip of
 * leading zeros.
 */
const CODE = /^(?:\d{12,}|\d+[Ee]\d+|0\d+)$/;

/**
 * One cell as a spreadsheet reads it: quoted where it must be, codes as text, and never taken for a formula.
 *
 * @param {unknown} value
 */
function cell(value) {
  const text = value === null || value === undefined ? '' : String(value);
  const safe = /^[=+@＝＋－＠\t\r\n]|^-(?![\d.]+$)/.test(text) ? `'${text}` : CODE.test(text) ? `\t${text}` : text;
  return /[",\r\n\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * The rows as CSV, with the byte order mark by which spreadsheets recognise UTF-8.
 *
 * @param {string[]} columns
 * @param {unknown[][]} rows
 */
export function csv(columns, rows) {
  return `\ufeff${[columns, ...rows].map(row => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

/**
 * Downloads the address under a name.
 *
 * @param {string} address
 * @param {string} name
 */
export function keep(address, name) {
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
}

/**
 * Downloads the rows as a CSV file of this name.
 *
 * @param {string[]} columns
 * @param {unknown[][]} rows
 * @param {string} name without its ending
 */
export function keepCsv(columns, rows, name) {
  const address = URL.createObjectURL(new Blob([csv(columns, rows)], {type: 'text/csv;charset=utf-8'}));
  keep(address, `${name}.csv`);
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
