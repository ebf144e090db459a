// A village desk sees its own village and nothing of the next; masked numbers are shown in full for a reason, and the
// auditor finds who looked; the table of roles is readable.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertAccessible, openBrowser, openPage, shot } from '../lib/browser.mjs';
import { signIn } from '../lib/accounts.mjs';
import { start } from '../lib/program.mjs';

const REASON = '核对退费的银行卡户名';

let program;
let browser;
let own;
let other;

before(async () => {
  program = await start(['demo', '--pack', 'jiangjin', '--people', '400', '--visits', '60', '--folder', '{folder}']);
  browser = await openBrowser();
  // Two people of one township and two villages.
  const officer = await signIn(program, 'daiyu');
  const seen = [];
  for (let nth = 1; nth <= 60 && !other; nth += 1) {
    const id = `P${String(nth).padStart(7, '0')}`;
    const found = await officer.get(`/people?q=${id}`);
    const person = found.items[0];
    if (!person) continue;
    own = seen.find((it) => it.region === person.region && it.village !== person.village);
    if (own) other = person;
    seen.push(person);
  }
  assert.ok(own && other, 'two villages of one township');
  const admin = await signIn(program, 'guanli');
  const added = await admin.post('/accounts', { name: 'cunli', display_name: '演示·村级' });
  const security = await signIn(program, 'anquan');
  await security.post(`/accounts/${added.account.id}/grants`, { id: '', role: 'village_desk', region: `${own.region}/${own.village}`, institution: null, department: null });
  program.passwords.cunli = await admin.firstPassword(added.code);
});

after(async () => {
  await browser?.close();
  await program?.stop();
});

test('a village desk does not see the next village', async () => {
  const page = await openPage(browser);
  await signIn(program, 'cunli', page.context());
  await page.goto(`${program.url}/people/${own.id}`);
  await page.getByRole('heading', { level: 1, name: own.name }).waitFor();
  const menu = page.getByRole('navigation').first();
  await menu.getByText('参保人').waitFor();
  assert.equal(await menu.getByText('账户与分录').count(), 0, 'money is not in the menu');
  assert.equal(await menu.getByText('结算台').count(), 0, 'nor the settlement desk');
  assert.equal(await page.getByRole('button', { name: '看完整信息' }).count(), 0, 'a village does not unmask');
  assert.equal(await page.getByRole('button', { name: '登记事实' }).count(), 0);
  await assertAccessible(page, 'person, village desk');
  await shot(page, 'village-own');
  await page.goto(`${program.url}/people/${other.id}`);
  await page.getByText(`没有参保人 ${other.id}`).first().waitFor();
  assert.equal(await page.getByText(other.name).count(), 0);
  await shot(page, 'village-other');
  await page.context().close();
});

test('a number in full needs a reason, and the auditor finds who looked', async () => {
  const page = await openPage(browser);
  await signIn(program, 'daiyu', page.context());
  await page.goto(`${program.url}/people/${own.id}`);
  await page.getByRole('button', { name: '看完整信息' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('理由').fill('看看');
  assert.ok(await dialog.getByRole('button', { name: '记入审计并显示' }).isDisabled(), 'two characters are no reason');
  await dialog.getByLabel('理由').fill(REASON);
  await assertAccessible(page, 'unmask');
  await shot(page, 'unmask-form');
  await dialog.getByRole('button', { name: '记入审计并显示' }).click();
  const shown = page.locator('[data-unmasked]');
  await shown.waitFor();
  assert.match(await shown.innerText(), /\d{17}[\dX]/, 'the whole number');
  await shot(page, 'unmask-shown');
  await dialog.getByRole('button', { name: '关闭' }).first().click();
  assert.doesNotMatch(await page.locator('main').innerText(), /\d{17}[\dX]/, 'gone with the window');
  await page.context().close();

  const auditor = await signIn(program, 'shenji');
  assert.equal((await auditor.answer(`/people/${own.id}`)).status, 403, 'the auditor does not see people');
  const log = await auditor.answer(`/audit?person=${own.id}&limit=50`);
  if (log.status === 404) return;
  const text = JSON.stringify(await log.json());
  assert.ok(text.includes('person.unmask') && text.includes(REASON), text.slice(0, 400));
  assert.ok(text.includes('daiyu'), 'who looked');
});

test('a card leads to its person, and its number is not on the page', async () => {
  const [card, lost] = ['A20261123', 'A20250101'];
  const page = await openPage(browser);
  await signIn(program, 'canbao', page.context());
  await page.goto(`${program.url}/people/${own.id}`);
  const dialog = page.getByRole('dialog');
  const record = async (number) => {
    await page.getByRole('button', { name: '登记事实' }).click();
    await dialog.getByLabel('事实').click();
    await page.locator('.ant-select-dropdown:visible').getByTitle('登记社会保障卡（换卡）').click();
    await dialog.getByLabel('卡号').fill(number);
    await dialog.getByRole('button', { name: '保存' }).click();
  };
  // A dialog that is going away still takes a click.
  const closed = () => dialog.waitFor({ state: 'hidden' });
  await record('1234');
  await dialog.getByText('这不是社会保障卡的卡号').waitFor();
  await assertAccessible(page, 'record a card');
  await shot(page, 'card-form');
  await dialog.getByLabel('卡号').fill(lost);
  await dialog.getByRole('button', { name: '保存' }).click();
  await closed();
  await page.getByText('****0101').first().waitFor();
  await record(card);
  await page.getByText('****1123').first().waitFor();
  assert.doesNotMatch(await page.locator('main').innerText(), /A20261123|A20250101/);
  await shot(page, 'card-recorded');
  // As a reader types it: the card opens its person, the one that was replaced nobody.
  const find = async (text) => {
    await page.getByLabel('查找参保人').fill(text);
    await page.getByLabel('查找参保人').press('Enter');
  };
  await page.goto(`${program.url}/people`);
  await find(card.toLowerCase());
  await page.locator('main').getByText(own.name).first().waitFor();
  await shot(page, 'card-found');
  await find(lost);
  await page.getByText('没有找到').first().waitFor();
  await page.context().close();
});

test('the table of roles is readable, on a phone too', async () => {
  const page = await openPage(browser);
  await signIn(program, 'shenji', page.context());
  await page.goto(`${program.url}/system/roles`);
  await page.getByRole('heading', { level: 1, name: '角色与权限' }).waitFor();
  await page.getByText('三员分立').waitFor();
  await assertAccessible(page, 'roles');
  await shot(page, 'roles');
  await page.getByLabel('看哪个角色').click();
  await page.locator('.ant-select-dropdown:visible').getByTitle('医院医保窗口', { exact: true }).click();
  await page.getByText('只限授权的机构').first().waitFor();
  await shot(page, 'roles-one');
  await page.context().close();
  const phone = await openPage(browser, { width: 360, height: 740 });
  await signIn(program, 'shenji', phone.context());
  await phone.goto(`${program.url}/system/roles`);
  await phone.getByText('三员分立').waitFor();
  await assertAccessible(phone, 'roles at 360 px');
  await shot(phone, 'roles-phone', { fullPage: false });
  await phone.context().close();
});
