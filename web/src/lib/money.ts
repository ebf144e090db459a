/** Money is a whole number of fen. It is read and shown by integer arithmetic on digits: nothing here divides. */

const MOST_DIGITS = 15;

/** `1490400` is `14,904.00`. */
export function yuan(fen: number): string {
  if (!Number.isSafeInteger(fen)) return '—';
  const digits = String(Math.abs(fen)).padStart(3, '0');
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return `${fen < 0 ? '-' : ''}${whole}.${digits.slice(-2)}`;
}

/** What somebody typed or pasted as an amount in yuan, in fen; undefined when it is none. */
export function parseYuan(text: string): number | undefined {
  const plain = halfWidth(text)
    .trim()
    .replace(/^[¥￥]/, '')
    .replace(/元$/, '')
    .trim();
  const match = /^(-?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2})?)?$/.exec(plain);
  if (!match) return undefined;
  const digits = `${(match[2] ?? '').replaceAll(',', '')}${(match[3] ?? '').padEnd(2, '0')}`;
  if (digits.length > MOST_DIGITS) return undefined;
  const fen = Number(digits);
  return match[1] === '-' && fen !== 0 ? -fen : fen;
}

/** A quantity in ten-thousandths: `1.5` is 15000; undefined when it is none. */
export function parseQuantity(text: string): number | undefined {
  const match = /^(\d{1,9})(?:\.(\d{1,4}))?$/.exec(halfWidth(text).trim());
  if (!match) return undefined;
  const value = Number(`${match[1]}${(match[2] ?? '').padEnd(4, '0')}`);
  return value > 0 ? value : undefined;
}

/** `15000` is `1.5`. */
export function quantity(e4: number): string {
  const digits = String(Math.abs(e4)).padStart(5, '0');
  const rest = digits.slice(-4).replace(/0+$/, '');
  return `${e4 < 0 ? '-' : ''}${digits.slice(0, -4)}${rest ? `.${rest}` : ''}`;
}

/** Parts of a million as a percentage: `700000` is `70%`, `852500` is `85.25%`. */
export function percent(ppm: number): string {
  return `${quantity(ppm)}%`;
}

/** A percentage in parts of a million; undefined when it is none or above 100. */
export function parsePercent(text: string): number | undefined {
  const match = /^(\d{1,3})(?:\.(\d{1,4}))?%?$/.exec(halfWidth(text).trim());
  if (!match) return undefined;
  const ppm = Number(`${match[1]}${(match[2] ?? '').padEnd(4, '0')}`);
  return ppm <= 1_000_000 ? ppm : undefined;
}

/** The sum of whole fen. */
export function sum(list: readonly number[]): number {
  return list.reduce((total, it) => total + it, 0);
}

/** Digits and signs as they come from Chinese keyboards. */
export function halfWidth(text: string): string {
  return text.replace(/[！-～]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replaceAll('　', ' ');
}
