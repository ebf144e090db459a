// Debian's Chromium, pictures of pages, and what axe says of them.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';
import { pack } from './png.mjs';

const shots = new URL('../shots/', import.meta.url).pathname;
const pictures = new URL('../../docs/images/', import.meta.url).pathname;
/** A document is read over thin lines, too. */
const MOST_BYTES = 150_000;
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const executablePath = process.env.CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);

export async function openBrowser() {
  mkdirSync(shots, { recursive: true });
  return chromium.launch({
    executablePath,
    headless: true,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'],
  });
}

/** A window in which every error of a script and every refused resource fails the test. */
export async function openPage(browser, { width = 1360, height = 860 } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', acceptDownloads: true });
  const page = await context.newPage();
  page.faults = [];
  // What the content security policy refuses is told as an error, so that it fails the test.
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', (it) => console.error(`refused by ${it.effectiveDirective}: ${it.blockedURI} ${it.sourceFile}:${it.lineNumber} ${it.sample}`));
  });
  page.on('pageerror', (error) => page.faults.push(String(error)));
  page.on('console', (message) => {
    const text = message.text();
    if (message.type() === 'error' && !/status of 4\d\d/.test(text)) page.faults.push(text);
  });
  page.asked = new Set();
  page.askedSoFar = 0;
  page.on('request', (it) => {
    page.asked.add(it);
    page.askedSoFar += 1;
  });
  for (const end of ['requestfinished', 'requestfailed']) page.on(end, (it) => page.asked.delete(it));
  page.setDefaultTimeout(30_000);
  return page;
}

/** Waits until nothing has been asked of the server for a moment, the page has nothing to do, and nothing moves. */
export async function settle(page) {
  const [patience, moment] = [Date.now() + 30_000, 300];
  for (let before = -1; (before !== page.askedSoFar || page.asked.size > 0) && Date.now() < patience; ) {
    for (let since = Date.now(); Date.now() - since < moment && Date.now() < patience; await page.waitForTimeout(30)) {
      if (page.asked.size > 0) since = Date.now();
    }
    before = page.askedSoFar;
    // A slow machine is still at its scripts, which will ask for more.
    await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve, { timeout: 5_000 })));
    await page.waitForTimeout(50);
  }
  await page.evaluate(async () => {
    await document.fonts.ready;
    const ends = document.getAnimations().filter((it) => it.effect?.getComputedTiming().endTime !== Infinity);
    await Promise.race([Promise.allSettled(ends.map((it) => it.finished)), new Promise((resolve) => setTimeout(resolve, 2_000))]);
  });
}

/** A picture of the page. */
export async function shot(page, name, { fullPage = true } = {}) {
  await settle(page);
  await page.screenshot({ path: `${shots}${name}.png`, fullPage });
}

/** A picture of what the window shows, for docs/images: with MINGBAI_PICTURES set it takes the place of the one there. */
export async function picture(page, name) {
  const before = page.viewportSize();
  await page.setViewportSize({ width: 1180, height: 760 });
  await settle(page);
  const bytes = await page.screenshot();
  await page.setViewportSize(before);
  writeFileSync(`${shots}${name}.png`, bytes);
  if (!process.env.MINGBAI_PICTURES) return;
  const packed = pack(bytes);
  assert.ok(packed.length < MOST_BYTES, `${name}: ${packed.length} bytes, at most ${MOST_BYTES}`);
  writeFileSync(`${pictures}${name}.png`, packed);
}

/** Serious and critical faults by axe, each with the first places where it is. */
export async function faultsByAxe(page) {
  await settle(page);
  await page.evaluate(axeSource);
  const result = await page.evaluate(() => window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }));
  const serious = result.violations.filter((it) => ['serious', 'critical'].includes(it.impact));
  return serious.map((it) => `${it.id}: ${it.help}\n${it.nodes.slice(0, 6).map((node) => `    ${node.target} ${node.html.slice(0, 160)} ${node.any[0]?.message ?? ''}`).join('\n')}`);
}

/** How much wider than the window the page is. */
export const widerBy = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** No serious or critical fault by axe, and nothing wider than the window. */
export async function assertAccessible(page, name) {
  const told = await faultsByAxe(page);
  assert.deepEqual(told, [], `${name}:\n${told.join('\n')}`);
  const overflow = await widerBy(page);
  assert.ok(overflow <= 1, `${name}: ${overflow} px wider than the window`);
  assert.deepEqual(page.faults, [], `${name}: errors on the page`);
}
