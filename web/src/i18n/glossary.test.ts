import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { zh } from './zh';

const glossary = new Map(
  readFileSync(new URL('../../../docs/GLOSSARY.md', import.meta.url), 'utf8')
    .split('\n')
    .map((line) => /^\| `([^`]+)` \| ([^|]+) \|/.exec(line))
    .filter((it) => it !== null)
    .map((it) => [it[1] ?? '', (it[2] ?? '').trim()] as const),
);

/** Words of the portal that mean something else than the glossary's row of that name. */
const OTHER = new Set(['person', 'visit', 'class', 'department', 'roster', 'ledger', 'total', 'finding', 'instrument']);

describe('terms', () => {
  it.each(Object.entries(zh.term).filter(([key]) => glossary.has(key) && !OTHER.has(key)))('%s is %s', (key, word) => {
    expect(glossary.get(key)?.split(/[（(,，]/)[0]?.trim()).toBe(word);
  });
});
