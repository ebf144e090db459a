// A bill of a hospital outside the network: one clerk takes it in and computes it, another pays, it is signed for; and a
// prepayment from its form to its entry in the ledger.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { signIn } from '../lib/accounts.mjs';
import { assertAccessible, openBrowser, openPage, picture, settle, shot } from '../lib/browser.mjs';
import { start } from '../lib/program.mjs';

const LINES = '项目名称\t数量\t金额\t类别\t先行自付比例\n手术\t1\t5,400.00\t甲\t\n检验\t1\t2,200.00\t甲\t\n药品\t5\t1,500.00\t乙\t10%\n';

let program;
let browser;
let officer;
let person;
let today;

before(async () => {
  program = await start(['demo', '--pack', 'jiangjin', '--people', '400', '--visits', '60', '--folder', '{folder}']);
  browser = await openBrowser();
  officer = await signIn(program, 'daiyu');
  ({ today } = await officer.get('/region'));
  const isInsured = (it) => it.coverage.some((at) => at.from <= today && today <= at.until);
  for (let nth = 1; nth <= 60 && !person; nth += 1) {
    const found = (await officer.get(`/people?q=P${String(nth).padStart(7, '0')}`)).items[0];
    if (found && isInsured(await officer.get(`/people/${found.id}`))) person = found;
  }
  assert.ok(person, 'somebody is insured today');
});

after(async () => {
  await browser?.close();
  await program?.stop();
});

async function windowOf(name) {
  const page = await openPage(browser);
  await signIn(program, name, page.context());
  return page;
}

const choose = async (page, label, title) => {
  await page.getByLabel(label, { exact: true }).click();
  await page.locator('.ant-select-dropdown:visible').getByTitle(title, { exact: true }).click();
};

test('a bill from outside is taken in, computed, paid by another and signed for', async () => {
  const page = await windowOf('daiyu');
  await page.goto(`${program.url}/reimbursements`);
  await page.getByRole('button', { name: '受理单据' }).click();
  await page.getByLabel('给谁报销').fill(person.id);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/reimbursements\/take\/P/);
  // What is wrong stands beside its field.
  await page.getByRole('button', { name: '受理', exact: true }).click();
  const name = page.getByLabel('就诊的医疗机构', { exact: true });
  await page.getByText('没有写就诊的医疗机构').waitFor();
  assert.equal(await name.getAttribute('aria-invalid'), 'true');
  assert.equal(await page.locator('.fault').count(), 4, 'institution, level, day, fee lines');
  await assertAccessible(page, 'a bill with faults');
  await shot(page, 'claim-faults');

  await name.fill('外地示例医院');
  await choose(page, '机构级别', '二级');
  await page.getByLabel('入院（就诊）日').fill(today);
  await page.getByLabel('收到的材料', { exact: true }).fill('发票');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '从表格粘贴' }).click();
  await page.getByRole('dialog').getByLabel('从表格粘贴').fill(LINES);
  await page.getByRole('button', { name: '取用' }).click();
  await page.locator('[data-share="total"]').getByText('9,100.00').waitFor();
  await page.locator('[data-share="eligible"]').click();
  assert.equal(await page.locator('.fault').count(), 0);
  await assertAccessible(page, 'a bill');
  await picture(page, 'role-reimbursement');
  await page.getByRole('button', { name: '受理', exact: true }).click();
  await page.waitForURL(/\/reimbursements\/B-/);
  const number = decodeURIComponent(new URL(page.url()).pathname.split('/').pop());

  await page.getByRole('button', { name: '计算并入账' }).click();
  await page.getByText('等支付经办办下一步').waitFor();
  assert.equal(await page.getByRole('button', { name: '支付到银行卡' }).count(), 0, 'who computes does not pay');
  await page.locator('[data-share="total"]').getByText('9,100.00').waitFor();
  const read = await officer.get(`/reimbursements/${number}`);
  assert.deepEqual(read.steps.map((it) => [it.state, it.by]), [['gathered', 'daiyu'], ['computed', 'daiyu']]);

  const other = await windowOf('zhifu');
  await other.goto(`${program.url}/reimbursements`);
  await other.getByRole('link', { name: number }).click();
  await other.getByText('明细要').waitFor();
  await other.getByRole('button', { name: '支付到银行卡' }).click();
  await other.getByText('等待遇经办办下一步').waitFor();
  await assertAccessible(other, 'a bill that was paid');
  await shot(other, 'claim-paid');
  // From its entry to the account that it settles: nothing is owed any more.
  await other.getByRole('link', { name: `${person.id} · 手工报销应付` }).last().click();
  await other.waitForURL(/account=benefit/);
  await other.getByRole('cell', { name: '支付', exact: true }).click();
  await other.getByRole('link', { name: number }).first().waitFor();
  await other.context().close();

  await page.reload();
  await page.getByRole('button', { name: '登记签收' }).click();
  await page.getByText('已全部办完').waitFor();
  const href = await page.getByRole('link', { name: '打印结算单' }).getAttribute('href');
  assert.equal((await officer.answer(href.replace('/api/v1', ''))).headers.get('content-type'), 'application/pdf');
  await page.goto(`${program.url}/reimbursements?state=signed`);
  await page.getByRole('link', { name: number }).waitFor();
  await settle(page);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test('a prepayment goes from its form to its entry, and nothing is overdrawn', async () => {
  const institution = (await officer.get('/institutions/register?limit=1')).items[0];
  const page = await windowOf('zhifu');
  await page.goto(`${program.url}/institutions/${institution.id}`);
  await page.getByRole('button', { name: '资金往来' }).click();
  const form = page.getByRole('dialog');
  await choose(page, '办什么', '抵扣预付');
  await form.getByLabel('金额（元）').fill('99999999.00');
  await form.locator('.fault').getByText('只有').waitFor();
  assert.ok(await form.getByRole('button', { name: '办理入账' }).isDisabled());
  await assertAccessible(page, 'an order that overdraws');
  await shot(page, 'money-overdrawn', { fullPage: false });
  await choose(page, '办什么', '预付机构');
  await form.getByLabel('金额（元）').fill('1,000.00');
  await form.getByLabel('事由').fill('示例批次');
  await form.getByRole('cell', { name: '1,000.00', exact: true }).first().waitFor();
  await picture(page, 'role-money');
  await form.getByRole('button', { name: '办理入账' }).click();
  await form.getByRole('status').filter({ hasText: '已入账' }).waitFor();
  const entry = /M-[\w-]+/.exec(await form.getByRole('status').innerText())[0];
  await form.getByRole('link', { name: '看这一笔' }).click();
  await page.waitForURL(/\/ledger\?/);
  await page.getByText(entry).waitFor();
  await settle(page);
  await assertAccessible(page, 'the entry in the ledger');
  await shot(page, 'money-entry');
  assert.deepEqual(page.faults, []);
  await page.context().close();
});
