// Indicators from the county down to a person; an agreement by two persons; from a balance to an entry.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertAccessible, openBrowser, openPage, picture, shot } from '../lib/browser.mjs';
import { start } from '../lib/program.mjs';

let program;
let browser;

before(async () => {
  program = await start(['demo', '--people', '3000', '--visits', '400', '--folder', '{folder}', '--open']);
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
  await program?.stop();
});

async function act(page, operator) {
  await page.getByRole('button', { name: /谁在办理/ }).click();
  await page.getByLabel('经办人').fill(operator);
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
}

const get = async (path) => (await fetch(`${program.api}/api/v1${path}`)).json();

test('a month worked out, from the county to a village to the people who are missing', async () => {
  const page = await openPage(browser);
  await page.goto(program.url);
  await page.getByRole('link', { name: '指标', exact: true }).first().click();
  await page.getByRole('heading', { name: '指标', exact: true }).waitFor();
  const settled = (await get('/settlements?limit=1')).items[0].settled_on.slice(0, 7);
  await page.getByLabel('要计算的月份').fill(settled);
  await page.getByRole('button', { name: '计算这个月' }).click();
  await page.getByText(`${settled} 算完`).waitFor();
  await page.goto(`${program.url}/indicators?period=${settled}`);
  await page.getByRole('link', { name: /综合参保率/ }).waitFor();
  await picture(page, 'role-indicators');
  await assertAccessible(page, 'indicators');

  await page.getByRole('link', { name: /综合参保率/ }).click();
  await page.getByRole('heading', { name: /综合参保率/ }).waitFor();
  await page.locator('canvas').first().waitFor();
  await shot(page, 'indicator');
  await assertAccessible(page, 'indicator');
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: '存成图片' }).first().click();
  assert.match((await saved).suggestedFilename(), /综合参保率.*\.png$/);

  // County, township, village: the figures of the page are those of the interface, and of people one by one.
  const county = await get(`/indicators/insured_rate?period=${settled}`);
  const township = county.places.find((it) => it.numerator < it.denominator);
  await page.getByRole('button', { name: township.place.name, exact: true }).click();
  const inside = await get(`/indicators/insured_rate?period=${settled}&place=${township.place.code}`);
  const village = inside.places.find((it) => it.numerator < it.denominator);
  assert.equal(
    inside.places.reduce((sum, it) => sum + it.denominator, 0),
    township.denominator,
  );
  await page.getByRole('button', { name: village.place.name, exact: true }).click();
  await page.getByRole('button', { name: '名单' }).click();
  const rows = page.locator('.ant-table-tbody tr.ant-table-row');
  await rows.first().waitFor();
  assert.equal(await rows.count(), Math.min(50, village.denominator - village.numerator));
  assert.match(await rows.first().innerText(), /\*/, 'numbers are masked');
  await shot(page, 'indicator-people');
  await assertAccessible(page, 'indicator people');
  const sheet = await fetch(`${program.api}/api/v1/indicators/export.xlsx?period=${settled}`);
  assert.ok(sheet.ok && (await sheet.arrayBuffer()).byteLength > 5_000);
  await page.context().close();
});

test('an agreement is proposed by one and approved by another, and counts', async () => {
  const page = await openPage(browser);
  await page.goto(`${program.url}/institutions`);
  await page.getByRole('heading', { name: '机构与协议' }).waitFor();
  await page.locator('tbody a').first().waitFor();
  await shot(page, 'institutions');
  await assertAccessible(page, 'institutions');
  await act(page, '甲经办');
  await page.locator('tbody a').first().click();
  await page.getByRole('button', { name: '提出协议' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('起日').fill('2020-01-01');
  await dialog.getByLabel('协议到').fill('2020-12-31');
  await dialog.getByLabel('事由').fill('协议〔2020〕1 号');
  await shot(page, 'agreement-propose', { fullPage: false });
  await dialog.getByRole('button', { name: '提出', exact: true }).click();
  await page.getByText('待审批').first().waitFor();
  await page.goto(`${program.url}/institutions`);
  await page.getByRole('button', { name: '待审批 1 件' }).click();
  await page.getByRole('button', { name: '同意' }).click();
  await page.getByText('提出的人不能审批自己的协议').waitFor();
  await page.keyboard.press('Escape');
  await act(page, '乙审批');
  await page.getByRole('button', { name: '待审批 1 件' }).click();
  await page.getByRole('button', { name: '同意' }).click();
  await page.getByText('已审批').waitFor();
  await page.getByRole('button', { name: /不在协议期/ }).waitFor();
  await page.getByRole('button', { name: /不在协议期/ }).click();
  await page.locator('tbody a').first().click();
  await page.getByText('协议〔2020〕1 号').waitFor();
  await shot(page, 'institution');
  await assertAccessible(page, 'institution');
  await page.context().close();
});

test('from a balance by month to each entry', async () => {
  const page = await openPage(browser);
  await page.goto(`${program.url}/ledger`);
  await page.getByText('账户', { exact: true }).first().waitFor();
  await shot(page, 'ledger-accounts');
  const accounts = await get('/ledger/accounts?kind=institution');
  const one = accounts.items.find((it) => it.account.endsWith(':receivable') && it.balance_fen !== 0);
  await page.getByRole('button', { name: new RegExp(one.account) }).first().click();
  await page.getByText('期末').first().waitFor();
  const statement = await get(`/ledger/statement?account=${one.account}`);
  assert.equal(statement.closing_fen, one.balance_fen);
  await page.getByRole('button', { name: new RegExp(`^${statement.months[0].month}`) }).click();
  await page.locator('.ant-table-row').first().waitFor();
  await picture(page, 'role-statement');
  // The button that was clicked is not to be measured as hovered.
  await page.mouse.move(0, 0);
  await assertAccessible(page, 'statement');
  const sheet = await fetch(`${program.api}/api/v1/ledger/statement.xlsx?account=${one.account}`);
  assert.ok(sheet.ok);
  await page.context().close();

  const phone = await openPage(browser, { width: 360, height: 800 });
  for (const [path, name] of [['/indicators', 'indicators'], ['/indicators/insured_rate', 'indicator'], ['/institutions', 'institutions'], [`/ledger?account=${one.account}`, 'statement']]) {
    await phone.goto(`${program.url}${path}`);
    await phone.getByRole('main').locator('h1').first().waitFor();
    await shot(phone, `phone-${name}`);
    await assertAccessible(phone, `phone ${name}`);
  }
  await phone.context().close();
});
