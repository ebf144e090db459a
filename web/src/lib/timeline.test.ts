import { describe, expect, it } from 'vitest';
import { isKnown, isSuperseded, placeOf, scaleOf, type Fact } from './timeline';

const fact = (known_from: string, known_until: string | null): Fact => ({ kind: 'identity', what: '低保', from: '2024-02-01', until: '9999-12-31', known_from: `${known_from}T12:00:00Z`, known_until: known_until ? `${known_until}T12:00:00Z` : null, source: '' });

describe('what we knew', () => {
  it.each([
    [fact('2024-06-10', null), '', true, false],
    [fact('2024-06-10', null), '2024-06-09', false, false],
    [fact('2024-06-10', null), '2024-06-10', true, false],
    [fact('2020-01-01', '2024-06-10'), '', false, true],
    [fact('2020-01-01', '2024-06-10'), '2024-06-09', true, false],
    [fact('2020-01-01', '2024-06-10'), '2024-06-10', false, true],
  ])('case %#', (it_, day, known, superseded) => {
    expect([isKnown(it_, day), isSuperseded(it_, day)]).toEqual([known, superseded]);
  });
});

describe('the scale', () => {
  it('holds today and what happened, and no century of emptiness', () => {
    const scale = scaleOf(['0001-01-01', '2022-05-01', '9999-12-31'], '2024-06-10');
    expect(scale.ticks.map((it) => it.label)).toEqual(['2023', '2024']);
    expect(placeOf(scale, '0001-01-01')).toBe(0);
    expect(placeOf(scale, '9999-12-31')).toBe(1000);
    expect(placeOf(scale, '2023-01-01')).toBeGreaterThan(placeOf(scale, '2022-05-01'));
  });
});
