// A rate of the pack of Jiangjin from draft to approval to effect, at the real program: changed in the browser, checked
// as one types, compared, refused to its author, approved by a second person, in force on its day and not before.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertAccessible, openBrowser, openPage, picture, shot } from '../lib/browser.mjs';
import { post, start } from '../lib/program.mjs';

let program;
let browser;
let person;
let institution;
let today;

const get = async (path) => (await fetch(`${program.api}/api/v1${path}`)).json();
const dayBefore = (day) => new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);

before(async () => {
  program = await start(['demo', '--pack', 'jiangjin', '--people', '400', '--visits', '60', '--folder', '{folder}', '--open']);
  browser = await openBrowser();
  today = (await get('/region')).today;
  person = await get('/people/P0000007');
  await post(program.api, '/people/facts', { kind: 'coverage', person_id: person.id, insurance: '居民', from: '2017-01-01', until: null, source: '测试' });
  institution = (await get(`/institutions?q=${encodeURIComponent('示例二级')}`))[0].id;
});

after(async () => {
  await browser?.close();
  await program?.stop();
});

/** A page on which somebody acts. */
async function pageOf(name, options) {
  const page = await openPage(browser, options);
  await page.addInitScript((operator) => localStorage.setItem('mingbai.actor', JSON.stringify({ operator })), name);
  return page;
}

/** What the fund pays of a stay of 10,300 yuan that ends on a day. */
async function pooled(last) {
  const line = { name: '手术', amount_fen: 1_030_000, class: '甲', kind: '诊疗' };
  const visit = { person_id: person.id, kind: '住院', admitted_on: last, discharged_on: last, lines: [line] };
  const view = await post(program.api, '/settlements/preview', { institution_id: institution, message_id: `P${last}`, visit });
  return { fen: view.decision.payers.find((it) => it.payer === 'pooled').amount_fen, version: view.policy_version };
}

const checked = async (page, state) => {
  await page.locator(`[data-check="${state}"][data-waiting="false"]`).waitFor();
};

