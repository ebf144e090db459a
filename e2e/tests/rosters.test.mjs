// Rosters from dropped files to striking off, with the rule that nobody clears what he has worked on himself.
import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { assertAccessible, openBrowser, openPage, picture, shot } from '../lib/browser.mjs';
import { run, start } from '../lib/program.mjs';

// Made people: region 990100, birth day 1970-01-01, check character by GB 11643.
const number = (serial) => {
  const body = `99010019700101${String(serial).padStart(3, '0')}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  return body + '10X98765432'[[...body].reduce((sum, digit, at) => sum + Number(digit) * weights[at], 0) % 11];
};
const people = ['甲一', '乙二', '丙三', '丁四'].map((name, at) => ({ name, number: number(at + 1) }));
const [a, b, c, d] = people;
const rows = (head, list, rest) => `${head}\n${list.map((it) => `${it.name},${it.number}${rest}`).join('\n')}\n`;
const csv = (name, text) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(`\ufeff${text}`) });

const roster = (waived) => [
  csv('扶贫办名册.csv', rows('姓名,身份证号,人员类别,认定时间', people, ',脱贫享受政策,2018-06-01')),
  csv('参保明细.csv', rows('姓名,身份证号,险种,参保日期', people, ',居民,2020-01-01')),
  csv('免缴费认定.csv', rows('姓名,身份证号,人员类别,开始日期', waived, ',脱贫享受政策,2020-01-01')),
  csv('标识.csv', rows('姓名,身份证号,人员类别,开始日期', waived, ',脱贫享受政策,2020-01-01')),
];
const refunded = csv('个人缴费.csv', rows('姓名,身份证号,缴费日期,缴费金额,退费日期,退费金额', [b], ',2019-11-05,280.00,2020-04-10,280.00'));
const unpaid = csv('个人缴费.csv', rows('姓名,身份证号,缴费日期,缴费金额', [b], ',2019-11-05,280.00'));
const SENDERS = ['poverty', 'enrolment', 'waiver', 'flag', 'payment'];

let program;
let browser;

before(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'mingbai-e2e-'));
  const register = join(folder, '底册.csv');
  writeFileSync(register, rows('姓名,身份证号,性别,出生日期,乡镇,村', people, ',男,1970-01-01,云溪镇,王家村'));
  const base = ['--pack', 'wenshang', '--database-url', join(folder, 'county.db')];
  await run('roster', 'register', register, ...base, '--operator', '经办');
  program = await start(['serve', '--open', ...base], { folder });
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

async function drop(page, files, day) {
  await page.goto(`${program.url}/rosters/intake`);
  await page.getByText('把各部门的文件拖到这里').waitFor();
  await page.locator('input[type="file"]').setInputFiles(files);
  for (const [at, file] of files.entries()) {
    await page.locator('.ant-card', { hasText: file.name }).getByText('身份证号').first().waitFor();
    // What the program could not tell, the clerk says.
    const select = page.getByLabel(`${file.name} 哪个部门的`, { exact: true });
    const card = page.locator('.ant-card', { hasText: file.name });
    if ((await card.getByText('认不出是哪个部门').count()) > 0) {
      await select.click();
      const words = await (await fetch(`${program.api}/api/v1/rosters/words`)).json();
      const name = [...words.departments, ...words.extracts].find((it) => it.code === SENDERS[at]).name;
      await page.locator('.ant-select-dropdown:visible').getByTitle(name, { exact: true }).click();
      await card.getByText('认不出是哪个部门').waitFor({ state: 'hidden' });
    }
  }
  await page.getByLabel('比对到').fill(day);
}

test('files to problems, assignment, evidence, a second round, striking off', async () => {
  const page = await openPage(browser);
  await page.goto(program.url);
  await act(page, '名册经办');
  await drop(page, [...roster([c, d]), unpaid], '2020-03-31');
  await picture(page, 'role-intake');
  await assertAccessible(page, 'intake');
  await page.getByRole('button', { name: '做一轮比对' }).click();
  await page.getByRole('heading', { name: '第 1 轮' }).waitFor();
  await shot(page, 'rosters-round');

  await page.goto(`${program.url}/rosters/problems`);
  await page.getByText('乙二').first().waitFor();
  await picture(page, 'portal-problems');
  await assertAccessible(page, 'problems');
  await page.getByRole('button', { name: '按规则交办' }).click();
  await page.getByText(/办了 \d+ 个/).first().waitFor();
  await page.locator('.chip', { hasText: '整改中' }).click();

  // 乙二 has paid although the state pays: open it, read it, approve the refund as somebody else.
  const paid = page.locator('tr', { hasText: '乙二' }).first();
  await paid.getByRole('button').first().click();
  await page.getByText('怎么办').waitFor();
  await shot(page, 'rosters-problem', { fullPage: false });
  await assertAccessible(page, 'problem');
  await page.keyboard.press('Escape');
  await page.getByText('怎么办').waitFor({ state: 'hidden' });
  await act(page, '审批员');
  await page.locator('tr', { hasText: '乙二' }).first().getByRole('checkbox').check();
  await page.getByRole('toolbar').getByRole('button', { name: '审批' }).click();
  await page.getByText('办了 1 个').first().waitFor();

  // The clerk reports the remedy with its evidence.
  await act(page, '整改经办');
  await page.getByText(/选了/).waitFor({ state: 'hidden' });
  await page.locator('tr', { hasText: '乙二' }).first().getByRole('checkbox').check();
  await page.getByRole('toolbar').getByRole('button', { name: '报整改' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('说明').fill('已退费到户，回单附后');
  const kinds = (await (await fetch(`${program.api}/api/v1/rosters/problems?stage=${encodeURIComponent('整改中')}`)).json()).items;
  const detail = await (await fetch(`${program.api}/api/v1/rosters/problems/${kinds.find((it) => it.person_name === '乙二').id}`)).json();
  for (let at = 0; at < Math.max(1, detail.evidence.length); at += 1) {
    await dialog.locator('input[type="file"]').setInputFiles({ name: `回单${at + 1}.pdf`, mimeType: 'application/pdf', buffer: Buffer.from(`%PDF-1.4 made ${at}`) });
    await dialog.getByText(`回单${at + 1}.pdf`).waitFor();
  }
  await shot(page, 'rosters-remedy', { fullPage: false });
  await dialog.getByRole('button', { name: '确定' }).click();
  await page.getByText('办了 1 个').first().waitFor();

  // The next lists show it mended: everybody is waived and flagged, and what was paid has gone back.
  await drop(page, [...roster(people), refunded], '2020-04-30');
  await page.getByRole('button', { name: '做一轮比对' }).click();
  await page.getByRole('heading', { name: '第 2 轮' }).waitFor();
  await page.goto(`${program.url}/rosters/problems?stage=${encodeURIComponent('待销号')}`);
  await page.locator('tr', { hasText: '乙二' }).first().getByRole('checkbox').check();
  await page.getByRole('toolbar').getByRole('button', { name: '销号' }).click();
  await page.getByText(/1 个没办/).waitFor();
  await act(page, '县局销号员');
  await page.getByRole('toolbar').getByRole('button', { name: '销号' }).click();
  await page.getByText('办了 1 个').first().waitFor();
  await page.locator('.chip', { hasText: '已销号' }).click();
  await page.locator('tr', { hasText: '乙二' }).first().waitFor();
  await shot(page, 'rosters-struck-off');

  const sheet = await fetch(`${program.api}/api/v1/rosters/work-list.xlsx?township=`);
  assert.ok(sheet.ok, 'the work list can be taken along');
  await page.goto(`${program.url}/rosters/rounds`);
  await page.locator('tr', { hasText: '2020-04-30' }).waitFor();
  await shot(page, 'rosters-rounds');
  await assertAccessible(page, 'rounds');
  await page.goto(program.url);
  await page.getByText('未销号问题').first().waitFor();
  await shot(page, 'home-rosters');
  await assertAccessible(page, 'home with rosters');
  // On the person's own time line the problem stands from the round that found it.
  await page.goto(`${program.url}/people/${encodeURIComponent(detail.person_id)}`);
  await page.locator('svg.time-line').getByText('名册问题').first().waitFor();
  await shot(page, 'person-with-problem');
  await page.context().close();

  const phone = await openPage(browser, { width: 360, height: 800 });
  for (const tab of ['problems', 'intake', 'rounds']) {
    await phone.goto(`${program.url}/rosters/${tab}`);
    await phone.getByRole('tabpanel').waitFor();
    await shot(phone, `phone-rosters-${tab}`);
    await assertAccessible(phone, `phone ${tab}`);
  }
  await phone.context().close();
});
