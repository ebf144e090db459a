// From the first start to a clerk with a second factor: what a bureau does on its first day.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { codeIn, PASSWORD, signIn } from '../lib/sign_in.mjs';
import { assertAccessible, openBrowser, openPage, picture, shot } from '../lib/browser.mjs';
import { start } from '../lib/program.mjs';

let browser;
let program;

before(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'mingbai-e2e-'));
  program = await start(['serve', '--pack', 'jiangjin', '--database-url', `${folder}/county.db`], { folder });
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
  await program?.stop();
});

/** The code that a telephone shows for a secret. */
function codeOf(secret, step = Math.floor(Date.now() / 30_000)) {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...secret].map((it) => letters.indexOf(it).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from(bits.match(/.{8}/g).map((it) => Number.parseInt(it, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const hash = createHmac('sha1', key).update(counter).digest();
  const at = hash[19] & 15;
  return String((hash.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

async function addAccount(page, name, displayName) {
  await page.getByRole('button', { name: '建账号' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('用户名').fill(name);
  await form.getByLabel('显示名').fill(displayName);
  await form.getByRole('button', { name: '保存' }).click();
  const once = page.getByRole('dialog', { name: `${name} 的一次性代码` });
  const code = codeIn(await once.innerText());
  await once.getByRole('button', { name: '关闭' }).last().click();
  await once.waitFor({ state: 'hidden' });
  return code;
}

async function comeByCode(page, code) {
  await page.goto(`${program.url}/sign-in`);
  await page.getByRole('button', { name: '用一次性代码登录' }).click();
  await page.getByLabel('一次性代码').fill(code);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByLabel('新密码', { exact: true }).fill(PASSWORD);
  await page.getByLabel('再写一遍新密码').fill(PASSWORD);
  await page.getByRole('button', { name: '修改' }).click();
}

test('the first day: administrator, security officer, clerk', async () => {
  const admin = await openPage(browser);
  await admin.goto(`${program.url}/people?q=1`);
  await admin.waitForURL(/\/sign-in\?back=/);
  await assertAccessible(admin, 'sign-in');
  await shot(admin, 'accounts-sign-in');
  await admin.getByRole('link', { name: '设首位管理员' }).click();
  await admin.getByLabel('一次性代码').fill(codeIn(program.said()));
  await admin.getByLabel('用户名').fill('guanli-01');
  await admin.getByLabel('显示名').fill('示例管理员');
  await admin.getByLabel('密码').fill('123456');
  await admin.getByRole('button', { name: '建立并登录' }).click();
  await admin.getByRole('alert').getByText('至少要 10').first().waitFor();
  await admin.getByLabel('密码').fill(PASSWORD);
  await assertAccessible(admin, 'first administrator');
  await shot(admin, 'accounts-first');
  await admin.getByRole('button', { name: '建立并登录' }).click();
  await admin.getByRole('navigation').getByRole('link', { name: '账号与授权' }).click();
  const officerCode = await addAccount(admin, 'anquan-01', '示例安全员');
  const clerkCode = await addAccount(admin, 'canbao-01', '示例经办');
  await admin.getByRole('button', { name: 'anquan-01' }).click();
  await admin.getByRole('button', { name: '任命为安全管理员' }).click();
  await admin.getByRole('dialog').getByText('安全管理员 · 全县').first().waitFor();
  await picture(admin, 'role-accounts');
  await assertAccessible(admin, 'accounts');

  const officer = await openPage(browser);
  await comeByCode(officer, officerCode);
  await officer.getByRole('navigation').getByRole('link', { name: '账号与授权' }).click();
  await officer.getByRole('button', { name: 'canbao-01' }).click();
  await officer.getByLabel('角色').click();
  await officer.getByTitle('参保与救助数据').click();
  await officer.getByRole('button', { name: '授权', exact: true }).click();
  await officer.getByRole('dialog').getByText('参保与救助数据 · 全县').first().waitFor();
  await picture(officer, 'role-grant');

  const clerk = await openPage(browser);
  await comeByCode(clerk, clerkCode);
  await clerk.getByRole('button', { name: /我的账号/ }).click();
  await clerk.getByRole('menuitem', { name: '我的账号' }).click();
  await clerk.getByRole('heading', { name: '二次验证' }).waitFor();
  const card = clerk.locator('.ant-card', { has: clerk.getByRole('heading', { name: '二次验证' }) });
  await card.getByLabel('现在的密码').fill(PASSWORD);
  await card.getByRole('button', { name: '登记手机' }).click();
  const secret = await card.locator('code').innerText();
  await clerk.getByRole('img', { name: /二维码/ }).waitFor();
  await shot(clerk, 'accounts-mine');
  await assertAccessible(clerk, 'my account');
  const step = Math.floor(Date.now() / 30_000);
  await card.getByLabel('验证码或恢复码').fill(codeOf(secret, step));
  await card.getByRole('button', { name: '启用' }).click();
  await card.getByText('只显示这一次').waitFor();
  const recovery = await card.locator('li').allInnerTexts();
  assert.equal(recovery.length, 10);
  await card.getByRole('button', { name: '关闭' }).click();
  await clerk.getByRole('button', { name: /我的账号/ }).click();
  await clerk.getByRole('menuitem', { name: '退出' }).click();
  await clerk.waitForURL(/\/sign-in/);

  await clerk.goto(`${program.url}/me`);
  await clerk.waitForURL(/\/sign-in\?back=/);
  await clerk.getByLabel('用户名').fill('canbao-01');
  await clerk.getByLabel('密码').fill(PASSWORD);
  await clerk.getByRole('button', { name: '登录', exact: true }).click();
  await clerk.getByLabel('验证码或恢复码').fill(recovery[0]);
  await shot(clerk, 'accounts-second');
  await clerk.getByRole('button', { name: '继续' }).click();
  await clerk.waitForURL(/\/me$/);
  await clerk.getByText('还剩 9 个恢复码').waitFor();
  assert.equal(await clerk.getByRole('link', { name: '账号与授权' }).count(), 0, 'a clerk has no such page');
});

test('a wrong password is refused in words, and pages fit a phone', async () => {
  const page = await openPage(browser, { width: 360, height: 740 });
  await signIn(page, program.url, 'guanli-01', 'Hupo7-lanqiv');
  await page.getByRole('alert').getByText('用户名或密码不对').waitFor();
  await assertAccessible(page, 'sign-in at 360 px');
  await signIn(page, program.url, 'guanli-01');
  await page.getByRole('button', { name: /我的账号/ }).waitFor();
  await page.goto(`${program.url}/me`);
  await page.getByRole('heading', { name: '登录会话' }).waitFor();
  await assertAccessible(page, 'my account at 360 px');
  await page.goto(`${program.url}/accounts`);
  await page.getByRole('button', { name: 'canbao-01' }).waitFor();
  await assertAccessible(page, 'accounts at 360 px');
  await shot(page, 'accounts-phone');
});
