// Every page of the router, signed in, on a desk's screen and on a phone: nothing wider than the window, no serious
// fault by axe, no error on the console, nothing refused by the content security policy, no failed request.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { signIn } from '../lib/accounts.mjs';
import { faultsByAxe, openBrowser, openPage, shot, widerBy } from '../lib/browser.mjs';
import { start } from '../lib/program.mjs';

const PERSON = 'P0000007';
const router = readFileSync(new URL('../../web/src/router.tsx', import.meta.url), 'utf8');

let program;
let browser;
/** Paths of the router that begin below another one, and what to open for each: path, and who looks. */
let pages;

before(async () => {
  program = await start(['demo', '--pack', 'jiangjin', '--people', '400', '--visits', '60', '--folder', '{folder}']);
  browser = await openBrowser();
  const officer = await signIn(program, 'daiyu');
  // Benefits and rosters may be in one hand; so one person opens nearly everything.
  const clerk = (await officer.get('/me')).account;
  const security = await signIn(program, 'anquan');
  await security.post(`/accounts/${clerk.id}/grants`, { id: '', role: 'data_clerk', region: '', institution: null, department: null });
  const settlement = (await officer.get('/settlements?limit=1')).items[0];
  const bill = await officer.post('/reimbursements', {
    message_id: 'E1', institution_name: '外地示例医院', level: '二级', papers: ['发票'],
    visit: { person_id: PERSON, kind: '住院', admitted_on: settlement.settled_on, lines: [{ name: '药品', amount_fen: 500_000, class: '甲' }] },
  });
  const month = settlement.settled_on.slice(0, 7);
  await officer.post('/indicators/compute', { period: month });
  const policies = await officer.get('/policies');
  const draft = (await officer.post('/policies/drafts', { instrument: policies.packages.find((it) => it.rules > 0).id, title: '示例草案', purpose: '试一试', effective_on: null, copy_of: null })).draft;
  const request = (await officer.get('/matters/requests?which=all&limit=1')).items[0];
  const institution = (await officer.get('/institutions/register?limit=1')).items[0];
  const instrument = policies.packages.find((it) => it.rules > 0).id;
  for (let nth = 0; nth < 100 && (await officer.get('/indicators')).job.state === 'running'; nth += 1) await new Promise((resolve) => setTimeout(resolve, 200));
  pages = [
    ['/sign-in', ['nobody', '/sign-in']],
    ['/first-administrator', ['nobody', '/first-administrator']],
    ['/progress', ['nobody', '/progress']],
    ['/', ['daiyu', '/']],
    ['people', ['daiyu', '/people?q=%E5%BC%A0']],
    ['people/:id', ['daiyu', `/people/${PERSON}`]],
    ['settle/:id?', ['daiyu', '/settle'], ['daiyu', `/settle/${PERSON}`]],
    ['settlements/:id', ['daiyu', `/settlements/${settlement.id}`]],
    ['reimbursements', ['daiyu', '/reimbursements?state=all']],
    ['reimbursements/take/:person?', ['daiyu', '/reimbursements/take'], ['daiyu', `/reimbursements/take/${PERSON}`]],
    ['reimbursements/:id', ['daiyu', `/reimbursements/${bill.id}`]],
    ['rosters'],
    ['rosters/:tab', ['daiyu', '/rosters/problems'], ['daiyu', '/rosters/intake'], ['daiyu', '/rosters/rounds']],
    ['ledger', ['daiyu', '/ledger'], ['daiyu', `/ledger?owner=${institution.id}&account=institution:${institution.id}:receivable`]],
    ['matters'],
    ['matters/requests/:id', ['daiyu', `/matters/requests/${request.id}`]],
    ['matters/take/:person', ['daiyu', `/matters/take/${PERSON}`]],
    ['matters/:tab', ['daiyu', '/matters/work?view=all'], ['daiyu', '/matters/catalogue'], ['daiyu', '/matters/figures'], ['daiyu', '/matters/network']],
    ['audit', ['shenji', '/audit']],
    ['system', ['shenji', '/system']],
    ['system/roles', ['shenji', '/system/roles']],
    ['policies', ['daiyu', '/policies'], ['daiyu', '/policies?tab=drafts']],
    ['policies/packages/:id', ['daiyu', `/policies/packages/${instrument}`]],
    ['policies/drafts/:id', ['daiyu', `/policies/drafts/${draft.id}`]],
    ['indicators/:code?', ['daiyu', `/indicators?period=${month}`], ['daiyu', `/indicators/insured_rate?period=${month}`]],
    ['institutions', ['daiyu', '/institutions']],
    ['institutions/:id', ['daiyu', `/institutions/${institution.id}`]],
    ['me', ['daiyu', '/me']],
    ['accounts', ['shenji', '/accounts']],
    ['*', ['daiyu', '/there-is-no-such-page']],
  ];
});

after(async () => {
  await browser?.close();
  await program?.stop();
});

test('the table above has every page of the router', () => {
  const paths = [...router.matchAll(/\bpath: '([^']+)'/g)].map((it) => it[1]);
  assert.ok(paths.length > 20, 'the router is written as it was');
  assert.deepEqual(pages.map(([path]) => path).sort(), paths.sort());
});

test('each of them is sound, wide and narrow', async () => {
  const told = [];
  const list = pages.flatMap(([, ...rest]) => rest);
  // Windows side by side: much of the time one waits.
  const work = async () => {
    const windows = {};
    for (let next = list.shift(); next; next = list.shift()) {
      const [who, path] = next;
      windows[who] ??= await windowOf(who);
      told.push(...(await look(windows[who], path)));
    }
  };
  await Promise.all([work(), work(), work()]);
  assert.deepEqual(told, [], told.join('\n'));
});

async function windowOf(who) {
  const page = await openPage(browser);
  if (who !== 'nobody') await signIn(program, who, page.context());
  watch(page, who === 'nobody');
  return page;
}

/** What is wrong with a page, on a desk's screen and on a phone. */
async function look(page, path) {
  const told = [];
  for (const [width, height] of [[1360, 860], [360, 740]]) {
    await page.setViewportSize({ width, height });
    if (width > 360) await page.goto(program.url + path);
    const faults = [];
    await page.getByRole('heading', { level: 1 }).first().waitFor().catch(() => faults.push('has no heading'));
    faults.push(...(await faultsByAxe(page)));
    const wider = await widerBy(page);
    if (wider > 1) faults.push(`${wider} px wider than the window`);
    faults.push(...page.faults.splice(0));
    if (faults.length > 0) await shot(page, `fault-${path.replace(/\W+/g, '-')}-${width}`);
    told.push(...faults.map((it) => `${path} at ${width} px: ${it}`));
  }
  return told;
}

/**
 * Whatever fails or is refused is a fault of the page. Who is not signed in is told so by `/me`. What the page itself gave
 * up is none: the picture of the mark goes when the page takes its place.
 */
function watch(page, isNobody) {
  page.on('requestfailed', (it) => {
    if (it.failure()?.errorText !== 'net::ERR_ABORTED') page.faults.push(`${it.url()}: ${it.failure()?.errorText}`);
  });
  page.on('response', (it) => {
    const isExpected = isNobody && it.status() === 401 && it.url().endsWith('/api/v1/me');
    if (it.status() >= 400 && !isExpected) page.faults.push(`${it.url()}: ${it.status()}`);
  });
}
