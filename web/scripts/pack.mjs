// After the build: a gzip and a brotli twin of every file worth it, and the size of the first load, which must stay
// below the bar. The first load is the page, its entry script with everything that it imports, and the home page.
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const BAR_BYTES = 400_000;
const dist = new URL('../dist/', import.meta.url).pathname;
const packed = new Map();

for (const file of readdirSync(dist, { recursive: true, withFileTypes: true })) {
  if (!file.isFile() || /\.(gz|br|png)$/.test(file.name)) continue;
  const path = join(file.parentPath ?? file.path, file.name);
  const plain = readFileSync(path);
  const gzip = gzipSync(plain, { level: 9 });
  packed.set(path.slice(dist.length), gzip.length);
  if (gzip.length >= plain.length) continue;
  writeFileSync(`${path}.gz`, gzip);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 10, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length };
  writeFileSync(`${path}.br`, brotliCompressSync(plain, { params }));
}

const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'));
const files = new Set(['index.html']);
const follow = (key) => {
  const chunk = manifest[key];
  if (!chunk || files.has(chunk.file)) return;
  files.add(chunk.file);
  for (const css of chunk.css ?? []) files.add(css);
  for (const inner of chunk.imports ?? []) follow(inner);
};
follow('index.html');
follow('src/pages/Home.tsx');
const total = [...files].reduce((sum, it) => sum + (packed.get(it) ?? 0), 0);
console.log(`first load: ${(total / 1000).toFixed(1)} kB with gzip, in ${files.size} files (bar ${BAR_BYTES / 1000} kB)`);
// The program does not serve what only this script needs.
rmSync(join(dist, '.vite'), { recursive: true });
if (total > BAR_BYTES) {
  console.error('the first load is above the bar: load a page or a library lazily');
  process.exit(1);
}
