// A village takes a matter in and hands it up, the county finishes, and the progress page shows it to who has the
// receipt.
import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { assertAccessible, openBrowser, openPage, picture, settle, shot } from '../lib/browser.mjs';
import { run, start } from '../lib/program.mjs';

// A made person: region 990100, check character by GB 11643.
const body = '99010019560101021';
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const number = body + '10X98765432'[[...body].reduce((sum, digit, at) => sum + Number(digit) * weights[at], 0) % 11];

let program;
let browser;
let person;
let home;

before(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'mingbai-e2e-'));
  const register = join(folder, '底册.csv');
  writeFileSync(register, `\ufeff姓名,身份证号,性别,出生日期,区划代码,乡镇,村\n示例甲,${number},男,1956-01-01,990100101,石门镇,白坪村\n`);
  const base = ['--pack', 'jiangjin', '--database-url', join(folder, 'county.db')];
  await run('roster', 'register', register, ...base, '--operator', '经办');
  program = await start(['serve', '--open', ...base], { folder });
  browser = await openBrowser();
  const found = await (await fetch(`${program.api}/api/v1/people?q=${number}`)).json();
  person = found.items[0];
  home = `${person.region}/${person.village}`;
});

after(async () => {
  await browser?.close();
  await program?.stop();
});

async function sit(page, operator, desk) {
  await page.goto(program.url);
  await page.evaluate(([name, place]) => localStorage.setItem('mingbai.actor', JSON.stringify({ operator: name, desk: place, institution: '' })), [operator, desk]);
}

test('a village takes in, hands up, the county finishes, the progress page shows it', async () => {
  const page = await openPage(browser);
  await sit(page, '村代办员', `village:${home}`);
  await page.goto(`${program.url}/people/${person.id}`);

  // Three clicks from the person: the button, the matter, taking in.
  await page.getByRole('button', { name: '受理事项' }).click();
  await page.getByRole('button', { name: /501 门诊慢特病病种待遇认定/ }).click();
  await page.getByText('还缺 2 份').waitFor();
  await picture(page, 'role-take');
  await assertAccessible(page, 'take');
  await page.getByRole('checkbox', { name: /有效身份证件/ }).check();
  await page.getByRole('button', { name: '受理', exact: true }).click();
  await page.waitForURL(/\/matters\/requests\/\d+$/);
  const id = page.url().split('/').at(-1);
  assert.match(id, /^\d{13}$/);
  await page.getByText('暂停，还剩 20 天').waitFor();
  await shot(page, 'matters-waiting');

  // The missing document comes as a file; the clock goes on.
  await page.locator('input[type="file"]').first().setInputFiles({ name: '病历.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 made') });
  await page.getByText('已上传 病历.pdf').waitFor();
  await page.getByRole('button', { name: '收补来的材料' }).last().click();
  await page.getByText('办理中', { exact: true }).waitFor();
  const receipt = await fetch(`${program.api}/api/v1/matters/requests/${id}/receipt.pdf?desk=${encodeURIComponent(home)}`);
  assert.equal(Buffer.from(await receipt.arrayBuffer()).subarray(0, 4).toString(), '%PDF');

  // Handed up with a reason.
  await page.getByRole('group', { name: '办理', exact: true }).getByRole('button', { name: '移交' }).click();
  await page.getByLabel('理由').fill('村里只受理，材料齐全');
  await page.getByRole('button', { name: '移交' }).last().click();
  await page.getByText('村（社区） → 县（区）').waitFor();
  await shot(page, 'matters-handed');
  await assertAccessible(page, 'request');

  // The next village does not see it.
  const other = await openPage(browser);
  await sit(other, '邻村', `village:${person.region}/红花村`);
  await other.goto(`${program.url}/matters/work?view=all`);
  await other.getByText('没有办件').first().waitFor();
  await other.goto(`${program.url}/matters/requests/${id}`);
  await other.getByText(/没有办件 \d/).first().waitFor();
  await other.context().close();

  // The county sees it on its first page and finishes.
  const county = await openPage(browser);
  await sit(county, '县经办员', 'county');
  await county.goto(program.url);
  await county.getByText('我这里在办').waitFor();
  await shot(county, 'home-matters');
  await county.getByText('我这里在办').click();
  await county.getByRole('link', { name: '门诊慢特病病种待遇认定' }).click();
  await county.getByRole('group', { name: '办理', exact: true }).getByRole('button', { name: '办结' }).click();
  await county.getByLabel('办理结果').fill('认定通过');
  await county.getByRole('button', { name: '办结' }).last().click();
  await county.getByText('已办结').first().waitFor();
  await shot(county, 'matters-done');
  for (const tab of ['work', 'catalogue', 'figures', 'network']) {
    await county.goto(`${program.url}/matters/${tab}`);
    await county.getByRole('tabpanel').waitFor();
    await shot(county, `matters-${tab}`, { fullPage: tab !== 'catalogue' });
    await assertAccessible(county, tab);
  }
  await county.context().close();

  // Whoever has the receipt: number and last four digits, nobody's name.
  const phone = await openPage(browser, { width: 360, height: 800 });
  await phone.goto(`${program.url}/progress?number=${id}`);
  await phone.getByLabel(/最后四位/).fill('0000');
  await phone.getByRole('button', { name: '查询' }).click();
  await phone.getByText('没有查到这一件').waitFor();
  await phone.getByLabel(/最后四位/).fill(number.slice(-4));
  await phone.getByRole('button', { name: '查询' }).click();
  await phone.getByText('已办结').first().waitFor();
  await settle(phone);
  const said = await phone.locator('main').innerText();
  for (const secret of ['示例甲', '慢特病', '白坪']) assert.ok(!said.includes(secret), said);
  await shot(phone, 'phone-progress');
  await assertAccessible(phone, 'progress');
  await sit(phone, '村代办员', `village:${home}`);
  for (const path of [`people/${person.id}`, `matters/take/${person.id}`, `matters/requests/${id}`, 'matters/work', 'matters/catalogue', 'matters/network']) {
    await phone.goto(`${program.url}/${path}`);
    await settle(phone);
    await shot(phone, `phone-${path.replaceAll('/', '-').replace(id, 'request').replace(person.id, 'person')}`, { fullPage: false });
    await assertAccessible(phone, `phone ${path}`);
  }
  await phone.context().close();
  await page.context().close();
});
