/** Fee lines typed, pasted from a spreadsheet, or read from a file. */
import { parseDay } from './day';
import { halfWidth, parsePercent, parseQuantity, parseYuan } from './money';

/** A fee line on its way in. */
export interface DraftLine {
  key: string;
  code: string;
  name: string;
  on?: string;
  quantity_e4: number;
  amount_fen: number;
  class?: string;
  prepaid_ppm?: number;
}

/** What could be read, and what could not with its reason. */
export interface ReadLines {
  lines: DraftLine[];
  faults: { row: number; what: 'amount' | 'quantity' | 'day' | 'name' | 'prepaid'; text: string }[];
}

type Column = 'code' | 'name' | 'on' | 'quantity' | 'price' | 'amount' | 'class' | 'prepaid';

const TITLES: [RegExp, Column][] = [
  [/编码|代码|^code/i, 'code'],
  [/名称|项目|品名|^name/i, 'name'],
  [/日期|时间|^date|^on$/i, 'on'],
  [/数量|^qty|^quantity/i, 'quantity'],
  [/单价|^price/i, 'price'],
  [/金额|合计|总价|费用|^amount/i, 'amount'],
  [/先行自付|自付比例|^prepaid/i, 'prepaid'],
  [/甲乙|类别|等级|^class/i, 'class'],
];

/** Columns when there is no header. */
const USUAL: Column[] = ['code', 'name', 'quantity', 'amount', 'class', 'prepaid'];

let made = 0;

/** A key that no other line of this page has. */
export function newKey(): string {
  made += 1;
  return `line-${made}`;
}

/** Splits one row of CSV or of cells copied from a spreadsheet. */
export function splitRow(row: string): string[] {
  if (row.includes('\t')) return row.split('\t').map((it) => it.trim());
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (const c of row.replaceAll('，', ',')) {
    if (c === '"') quoted = !quoted;
    else if (c === ',' && !quoted) {
      cells.push(cell.trim());
      cell = '';
    } else cell += c;
  }
  cells.push(cell.trim());
  return cells;
}

/** The columns that a header names; undefined when the row is no header. */
function header(cells: string[]): (Column | undefined)[] | undefined {
  const columns = cells.map(halfWidth).map((cell) => TITLES.find(([title]) => title.test(cell))?.[1]);
  const isHeader = columns.includes('amount') || (columns.includes('price') && columns.includes('quantity'));
  return isHeader && cells.every((it) => parseYuan(it) === undefined) ? columns : undefined;
}

/** Reads lines from text: with a header in any order, or code, name, quantity, amount, class, share paid first. */
export function readLines(text: string): ReadLines {
  const read: ReadLines = { lines: [], faults: [] };
  let columns: (Column | undefined)[] = USUAL;
  let isFirst = true;
  for (const [at, raw] of text.replaceAll('\r', '').replace(/^\ufeff/, '').split('\n').entries()) {
    if (!raw.trim()) continue;
    const cells = splitRow(raw);
    const named = isFirst ? header(cells) : undefined;
    isFirst = false;
    if (named) columns = named;
    else readRow(cells, columns, at + 1, read);
  }
  return read;
}

function readRow(cells: string[], columns: (Column | undefined)[], row: number, read: ReadLines) {
  const cell = (column: Column) => {
    const text = cells[columns.indexOf(column)] ?? '';
    return column === 'name' ? text : halfWidth(text);
  };
  if (/^(合计|总计|小计)/.test(cells[0] ?? '') || /^(合计|总计|小计)/.test(cell('name'))) return;
  const fault = (what: ReadLines['faults'][number]['what'], text: string) => read.faults.push({ row, what, text });
  const quantity_e4 = cell('quantity') ? parseQuantity(cell('quantity')) : 10_000;
  if (quantity_e4 === undefined) return fault('quantity', cell('quantity'));
  const amount_fen = cell('amount') ? parseYuan(cell('amount')) : priced(cell('price'), quantity_e4);
  if (amount_fen === undefined || amount_fen <= 0) return fault('amount', cell('amount') || cell('price'));
  const on = cell('on') ? parseDay(cell('on')) : undefined;
  if (cell('on') && !on) return fault('day', cell('on'));
  const prepaid_ppm = cell('prepaid') ? parsePercent(cell('prepaid')) : undefined;
  if (cell('prepaid') && prepaid_ppm === undefined) return fault('prepaid', cell('prepaid'));
  if (!cell('code') && !cell('name')) return fault('name', cells.join(' '));
  const word = /[甲乙丙]/.exec(cell('class'))?.[0];
  return read.lines.push({ key: newKey(), code: cell('code'), name: cell('name'), on, quantity_e4, amount_fen, class: word, prepaid_ppm });
}

/** Price times quantity, when that is a whole number of fen. */
function priced(price: string, quantity_e4: number): number | undefined {
  const fen = parseYuan(price);
  if (fen === undefined) return undefined;
  const product = BigInt(fen) * BigInt(quantity_e4);
  return product % 10_000n === 0n ? Number(product / 10_000n) : undefined;
}

/** Text of a file in UTF-8, else in GB18030, as hospitals' programs write it. */
export function decodeText(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