test('a rate from draft to approval to effect', async () => {
  const old = await pooled(today);
  const author = await pageOf('王起草');
  await author.goto(`${program.url}/policies`);
  await author.getByRole('link', { name: /居民.*住院/ }).first().waitFor();
  await picture(author, 'policies');
  await assertAccessible(author, 'policies');
  await author.goto(`${program.url}/policies/packages/resident-inpatient-2022`);
  await author.getByText('相符').first().waitFor();
  await picture(author, 'policy-package');
  await assertAccessible(author, 'package');

  await author.getByRole('button', { name: '起草修改' }).click();
  await author.getByLabel('草案名称').fill('二级医院住院比例提高五个百分点');
  await author.getByLabel('为什么改').fill('2026 年第三次局务会议');
  await author.getByRole('dialog').getByLabel('施行日').fill(today);
  await author.getByRole('button', { name: '开始起草' }).click();
  await author.waitForURL(/policies\/drafts\/P\d+/);
  assert.equal((await get('/policies/drafts')).length, 1, 'one draft was begun');
  const text = author.getByRole('textbox', { name: 'rules.toml 的文字' });
  await text.waitFor();
  await checked(author, 'passes');

  // A slip of the hand: the line is marked, and the list leads to it.
  const replace = async (from, to) => {
    await text.click();
    await author.keyboard.press('Control+f');
    for (const [name, words] of [['search', from], ['replace', to]]) {
      const input = author.locator(`.cm-search input[name=${name}]`);
      await input.fill('');
      await input.pressSequentially(words);
    }
    await author.locator('.cm-search button[name=next]').click();
    await author.locator('.cm-searchMatch-selected').waitFor();
    await author.locator('.cm-search button[name=replace]').click();
    await author.locator('.cm-content').getByText(to, { exact: false }).first().waitFor();
    await author.keyboard.press('Escape');
  };
  await replace('["二级", "70%"]', '["二级", "75"]');
  await checked(author, 'fails');
  await author.locator('.cm-lint-marker-error').first().waitFor();
  await author.locator('.finding.error').first().click();
  await shot(author, 'policy-finding', { fullPage: false });
  await assertAccessible(author, 'editor with findings');
  await replace('["二级", "75"]', '["二级", "75%"]');
  await checked(author, 'passes');
  await author.getByText('没有算例用到它').first().waitFor();
  await picture(author, 'policy-editor');

  await author.getByRole('tab', { name: '与现行比较' }).click();
  await author.locator('[data-case]').first().waitFor();
  assert.ok((await author.locator('[data-case]').count()) > 0, 'cases change');
  await author.getByText('resident_ip.rate.plan1').first().waitFor();
  await picture(author, 'policy-compare');
  await assertAccessible(author, 'comparison');

  await author.getByRole('button', { name: /^保\s?存$/ }).click();
  await author.getByText('第 2 次保存').waitFor();
  await author.getByRole('tab', { name: '试算' }).click();
  await author.getByLabel('结算日从').fill('2025-01-01');
  await author.getByLabel('到', { exact: true }).fill(today);
  await author.getByRole('button', { name: '开始试算' }).click();
  await author.locator('[data-trial="done"]').waitFor();
  await picture(author, 'policy-trial');
  await assertAccessible(author, 'trial');
  await author.getByRole('button', { name: '提交审批' }).click();
  await author.getByText('待审批').first().waitFor();
  assert.ok(await author.getByRole('button', { name: '批准', exact: false }).first().isDisabled(), 'the author cannot approve');
  const draft = author.url().split('/').pop();
  const refused = await fetch(`${program.api}/api/v1/policies/drafts/${draft}/approve`, { method: 'POST', headers: { 'Content-Type': 'application/json', 'X-Operator': Buffer.from('王起草').toString('latin1') }, body: JSON.stringify({ revision: 3 }) });
  assert.equal(refused.status, 409, 'nor by asking the server');
  assert.deepEqual((await pooled(today)).fen, old.fen, 'nothing holds yet');

  const second = await pageOf('李审批');
  await second.goto(author.url());
  await second.locator('[data-case]').first().waitFor();
  await second.getByRole('button', { name: /^批\s?准$/ }).click();
  await second.getByLabel('意见').fill('与会议纪要一致');
  await picture(second, 'policy-approve');
  await second.getByRole('dialog').getByRole('button', { name: /^批\s?准$/ }).click();
  await second.getByText('已批准').first().waitFor();
  await assertAccessible(second, 'approved draft');

  // On the day the new amount, the day before the old one.
  const now = await pooled(today);
  const eve = await pooled(dayBefore(today));
  assert.equal(now.fen * 14, eve.fen * 15, `75 % and 70 %: ${now.fen} and ${eve.fen}`);
  assert.equal(eve.fen, old.fen);
  assert.notEqual(now.version, eve.version);
  await second.goto(`${program.url}/policies`);
  await second.getByText('门户批准').first().waitFor();
  await shot(second, 'policies-after');
  const log = await fetch(`${program.api}/api/v1/ledger/verify`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{}' });
  assert.equal((await log.json()).sound, true);
  for (const page of [author, second]) {
    assert.deepEqual(page.faults, []);
    await page.context().close();
  }
});

test('the pages on a phone', async () => {
  const page = await pageOf('王起草', { width: 360, height: 800 });
  const drafts = await get('/policies/drafts');
  for (const [name, path] of [['list', '/policies'], ['drafts', '/policies?tab=drafts'], ['package', '/policies/packages/resident-inpatient-2022'], ['draft', `/policies/drafts/${drafts[0].id}`]]) {
    await page.goto(program.url + path);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await shot(page, `phone-policy-${name}`);
    await assertAccessible(page, `phone ${name}`);
  }
  await page.context().close();
});
