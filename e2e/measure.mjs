// How quickly pages come up, as Lighthouse would measure it: the real program with its embedded portal, Debian's
// Chromium with a processor four times slower, an empty cache, the median of five runs. By hand, on a quiet machine:
//
//     npm ci && node measure.mjs                 # as fast as this machine's loopback
//     node measure.mjs --network office          # 20 Mbit/s and 10 ms there and back
//
// MINGBAI_REPOSITORY names the repository whose target/release/mingbai is measured; else, or when it is not built, the
// program of the browser tests (debug) is. The figures of docs/BENCHMARKS.md are made so.
import { existsSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';

const RUNS = Number(process.env.MINGBAI_RUNS ?? 5);
const SLOWER = 4;
const NETWORKS = { none: null, office: { latency: 10, downloadThroughput: 20e6 / 8, uploadThroughput: 20e6 / 8, offline: false } };
const QUIET = 1;
/** How long a quiet moment is waited for; after that it is measured anyway, and the load is told. */
const PATIENCE_MINUTES = Number(process.env.MINGBAI_PATIENCE_MINUTES ?? 10);

const chosen = process.argv.includes('--network') ? process.argv[process.argv.indexOf('--network') + 1] : 'none';
if (!(chosen in NETWORKS)) throw new Error(`--network is one of ${Object.keys(NETWORKS).join(', ')}`);
const released = join(process.env.MINGBAI_REPOSITORY ?? new URL('..', import.meta.url).pathname, 'target/release/mingbai');
if (!process.env.MINGBAI_BIN && existsSync(released)) process.env.MINGBAI_BIN = released;
const { binary, start } = await import('./lib/program.mjs');
const { openBrowser } = await import('./lib/browser.mjs');
const { signIn } = await import('./lib/accounts.mjs');

/** What runs in the page from its beginning: the browser tells what was painted, what moved, what took long. */
function observe() {
  const seen = { fcp: 0, lcp: 0, shifts: [], tasks: [] };
  window.seen = seen;
  const on = (type, take) => new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  on('paint', (it) => { if (it.name === 'first-contentful-paint') seen.fcp = it.startTime; });
  on('largest-contentful-paint', (it) => { seen.lcp = it.startTime; });
  on('layout-shift', (it) => { if (!it.hadRecentInput) seen.shifts.push([it.startTime, it.value]); });
  on('longtask', (it) => seen.tasks.push([it.startTime, it.duration]));
}

/** Layout shift as it is defined: the worst window of shifts, each within a second of the last, at most five seconds. */
function shiftOf(shifts) {
  let [worst, sum, first, last] = [0, 0, -Infinity, -Infinity];
  for (const [at, value] of shifts) {
    if (at - last > 1000 || at - first > 5000) [sum, first] = [0, at];
    sum += value;
    last = at;
    worst = Math.max(worst, sum);
  }
  return worst;
}

/** One load with an empty cache, in a window of its own. */
async function load(browser, program, { path, who }) {
  const context = await browser.newContext({ viewport: { width: 1360, height: 860 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  try {
    if (who) await signIn(program, who, context);
    const page = await context.newPage();
    await page.addInitScript(observe);
    const tools = await context.newCDPSession(page);
    await tools.send('Network.enable');
    await tools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    if (NETWORKS[chosen]) await tools.send('Network.emulateNetworkConditions', NETWORKS[chosen]);
    let [bytes, requests] = [0, 0];
    tools.on('Network.loadingFinished', (it) => { bytes += it.encodedDataLength; requests += 1; });
    await page.goto(program.url + path);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await page.waitForLoadState('networkidle');
    await page.waitForTimeout(1500);
    const seen = await page.evaluate(() => window.seen);
    const blocking = seen.tasks.filter(([at]) => at >= seen.fcp).reduce((sum, [, time]) => sum + Math.max(0, time - 50), 0);
    return { fcp: seen.fcp, lcp: seen.lcp, blocking, shift: shiftOf(seen.shifts), bytes, requests };
  } finally {
    await context.close();
  }
}

async function quiet() {
  for (let waited = 0; loadavg()[0] >= QUIET && waited < PATIENCE_MINUTES * 60; waited += 15) await new Promise((resolve) => setTimeout(resolve, 15_000));
  return loadavg()[0];
}

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];

const program = await start(['demo', '--pack', 'jiangjin', '--people', '20000', '--visits', '4000', '--folder', '{folder}']);
const browser = await openBrowser();
try {
  const pages = [
    { name: 'sign-in', path: '/sign-in' },
    { name: 'home, signed in', path: '/', who: 'daiyu' },
    { name: 'ledger, payers and accounts', path: '/ledger', who: 'daiyu' },
  ];
  const before = await quiet();
  console.log(`${binary}\n${cpus()[0].model.trim()}, ${cpus().length} cores; load before ${before.toFixed(2)}${before >= QUIET ? ' (not quiet)' : ''}`);
  console.log(`processor ${SLOWER} times slower, network ${chosen}, empty cache, median of ${RUNS} runs (least to most)\n`);
  console.log('| page | first content | largest content | blocked | shift | over the wire | requests |\n|---|---:|---:|---:|---:|---:|---:|');
  for (const page of pages) {
    const runs = [];
    for (let nth = 0; nth < RUNS; nth += 1) runs.push(await load(browser, program, page));
    const of = (name, show) => `${show(median(runs.map((it) => it[name])))}`;
    const span = (name) => `${(Math.min(...runs.map((it) => it[name])) / 1000).toFixed(2)} to ${(Math.max(...runs.map((it) => it[name])) / 1000).toFixed(2)}`;
    const seconds = (it) => `${(it / 1000).toFixed(2)} s`;
    const cells = [page.name, `${of('fcp', seconds)} (${span('fcp')})`, `${of('lcp', seconds)} (${span('lcp')})`, of('blocking', (it) => `${Math.round(it)} ms`), of('shift', (it) => it.toFixed(3)), of('bytes', (it) => `${Math.round(it / 1000)} kB`), of('requests', String)];
    console.log(`| ${cells.join(' | ')} |`);
  }
  console.log(`\nload after ${loadavg()[0].toFixed(2)}`);
} finally {
  await browser.close();
  await program.stop();
}
