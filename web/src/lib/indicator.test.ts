import { describe, expect, it } from 'vitest';
import { shown } from './indicator';

describe('values', () => {
  it.each([
    ['percent', 1_000_000, '100.00%'],
    ['percent', 999_999, '99.99%'],
    ['percent', 710_300, '71.03%'],
    ['percent', 512, '0.05%'],
    ['percent', 0, '0.00%'],
    ['yuan', 5_961_520_000, '59,615,200.00'],
    ['people', 110_729, '110,729'],
    ['percent', null, '—'],
    ['visits', undefined, '—'],
  ])('%s %s is %s', (unit, value, text) => expect(shown(unit, value)).toBe(text));
});
