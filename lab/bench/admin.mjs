/**
 * `npm run bench:admin`: how long staff wait for each page of the admin with five thousand members
 * of ten years on SQLite. Opens each page in Chromium, five times, and writes the medians to
 * lab/bench/admin.md. `-- --members 200` measures another size and writes nothing.
 */
import fs from 'node:fs';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { machine } from '../../scripts/lib/machine.mjs';
import { pagesFor } from './lib/admin-pages.mjs';
import { at, newest } from '../../scripts/lib/project.mjs';
import { load, openSite, prepare } from '../../scripts/lib/site.mjs';

const TIMES = 5;
const PUBLISHED = 5000;
/** A page of Strapi that asks the plugin for nothing. */
const ELSEWHERE = '/admin/me';
const VIEWPORT = { width: 1440, height: 900 };

const { values } = parseArgs({ options: { members: { type: 'string' } } });
const members = Number(values.members ?? PUBLISHED);
const place = (name) => at('.tmp', 'bench', `${members}-${name}`);

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** In the page: goes to an address as a link does, and says after how long its content stood there. */
const openInPage = ([path, heading, shown]) =>
  new Promise((resolve, reject) => {
    const { document, history, PopStateEvent, requestAnimationFrame } = globalThis;
    const begun = performance.now();
    const said = new RegExp(heading);
    const look = () => {
      const headings = [...document.querySelectorAll('main h1, main h2')];
      const first = document.querySelector(shown);
      const stands = first && first.getClientRects().length > 0;
      if (stands && headings.some((one) => said.test(one.textContent))) {
        requestAnimationFrame(() => resolve(performance.now() - begun));
      } else if (performance.now() - begun > 30_000) {
        reject(new Error(`${path ?? 'The page'} never showed ${heading} and ${shown}`));
      } else requestAnimationFrame(look);
    };
    if (path) {
      history.pushState({}, '', path);
      globalThis.dispatchEvent(new PopStateEvent('popstate', { state: {} }));
    }
    look();
  });

/** The calls of the admin API that a page makes, with how long the server took to begin each answer. */
const watchCalls = (page, calls) =>
  page.on('requestfinished', (request) => {
    const { pathname, search } = new URL(request.url());
    if (!/^\/(membership-lifecycle|content-manager\/(collection-types|relations))\b/.test(pathname))
      return;
    const { requestStart, responseStart } = request.timing();
    const call = `${request.method()} ${pathname}${search}`;
    calls.set(call, [...(calls.get(call) ?? []), responseStart - requestStart]);
  });

const visit = async (context, address, { path, heading, shown }, calls) => {
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await page.goto(`${address}${ELSEWHERE}`);
  await page.locator('main h1').first().waitFor();
  await page.waitForLoadState('networkidle');
  if (calls) watchCalls(page, calls);
  const inside = await page.evaluate(openInPage, [path, heading.source, shown]);
  await page.waitForLoadState('networkidle');
  await page.goto('about:blank');
  const begun = performance.now();
  await page.goto(`${address}${path}`, { waitUntil: 'commit' });
  await page.evaluate(openInPage, [null, heading.source, shown]);
  const whole = performance.now() - begun;
  await page.close();
  return { inside, whole };
};

const measure = async (context, address, one) => {
  const calls = new Map();
  await visit(context, address, one);
  const visits = [];
  for (let time = 0; time < TIMES; time += 1) {
    visits.push(await visit(context, address, one, calls));
  }
  return {
    name: one.name,
    inside: median(visits.map(({ inside }) => inside)),
    whole: median(visits.map(({ whole }) => whole)),
    calls: [...calls].map(([call, times]) => ({ call, time: median(times) })),
  };
};

/** Ids that stand in addresses differ from one database to the next. */
const readable = (call) =>
  decodeURIComponent(call)
    .replace(/\b[a-z0-9]{24}\b/g, ':id')
    .replace(/\?(.{40}).*/, '?$1…');

const ms = (time) => `${Math.round(time)} ms`;
const table = (head, rows) =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

const report = (results) => `# How long the admin takes

\`npm run bench:admin\` wrote this page: ${members} invented members with ten years of history on SQLite, the built
admin in Chromium, ${machine()}. Medians of ${TIMES}.

_From another page_ is what staff live: a click, until the heading and the first row or number stand on the screen.
_From its address_ starts the whole admin first, Strapi's own five megabytes of code included.

${table(
  ['page', 'from another page', 'from its address'],
  results.map(({ name, inside, whole }) => [name, ms(inside), ms(whole)]),
)}

## What the server takes

From the request to the first byte of the answer.

${table(
  ['page', 'call', 'time'],
  results.flatMap(({ name, calls }) =>
    calls.map(({ call, time }) => [name, `\`${readable(call)}\``, ms(time)]),
  ),
)}
`;

/** One member with as long a history as any, and the offer. */
const examples = async (site) => {
  const find = async (query) =>
    (await site.get(`/content-manager/collection-types/${query}`)).results[0];
  return {
    member: await find('api::membership.membership?sort=reference:ASC&pageSize=1'),
    offer: await find('api::offer.offer?sort=year:DESC&pageSize=1'),
  };
};

prepare();
const loaded = place('members.db');
if (!fs.existsSync(loaded) || fs.statSync(loaded).mtimeMs < newest(at('lab', 'demo'))) {
  fs.rmSync(at('.tmp', 'bench'), { recursive: true, force: true });
  console.log(`[bench] living ten years of ${members} members…`);
  load({ database: loaded, accounts: place('accounts.json'), members: String(members) });
}
const site = await openSite({
  database: loaded,
  accounts: place('accounts.json'),
  viewport: VIEWPORT,
});
const first = await site.page('administrator');
await first.goto(`${site.address}${ELSEWHERE}`);
const results = [];
for (const one of pagesFor(await examples(site))) {
  const result = await measure(first.context(), site.address, one);
  console.log(`[bench] ${result.name}: ${ms(result.inside)}, ${ms(result.whole)}`);
  results.push(result);
}
await site.close();
if (members === PUBLISHED) fs.writeFileSync(at('lab', 'bench', 'admin.md'), report(results));
const slow = results.filter(({ inside }) => inside >= 1000);
for (const { name } of slow) console.error(`[bench] over one second: ${name}`);
process.exit(slow.length === 0 ? 0 : 1);
