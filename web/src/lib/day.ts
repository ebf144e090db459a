/** Days are texts such as `2024-03-01`; they compare as texts. */

/** The last day there is: until further notice. */
export const FOREVER = '9999-12-31';

const MILLISECONDS = 86_400_000;

/** Number of a day, for drawing. */
export function dayNumber(day: string): number {
  return Math.floor(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / MILLISECONDS);
}

/** The day of a number. */
export function dayOf(number: number): string {
  return new Date(number * MILLISECONDS).toISOString().slice(0, 10);
}

/** A day so many days later. */
export function plusDays(day: string, days: number): string {
  return dayOf(dayNumber(day) + days);
}

/** Whether the text is a day that exists. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && dayOf(dayNumber(text)) === text;
}

/** A day as people write it in files: `2024/3/1`, `20240301`, `2024年3月1日`; undefined when it is none. */
export function parseDay(text: string): string | undefined {
  const plain = text.trim();
  const match = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:\s.*)?$/.exec(plain) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(plain);
  if (!match) return undefined;
  const day = `${match[1]}-${(match[2] ?? '').padStart(2, '0')}-${(match[3] ?? '').padStart(2, '0')}`;
  return isDay(day) ? day : undefined;
}

/** The day of an instant in UTC, as this machine counts days. */
export function localDay(instant: string): string {
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) return instant.slice(0, 10);
  const two = (it: number) => String(it).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** Day and minute of an instant in UTC, as this machine counts them. */
export function localTime(instant: string): string {
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) return instant;
  const two = (it: number) => String(it).padStart(2, '0');
  return `${localDay(instant)} ${two(at.getHours())}:${two(at.getMinutes())}`;
}
