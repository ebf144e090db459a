// Each role finds no page in its menu that refuses it; a hospital's window settles a stay with what it may see.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { signIn } from '../lib/accounts.mjs';
import { assertAccessible, openBrowser, openPage, picture, settle, shot } from '../lib/browser.mjs';
import { start } from '../lib/program.mjs';

/** Accounts of the demonstration, one of each kind of work. */
const WHO = ['guanli', 'anquan', 'shenji', 'daiyu', 'fuhe', 'canbao', 'zhifu', 'jianguan', 'xiangmu', 'xiangzhen', 'cunzhan', 'yiyuan', 'minzheng', 'lingdao'];
/** What stands on the first page of some: what they have to do, and nothing else. */
const HOMES = {
  daiyu: ['经办事项', '名册问题', '就诊与结算', '手工报销', '政策草案', '要注意的指标', '各方已支付（元）'],
  fuhe: ['政策草案', '机构协议', '要注意的指标'],
  zhifu: ['手工报销', '机构协议', '要注意的指标', '各方已支付（元）'],
  canbao: ['经办事项', '名册问题', '要注意的指标'],
  jianguan: ['指标', '就诊与结算', '手工报销', '各方已支付（元）'],
  cunzhan: ['经办事项', '名册问题', '要注意的指标'],
  yiyuan: ['就诊与结算', '要注意的指标'],
  lingdao: ['指标'],
  guanli: ['账号与授权', '系统'],
  shenji: ['近七天的审计', '账号与授权', '系统'],
};
const LINES = '项目名称\t数量\t金额\t类别\t先行自付比例\n手术\t1\t5,400.00\t甲\t\n检验\t1\t2,200.00\t甲\t\n药品\t5\t1,500.00\t乙\t10%\n';

let program;
let browser;
let person;

before(async () => {
  program = await start(['demo', '--pack', 'jiangjin', '--people', '400', '--visits', '60', '--folder', '{folder}']);
  browser = await openBrowser();
  const officer = await signIn(program, 'daiyu');
  const { today } = await officer.get('/region');
  const isInsured = (it) => it.coverage.some((at) => at.from <= today && today <= at.until);
  for (let nth = 1; nth <= 60 && !person; nth += 1) {
    const found = (await officer.get(`/people?q=P${String(nth).padStart(7, '0')}`)).items[0];
    if (found?.village && isInsured(await officer.get(`/people/${found.id}`))) person = found;
  }
  assert.ok(person, 'somebody is insured today');
});

after(async () => {
  await browser?.close();
  await program?.stop();
});

/** A window of somebody who is signed in; what is refused is among its faults. */
async function windowOf(name) {
  const page = await openPage(browser, { width: 1200, height: 760 });
  await signIn(program, name, page.context());
  page.on('response', (it) => {
    if (it.status() >= 400) page.faults.push(`${it.request().method()} ${it.url()}: ${it.status()}`);
  });
  return page;
}

test('nobody is led to a page that refuses', async () => {
  const told = [];
  const names = [...WHO];
  const walk = async () => {
    for (let name = names.shift(); name; name = names.shift()) told.push(...(await walkMenu(name)));
  };
  await Promise.all([walk(), walk(), walk()]);
  assert.deepEqual(told, [], told.join('\n'));
});

/** Opens everything in somebody's menu; what was refused there. */
async function walkMenu(name) {
  const told = [];
  const page = await windowOf(name);
  await page.goto(program.url);
  const links = page.getByRole('navigation').first().getByRole('link');
  await links.first().waitFor();
  await settle(page);
  await shot(page, `role-${name}`, { fullPage: false });
  const home = await page.locator('main h2').allInnerTexts();
  if (HOMES[name] && home.join() !== HOMES[name].join()) told.push(`${name}: ${home} on the first page`);
  const places = await links.allInnerTexts();
  assert.ok(places.length >= 4, `${name}: ${places}`);
  for (const [nth, place] of places.entries()) {
    const path = await links.nth(nth).getAttribute('href');
    await links.nth(nth).click();
    await page.waitForURL((it) => it.pathname === path || (path !== '/' && it.pathname.startsWith(`${path}/`)));
    await settle(page);
    const alerts = await page.locator('main [role=alert]').allInnerTexts();
    for (const fault of [...page.faults.splice(0), ...alerts]) told.push(`${name}, ${place}: ${fault}`);
  }
  await page.context().close();
  return told;
}

test('what waits for somebody is on his first page and leads to where it is done', async () => {
  const payment = await signIn(program, 'zhifu');
  const institution = (await payment.get('/institutions/register?limit=1')).items[0];
  await payment.post(`/institutions/${institution.id}/agreements`, { kind: 'agreement', from: '2030-01-01', until: '2030-12-31', scope: [], note: '示例协议', replaces_id: null });
  const own = await windowOf('zhifu');
  await own.goto(program.url);
  await own.getByRole('link', { name: /我提出、等别人审批\s*1/ }).waitFor();
  await own.context().close();
  const page = await windowOf('fuhe');
  await page.goto(program.url);
  await page.getByRole('link', { name: /等我审批\s*1/ }).click();
  await page.waitForURL(/\/institutions$/);
  await page.getByRole('button', { name: '待审批 1 件' }).waitFor();
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test('a hospital window admits, charges, discharges, settles and prints', async () => {
  const page = await windowOf('yiyuan');
  await page.goto(`${program.url}/settle`);
  await page.getByLabel('先找到参保人').fill(person.id);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/settle\/P/);
  await page.getByLabel('就医类别', { exact: true }).click();
  await page.locator('.ant-select-dropdown:visible').getByTitle('住院', { exact: true }).click();
  await page.getByRole('button', { name: '登记入院' }).click();
  await page.getByText('在院').first().waitFor();
  await page.getByRole('button', { name: '从表格粘贴' }).click();
  await page.getByRole('dialog').getByLabel('从表格粘贴').fill(LINES);
  await page.getByRole('button', { name: '取用' }).click();
  await page.getByRole('button', { name: '保存明细' }).click();
  await page.getByText('已保存 3').waitFor();

  // Back at the window the stay is found among its own.
  await page.goto(`${program.url}/settle/${person.id}`);
  await page.locator('[data-share="total"] .num').waitFor();
  await picture(page, 'role-hospital');
  await assertAccessible(page, 'desk of a hospital');
  await page.getByRole('button', { name: '出院', exact: true }).click();
  await page.getByText('待结算').first().waitFor();
  await page.getByRole('button', { name: '结算', exact: true }).click();
  await page.getByRole('status').filter({ hasText: '已结算' }).waitFor();
  const href = await page.getByRole('link', { name: '打印结算单' }).getAttribute('href');
  const hospital = await signIn(program, 'yiyuan');
  assert.equal((await hospital.answer(href.replace('/api/v1', ''))).headers.get('content-type'), 'application/pdf');
  await page.getByRole('button', { name: '打开' }).click();
  await page.waitForURL(/\/settlements\//);
  await settle(page);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});
