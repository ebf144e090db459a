// Debian's Chromium, pictures of pages, and what axe says of them.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

const shots = new URL('../shots/', import.meta.url).pathname;
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
  page.on('pageerror', (error) => page.faults.push(String(error)));
  page.on('console', (message) => {
    const text = message.text();
    if (message.type() === 'error' && !/status of 4\d\d/.test(text)) page.faults.push(text);
  });
  page.setDefaultTimeout(30_000);
  return page;
}

export async function settle(page) {
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(250);
}

/** A picture of the page. */
export async function shot(page, name, { fullPage = true } = {}) {
  await settle(page);
  await page.screenshot({ path: `${shots}${name}.png`, fullPage });
}

/** No serious or critical fault by axe, and nothing wider than the window. */
export async function assertAccessible(page, name) {
  await settle(page);
  await page.evaluate(axeSource);
  const result = await page.evaluate(() => window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }));
  const serious = result.violations.filter((it) => ['serious', 'critical'].includes(it.impact));
  const told = serious.map((it) => `${it.id}: ${it.help}\n${it.nodes.slice(0, 6).map((node) => `    ${node.target} ${node.html.slice(0, 160)} ${node.any[0]?.message ?? ''}`).join('\n')}`);
  assert.deepEqual(told, [], `${name}:\n${told.join('\n')}`);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(overflow <= 1, `${name}: ${overflow} px wider than the window`);
  assert.deepEqual(page.faults, [], `${name}: errors on the page`);
}
