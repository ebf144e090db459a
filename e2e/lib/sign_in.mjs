// Signing in, for tests: with a program that is not open.
import assert from 'node:assert/strict';
import { run } from './program.mjs';

export const PASSWORD = 'Hupo7-lanqiu';
const CODE = /\b[0-9A-Z]{5}(?:-[0-9A-Z]{5}){3}\b/;

/** The one-time code in what a command printed. */
export function codeIn(text) {
  const found = CODE.exec(text);
  assert.ok(found, `no code in: ${text}`);
  return found[0];
}

/** Makes an account with roles on the terminal; `base` are the words for pack and database. */
export async function addAccount(base, name, roles) {
  const { stdout } = await run('account', 'add', name, ...base);
  for (const [role, ...more] of roles) await run('account', 'grant', name, role, ...more, ...base);
  return codeIn(stdout);
}

/** Signs in by a one-time code and sets the password; ends at the page where it began. */
export async function firstSignIn(page, url, code) {
  await page.goto(`${url}/sign-in`);
  await page.getByRole('button', { name: '用一次性代码登录' }).click();
  await page.getByLabel('一次性代码').fill(code);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByLabel('新密码', { exact: true }).fill(PASSWORD);
  await page.getByLabel('再写一遍新密码').fill(PASSWORD);
  await page.getByRole('button', { name: '修改' }).click();
  await page.getByRole('navigation').first().waitFor();
}

/** Signs in with name and password. */
export async function signIn(page, url, name, password = PASSWORD) {
  await page.goto(`${url}/sign-in`);
  await page.getByLabel('用户名').fill(name);
  await page.getByLabel('密码').fill(password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
}
