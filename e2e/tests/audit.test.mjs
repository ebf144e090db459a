// A clerk looks at a person; the auditor finds it by person, proves the chain, exports a checkpoint; the operator
// backs the database up. No style or script is refused by the content security policy on the way.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { assertAccessible, openBrowser, openPage, picture, shot } from '../lib/browser.mjs';
import { start } from '../lib/program.mjs';

let program;
let browser;

before(async () => {
  program = await start(['demo', '--pack', 'yueyang', '--people', '300', '--visits', '40', '--open', '--folder', '{folder}']);
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
  await program?.stop();
});

test('a look at a person is in the log, the chain is proved, a checkpoint is kept', async () => {
  const page = await openPage(browser);
  const answer = await page.goto(`${program.url}/people/P0000007`);
  const policy = answer.headers()['content-security-policy'] ?? '';
  if (!process.env.MINGBAI_E2E_PAGES) assert.match(policy, /script-src 'self' 'nonce-[0-9a-f]+';/);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.goto(`${program.url}/audit`);
  await page.getByLabel('参保人编号').fill('P0000007');
  await page.getByRole('button', { name: '查', exact: true }).click();
  await page.waitForURL(/person=P0000007/);
  await page.getByText('看 参保人', { exact: true }).first().waitFor();
  await shot(page, 'audit-log');
  await page.getByRole('button', { name: '核对全部' }).click();
  await page.getByText(/全部相符/).waitFor();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出检查点' }).click();
  const kept = readFileSync(await (await download).path(), 'utf8').trim().split('\n').at(-1);
  assert.match(kept, /^\d+:[0-9a-f]{64}$/);
  await page.getByLabel('以前抄存的检查点（可不填）').fill(`${kept.split(':')[0]}:${'0'.repeat(64)}`);
  await page.getByRole('button', { name: '核对全部' }).click();
  await page.getByText(/有 1 处不符/).waitFor();
  await page.getByText(/LED-0202/).waitFor();
  await picture(page, 'role-audit');
  await assertAccessible(page, 'audit');
});

test('the system page tells its figures and makes a backup', async () => {
  const page = await openPage(browser);
  await page.goto(`${program.url}/system`);
  await page.getByText('还没有备份过').waitFor();
  await page.getByRole('button', { name: '现在备份' }).click();
  await page.getByText(/已备份：/).waitFor();
  await picture(page, 'role-system');
  await assertAccessible(page, 'system');
});

test('the pages and the interface fit a phone', async () => {
  const page = await openPage(browser, { width: 360, height: 740 });
  for (const place of ['audit', 'system', 'api']) {
    await page.goto(`${program.url}/${place}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await assertAccessible(page, place);
    await shot(page, `phone-${place}`, { fullPage: false });
  }
});
