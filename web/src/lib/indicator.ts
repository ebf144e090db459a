/** Values of indicators as people read them: whole numbers in, text out; nothing is rounded up. */
import { yuan } from './money';

/** `997512` in `percent` is `99.75%`; `1490400` in `yuan` is `14,904.00`. */
export function shown(unit: string, value: number | null | undefined): string {
  if (value === null || value === undefined) return '—';
  if (unit === 'percent') {
    const hundredths = Math.trunc(value / 100);
    const digits = String(Math.abs(hundredths)).padStart(3, '0');
    return `${value < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}%`;
  }
  if (unit === 'yuan' || unit === 'yuan_each') return yuan(value);
  return value.toLocaleString('zh-CN');
}

/** A side of an indicator: an amount or a number. */
export function side(isMoney: boolean, value: number): string {
  return isMoney ? yuan(value) : value.toLocaleString('zh-CN');
}

/** The value for the axis of a chart; charts alone may use fractions. */
export function plotted(unit: string, value: number | null | undefined): number | null {
  if (value === null || value === undefined) return null;
  if (unit === 'percent') return value / 10_000;
  if (unit === 'yuan' || unit === 'yuan_each') return value / 100;
  return value;
}
