import { describe, expect, it } from 'vitest';
import { parsePercent, parseQuantity, parseYuan, percent, quantity, sum, yuan } from './money';

describe('money', () => {
  it.each([
    [0, '0.00'],
    [5, '0.05'],
    [-5, '-0.05'],
    [1490400, '14,904.00'],
    [100000, '1,000.00'],
    [-123456789, '-1,234,567.89'],
    [900719925474099, '9,007,199,254,740.99'],
  ])('%i fen is %s', (fen, text) => {
    expect(yuan(fen)).toBe(text);
    expect(parseYuan(text)).toBe(fen);
  });

  it('shows no amount for what is none', () => {
    expect([yuan(1.5), yuan(Number.NaN), yuan(2 ** 60)]).toEqual(['—', '—', '—']);
  });

  it.each([
    ['14904', 1490400],
    ['0.1', 10],
    ['0.29', 29],
    ['1.', 100],
    ['￥1,234.5元', 123450],
    ['１２．３４', 1234],
    ['-0', 0],
    ['1.234', undefined],
    ['1e3', undefined],
    ['12,34', undefined],
    ['', undefined],
    ['.5', undefined],
    ['99999999999999999', undefined],
  ])('reads %s', (text, fen) => {
    expect(parseYuan(text)).toBe(fen);
  });

  it('adds what floating point would not', () => {
    expect(sum(['0.1', '0.2'].map((it) => parseYuan(it) ?? 0))).toBe(30);
  });
});

describe('quantities and rates', () => {
  it.each([
    ['1', 10000, '1'],
    ['1.50', 15000, '1.5'],
    ['0.0001', 1, '0.0001'],
    ['0', undefined, ''],
    ['x', undefined, ''],
  ])('quantity %s', (text, e4, shown) => {
    expect(parseQuantity(text)).toBe(e4);
    if (e4 !== undefined) expect(quantity(e4)).toBe(shown);
  });

  it.each([
    ['70', 700000, '70%'],
    ['85.25%', 852500, '85.25%'],
    ['100', 1000000, '100%'],
    ['101', undefined, ''],
  ])('rate %s', (text, ppm, shown) => {
    expect(parsePercent(text)).toBe(ppm);
    if (ppm !== undefined) expect(percent(ppm)).toBe(shown);
  });
});
