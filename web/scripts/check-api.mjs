// Client types come from docs/openapi.json. With --check: fails when they are not fresh.
import { readFileSync, writeFileSync } from 'node:fs';
import openapiTS, { astToString } from 'openapi-typescript';

const spec = new URL('../../docs/openapi.json', import.meta.url);
const target = new URL('../src/api/schema.d.ts', import.meta.url);
const head = '// Made from docs/openapi.json by `npm run api`. Do not edit.\n\n';
const now = head + astToString(await openapiTS(spec));
if (process.argv.includes('--check')) {
  if (readFileSync(target, 'utf8') !== now) {
    console.error('src/api/schema.d.ts is not fresh: npm run api');
    process.exit(1);
  }
  console.log('src/api/schema.d.ts is fresh');
} else {
  writeFileSync(target, now);
}
