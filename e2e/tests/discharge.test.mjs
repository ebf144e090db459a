// The Pingjiang case of 2018 (14,904 yuan, 17 days, colon cancer), from the search box to the statement, at the real
// program. Whole discharge: at most four clicks after the person is found.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertAccessible, openBrowser, openPage, picture, shot } from '../lib/browser.mjs';
import { post, start } from '../lib/program.mjs';

// 804 outside the catalogue; 6,500 of class 乙 with 10 % paid first; the rest class 甲.
const LINES = '项目名称\t数量\t金额\t类别\t先行自付比例\n结肠癌根治术\t1\t5,400.00\t甲\t\n病理与检验\t1\t2,200.00\t甲\t\n抗肿瘤药\t5\t6,500.00\t乙\t10%\n营养制剂（目录外）\t6\t804.00\t丙\t\n';

let program;
let browser;
let person;

before(async () => {
  program = await start(['demo', '--pack', 'yueyang', '--people', '400', '--visits', '60', '--folder', '{folder}', '--open']);
  browser = await openBrowser();
  // A made person whom the register knows as poor since before the stay.
  person = await (await fetch(`${program.api}/api/v1/people/P0000007`)).json();
  await post(program.api, '/people/facts', { kind: 'coverage', person_id: person.id, insurance: '居民', from: '2017-01-01', until: null, source: '测试' });
  await post(program.api, '/people/facts', { kind: 'identity', person_id: person.id, identity: '建档立卡', from: '2017-01-01', until: null, source: '扶贫办名册' });
});

after(async () => {
  await browser?.close();
  await program?.stop();
});

const choose = async (page, label, text) => {
  await page.getByLabel(label, { exact: true }).click();
  await page.locator('.ant-select-dropdown:visible').getByTitle(text, { exact: true }).click();
};

test('admission, fee lines, discharge, settlement, statement, reversal', async () => {
  const page = await openPage(browser);
  await page.goto(program.url);
  await page.getByLabel('查找参保人').waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type(person.id);
  await page.keyboard.press('Enter');
  await page.waitForURL(/people\/P0000007/);
  await page.getByRole('button', { name: '去结算' }).click();

  // Admission with the agreement to be treated first.
  await choose(page, '就医类别', '住院');
  await page.getByLabel('定点医药机构', { exact: true }).fill('示例二级');
  await page.locator('.ant-select-dropdown:visible').getByTitle(/示例二级医疗机构/).click();
  await page.getByLabel('入院（就诊）日').fill('2017-11-10');
  await choose(page, '病种', '结肠癌');
  await page.getByLabel('是否该病种的定点救治医院').click();
  await page.locator('.ant-select-dropdown:visible').getByTitle('是', { exact: true }).click();
  await page.getByLabel('先诊疗后付费').check();
  await page.getByRole('button', { name: '登记入院' }).click();
  await page.getByText('在院').first().waitFor();

  // Fee lines from a spreadsheet, on the last day.
  await page.getByLabel('出院日').fill('2017-11-27');
  await page.getByRole('button', { name: '从表格粘贴' }).click();
  await page.getByRole('dialog').getByLabel('从表格粘贴').fill(LINES);
  await page.getByRole('button', { name: '取用' }).click();
  await page.getByText('合计 14,904.00 元').waitFor();
  await shot(page, 'desk-lines');
  await page.getByRole('button', { name: '保存明细' }).click();
  await page.getByText('已保存 4').waitFor();

  // The person comes back to the window: found again, then clicks are counted.
  await page.goto(`${program.url}/settle/${person.id}`);
  await page.getByLabel('出院日').fill('2017-11-27');
  const amount = (share) => page.locator(`[data-share="${share}"] .num`);
  const expected = { total: '14,904.00', 'payer-pooled': '10,922.00', 'payer-aid': '1,264.00', 'payer-hospital': '1,360.00', person: '1,358.00' };
  for (const [share, text] of Object.entries(expected)) {
    await amount(share).waitFor();
    assert.equal(await amount(share).innerText(), text, share);
  }
  await shot(page, 'desk-preview');
  await assertAccessible(page, 'settlement desk');

  // Click an amount: its steps; click a clause: the law.
  await page.locator('[data-share="payer-pooled"]').click();
  await page.locator('.steps .law').first().waitFor();
  await picture(page, 'portal-desk');
  await page.locator('.steps .law').nth(1).click();
  await page.getByText('法规原文').waitFor();
  assert.ok((await page.locator('.law-text p').count()) > 0, 'the clause has text');
  await shot(page, 'desk-law', { fullPage: false });
  await assertAccessible(page, 'law');
  await page.keyboard.press('Escape');
  await page.getByText('法规原文').waitFor({ state: 'hidden' });

  let clicks = 0;
  const click = async (name) => {
    clicks += 1;
    await page.getByRole('button', { name, exact: true }).click();
  };
  await click('出院');
  await page.getByText('待结算').first().waitFor();
  await click('结算');
  await page.getByRole('status').filter({ hasText: '已结算' }).waitFor();
  const link = page.getByRole('link', { name: '打印结算单' });
  const href = await link.getAttribute('href');
  clicks += 1;
  await shot(page, 'desk-settled');
  assert.ok(clicks <= 4, `${clicks} clicks`);
  const pdf = await fetch(`${program.api}${href}`);
  assert.equal(pdf.headers.get('content-type'), 'application/pdf');
  assert.equal(Buffer.from(await pdf.arrayBuffer()).subarray(0, 5).toString(), '%PDF-');

  // What was booked, and taking it back.
  await page.getByRole('button', { name: '打开' }).click();
  await page.getByText('计算结果').first().waitFor();
  await shot(page, 'settlement');
  await assertAccessible(page, 'settlement');
  await page.getByRole('button', { name: '冲销' }).click();
  await page.getByLabel('理由').fill('测试：费用录错');
  await page.getByRole('dialog').getByRole('button', { name: '冲销' }).click();
  await page.getByText('已冲销').first().waitFor();
  await page.goto(`${program.url}/people/${person.id}`);
  await page.getByText('时间线').waitFor();
  await picture(page, 'portal-person');
  await assertAccessible(page, 'person');
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test('every page: no serious fault by axe, on a desk and at 360 px, in both languages', async () => {
  const paths = { home: '/', search: `/people?q=${encodeURIComponent(person.name.slice(0, 1))}`, person: `/people/${person.id}`, desk: '/settle', bench: '/settle/P0000011', ledger: '/ledger', rosters: '/rosters/problems', lost: '/no/such/page' };
  for (const [size, width] of [['wide', 1360], ['phone', 360]]) {
    const page = await openPage(browser, { width, height: 800 });
    for (const [name, path] of Object.entries(paths)) {
      await page.goto(program.url + path);
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      await shot(page, `${size}-${name}`);
      await assertAccessible(page, `${size} ${name}`);
    }
    await page.goto(`${program.url}/ledger`);
    await page.getByRole('button', { name: /统筹基金/ }).click();
    await page.getByRole('heading', { name: /分录 统筹基金/ }).waitFor();
    await page.getByRole('button', { name: '核账' }).click();
    await page.getByText('全部相符').waitFor();
    await shot(page, `${size}-entries`);
    await assertAccessible(page, `${size} entries`);
    await page.getByRole('button', { name: 'English' }).click();
    await page.goto(program.url);
    await page.getByText('Paid by each payer').waitFor();
    await shot(page, `${size}-english`);
    await page.context().close();
  }
});
