/** The pages that staff read, with a thousand members and with many: against the best SQL for each. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { ROOT, at } from '../../../scripts/lib/project.mjs';
import { environment, sqliteFile, startProcess } from '../lib/processes.mjs';
import { short } from '../lib/results.mjs';
import { median } from '../lib/rounds.mjs';

const require = createRequire(import.meta.url);
const { multiply } = require('../lib/multiply.cjs');

const BASE = 1000;
const MANY = 10_000;
const LARGE = 100_000;
const ROUNDS = 5;
const SECONDS = 0.5;

const makeBase = () => {
  const base = sqliteFile('lists-base');
  const { status } = spawnSync(process.execPath, [at('lab', 'bench', 'lib', 'lists.cjs'), 'make'], {
    cwd: ROOT,
    env: environment(base.environment, 'development'),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error('The members could not be made.');
  return base;
};

const pagesOn = async (database, tell) => {
  const child = await startProcess('lists.cjs', database.environment, ['read']);
  const pages = {};
  for (const [page, queries] of Object.entries(child.ready.queries)) {
    const rounds = { ours: [], raw: [] };
    for (let turn = 0; turn < ROUNDS; turn += 1) {
      for (const way of turn % 2 === 0 ? ['ours', 'raw'] : ['raw', 'ours']) {
        rounds[way].push(await child.ask({ page, way, seconds: SECONDS }));
      }
    }
    const of = (way, figure) => median(rounds[way].map((one) => one[figure]));
    pages[page] = {
      ...{ queries, p50: of('ours', 'p50'), p99: of('ours', 'p99') },
      ...{ raw50: of('raw', 'p50'), raw99: of('raw', 'p99') },
    };
    tell(`${page}: ${short(pages[page].p99)} ms against ${short(pages[page].raw99)} ms`);
  }
  await child.close();
  return pages;
};

const TITLES = {
  members: 'members (Content Manager)',
  renewals: 'renewals',
  dues: 'calls for dues',
  counters: 'counters',
  messages: 'messages',
  home: 'home page',
  dashboard: 'dashboard of the year',
  schedule: 'schedule of a month',
  roll: 'electoral roll',
};

const NOTES = [
  'The list of members is the Content Manager’s own. It asks two questions, each in a transaction of its own, which makes six statements; no middleware adds one. A CPU profile finds next to nothing of it in the application, whose middlewares let reading pass: the time is Strapi’s and its drivers’, for building queries, opening transactions, and making fifty records out of rows of twenty-eight columns.',
  'The schedule reads the half of all members for whom something falls due within a month, and lives these days for each by the rules of the daily run. In a profile a quarter of its time is that living, a third the reading, an eighth the making of facts out of rows and a fifth the collecting of what all of them leave. Its own queries, run alone, do only the second of these, and make objects of their rows.',
  'The electoral roll makes an entry of what is known of each member. In a profile more than half of its time is the reading, which the best SQL does as well, a sixth the collecting of what is left behind, and the rest putting rows together by member, weighing each by the rules of status, and sorting by French names.',
  'Queries are those that a page asks of what grows. The settings of the association, which a page reads again when they are older than a second, are left out.',
];

const told = ({ p50, p99 }) => `p50 ${short(p50)} ms, p99 ${short(p99)} ms`;

const figureOf = (size, few, many) => ({
  head: ['', 'queries', `${short(BASE)} members`, `${short(size)} members`, 'the best SQL'],
  rows: Object.entries(many).map(([page, one]) => [
    ...[TITLES[page], one.queries, told(few[page]), told(one)],
    told({ p50: one.raw50, p99: one.raw99 }),
  ]),
});

const targetsOf = (size, few, many) =>
  Object.entries(many).flatMap(([page, one]) => [
    {
      what: `queries, ${short(size)} ÷ ${short(BASE)} members`,
      of: TITLES[page],
      value: one.queries / few[page].queries,
      atMost: 1,
    },
    {
      what: `p99 at ${short(size)} members, page ÷ the best SQL`,
      of: TITLES[page],
      value: one.p99 / one.raw99,
      atMost: 2,
    },
  ]);

export const lists = {
  name: 'Lists and pages',
  about:
    'On SQLite, members with ten years of history: first pages of fifty, sums and rolls, by the service behind each page. _The best SQL_ is what somebody who knows it well would write for the page, prepared once, by the driver alone, in the same process: it reads what the page shows, and makes of its rows neither facts nor answers. The schedule, which lives the days to come in memory, is compared with its own queries. `-- lists --large` has a hundred thousand members too, in ten gigabytes.',

  async measure({ tell, large }) {
    const base = makeBase();
    const few = await pagesOn(base, (text) => tell(`${short(BASE)} members, ${text}`));
    const measured = [];
    for (const size of large ? [MANY, LARGE] : [MANY]) {
      const copy = sqliteFile('lists-many');
      fs.copyFileSync(base.file, copy.file);
      multiply(copy.file, size / BASE);
      const many = await pagesOn(copy, (text) => tell(`${short(size)} members, ${text}`));
      copy.remove();
      measured.push({ size, many });
    }
    base.remove();
    return {
      figures: measured.map(({ size, many }) => figureOf(size, few, many)),
      targets: measured.flatMap(({ size, many }) => targetsOf(size, few, many)),
      notes: NOTES,
    };
  },
};
