/** The daily run: against SQL that writes the same rows, and against a loop of document calls. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { ROOT, at } from '../../../scripts/lib/project.mjs';
import { environment, sqliteFile, startProcess } from '../lib/processes.mjs';
import { short } from '../lib/results.mjs';
import { median } from '../lib/rounds.mjs';

const require = createRequire(import.meta.url);
const { multiply } = require('../lib/multiply.cjs');
const { writeSameRows } = require('../lib/set-based.cjs');

const TODAY = '2026-10-02';
/** The members of the file that is multiplied. */
const BASE = 100;
const SIZES = [1000, 10_000];
const LARGE = 100_000;
const ROUNDS = 5;
const LOOP_OF = 200;

const lib = (file) => at('lab', 'bench', 'lib', file);

const makeBase = () => {
  const base = sqliteFile('due-base');
  const { status } = spawnSync(process.execPath, [lib('daily.cjs'), 'make', TODAY], {
    cwd: ROOT,
    env: environment(base.environment, 'development'),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error('The members could not be made.');
  return base;
};

const copyOf = (source, name) => {
  const copy = sqliteFile(name);
  fs.copyFileSync(source.file, copy.file);
  return copy;
};

/** Asks the server one thing after the other, until told to stop: the longest that it took to answer. */
const knocking = ({ port, token, member }) => {
  const request = {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(member),
  };
  let goes = true;
  const longest = (async () => {
    let most = 0;
    while (goes) {
      const asked = performance.now();
      const answer = await fetch(`http://127.0.0.1:${port}/api/entitlements/check`, request);
      if (!answer.ok) throw new Error(`The check answers ${answer.status}.`);
      await answer.arrayBuffer();
      most = Math.max(most, performance.now() - asked);
      await wait(5);
    }
    return most;
  })();
  return () => {
    goes = false;
    return longest;
  };
};

/**
 * One run on a copy, left alone or asked meanwhile; the second of the same day finds nothing to do.
 */
const runOn = async (source, isAsked) => {
  const database = copyOf(source, 'due-run');
  const server = await startProcess('daily.cjs', database.environment, ['run', TODAY]);
  const stop = isAsked ? knocking(server.ready) : () => null;
  const run = await server.ask('run');
  const answered = await stop();
  const nothing = await server.ask('run');
  await server.close();
  if (run.failures > 0) throw new Error(`${run.failures} members failed.`);
  return { ...run, answered, nothing: nothing.took, database };
};

const ofSize = async (base, size, tell) => {
  const before = copyOf(base, `due-${size}`);
  multiply(before.file, size / BASE);
  const [alone, asked, sql] = [[], [], []];
  for (let turn = 0; turn < ROUNDS; turn += 1) {
    for (const runs of [asked, alone]) {
      const run = await runOn(before, runs === asked);
      if (run.processed !== size) throw new Error(`${run.processed} of ${size} were due.`);
      runs.push(run);
    }
    const again = copyOf(before, 'due-sql');
    sql.push(writeSameRows(again.file, alone.at(-1).database.file));
    const [ours, others, best] = [alone, asked, sql].map((runs) => short(runs.at(-1).took));
    tell(`${size} due, round ${turn + 1}: ${ours} ms, ${others} ms asked meanwhile, SQL ${best} ms`);
  }
  const of = (runs, figure) => median(runs.map((run) => run[figure]));
  return {
    ...{ size, before, took: of(alone, 'took'), peak: of(alone, 'peak'), nothing: of(alone, 'nothing') },
    asked: Object.fromEntries(
      ['took', 'peak', 'gap', 'answered'].map((figure) => [figure, of(asked, figure)]),
    ),
    ...{ sql: of(sql, 'took'), rows: sql[0].rows },
  };
};

/** The time of the loop for a thousand members, from rounds of fewer. */
const loop = async (before, tell) => {
  const done = { DATABASE_CLIENT: 'sqlite', DATABASE_FILENAME: path.join('.tmp', 'bench', 'due-run.db') };
  const reader = await startProcess('loop.cjs', done, [TODAY]);
  const example = await reader.ask({ what: 'example' });
  await reader.close();
  const looped = await startProcess('loop.cjs', copyOf(before, 'due-loop').environment, [TODAY]);
  const times = [];
  for (let turn = 0; turn < ROUNDS; turn += 1) {
    const { took, count } = await looped.ask({ example, count: LOOP_OF, on: '2027-01-01' });
    if (count !== LOOP_OF) throw new Error(`Only ${count} members were left to the loop.`);
    times.push(took);
    tell(`loop of ${LOOP_OF}: ${short(took)} ms`);
  }
  await looped.close();
  return (median(times) * 1000) / LOOP_OF;
};

const seconds = (ms) => `${short(ms / 1000)} s`;

const targetsOf = (one, thousand, perThousand) => {
  const of = `${short(one.size)} due`;
  return [
    { what: 'time, run ÷ SQL that writes the same rows', of, value: one.took / one.sql, atMost: 6 },
    {
      what: 'time, loop of document calls ÷ run',
      of: one.size > 1000 ? `${of}, the loop extrapolated` : of,
      value: (perThousand * one.size) / 1000 / one.took,
      atLeast: 30,
    },
    {
      what: 'time of a member, against that of a thousand due',
      of,
      value: one.took / one.size / (thousand.took / thousand.size),
      atMost: 1.5,
    },
    { what: 'memory of the process at most, MB', of, value: one.peak, atMost: 400 },
    { what: 'memory of the process at most, MB', of: `${of}, asked`, value: one.asked.peak, atMost: 400 },
    { what: 'longest turn of the event loop, ms', of: `${of}, asked`, value: one.asked.gap, atMost: 200 },
    { what: 'longest answer of `check` meanwhile, ms', of, value: one.asked.answered, atMost: 200 },
    { what: 'nothing due, ms', of: `${short(one.size)} members`, value: one.nothing, atMost: 50 },
  ];
};

const NOTES = [
  `What holds the run back against SQL: about a third of its time is the database's (the statements that write, and the commits, one
for each chunk, which wait for the disk); then come the messages, the rules and the journal, and the rest, making values of rows
among it, is spread thin. SQL decides nothing, copies texts that were written before and commits once. A thousand are also run
before V8 has compiled most of it: the first members cost several times what later ones do, and chunks begin small, so that a
thousand have many commits. Chunks of 80 ms win a tenth of that, and keep who asks meanwhile waiting longer. Against the loop, what counts is the run's own
time: the loop makes ten calls for each member, which share nothing.`,
  `Most of the memory is the started server's: a chunk's values are gone with it, as long as V8 does not learn to make them old at
once, which the application asks it not to. What grows with the members, and waits for V8's next collection of everything, is
mostly what knex makes anew for each transaction.`,
  `The processor does not have the same pace on every day: the loop for a thousand, 15 s on a good one, took 30 on the day of this
table. Chunks are cut by time, so a slow one has more of them and more commits, and a thousand due, which are over before V8 has
compiled, lose most. Who asks meanwhile then waits for a chunk, a collection and its own answer, each twice as long.`,
];

export const daily = {
  name: 'The daily run',
  about:
    'On SQLite. A day on which every member is to be asked for the next year: a renewal is opened, a term proposed, a message written, two lines of the journal. _SQL_ writes the very rows that the run wrote, one statement for each table, in one transaction. _The loop_ reads and writes the same rows by `strapi.documents`, member by member; what it takes beyond a thousand is extrapolated. In half of the rounds the run is left alone, as SQL is; in the others the server is asked `check` without a pause, by which longest turn and answer are measured. `-- daily --large` adds a hundred thousand, which takes about ten minutes.',

  async measure({ tell, large }) {
    const base = makeBase();
    const all = [];
    let perThousand = 0;
    for (const size of large ? [...SIZES, LARGE] : SIZES) {
      all.push(await ofSize(base, size, tell));
      if (size === SIZES[0]) perThousand = await loop(all[0].before, tell);
    }
    for (const { before } of all) before.remove();
    for (const name of ['due-base', 'due-run', 'due-sql', 'due-loop']) sqliteFile(name).remove();
    return {
      figures: [
        {
          head: [
            ...['due', 'the run', 'SQL', 'the loop', 'rows', 'memory', 'nothing due'],
            ...['asked: the run', 'memory', 'longest turn', 'longest answer'],
          ],
          rows: all.map((one) => [
            short(one.size),
            seconds(one.took),
            seconds(one.sql),
            seconds((perThousand * one.size) / 1000),
            short(one.rows),
            `${short(one.peak)} MB`,
            `${short(one.nothing)} ms`,
            seconds(one.asked.took),
            `${short(one.asked.peak)} MB`,
            `${short(one.asked.gap)} ms`,
            `${short(one.asked.answered)} ms`,
          ]),
        },
      ],
      targets: all.flatMap((one) => targetsOf(one, all[0], perThousand)),
      notes: NOTES,
    };
  },
};
