/** Writes `docs/reliability.md` from what the tests of faults counted. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import process from 'node:process';
import * as prettier from 'prettier';
import { at } from '../../scripts/lib/project.mjs';

const NAMES = { sqlite: 'SQLite', postgres: 'PostgreSQL', mysql: 'MariaDB' };

/** Each fault: what is done, and what is compared. */
const FAULTS = {
  'kills-consume': [
    'A process that uses rights is killed',
    'SIGKILL before a statement that the seed chooses, or while the database works on it; the next process sends the unanswered uses again with their keys, and an answered one too. After each death the counter equals the sum of its ledger, whose lines have no gap, and every answered use is there; at the end each use was counted once, with one line in the journal.',
  ],
  'kills-day': [
    'A process that lives a day and sends its messages is killed',
    'From the proposal of the renewals through every reminder to the lapse, days one after the other, each until it ends undisturbed; deaths before and within statements. The rows of members, terms, renewals, rights, ledger, effects, messages and journal equal those of days that met nothing; each message arrived, and `repeated` messages, at most one for each death, came twice under the same Message-ID.',
  ],
  cuts: [
    'The connection is cut at the statements of every command',
    'Each command of `shared/core/commands.ts` but three (one is refused whenever a call has its paper, one is done by the payment that settles, a merger is tried apart). The caller is told 503, no table has changed, and the command succeeds when it is run again. Then the database gives the transaction up once for another (40P01, ER_LOCK_DEADLOCK, SQLITE_BUSY): it is run again by itself, or the caller is told to come back. What is left equals what is left of a member whose commands met nothing.',
  ],
  races: [
    'Another transaction really deadlocks with every command, or keeps a row from it',
    'A second connection holds the journal and then wants the rows that the command has locked; the server gives the command up (40P01, ER_LOCK_DEADLOCK), which is run again by itself. Where the lock is never let go, and the server waits no longer (55P03, ER_LOCK_WAIT_TIMEOUT), the caller is told 409 busy and no table has changed. What is left equals what is left of a member whose commands met nothing. A use, whose statements are its own, and a daily run are tried too.',
  ],
  moved: [
    'Rows change between the reading and the writing of a command',
    'A second connection commits to the rows that a command has read and is about to write: under SERIALIZABLE on PostgreSQL (40001), under the isolation that MariaDB has by itself (ER_CHECKREAD). The command is run again by itself, and what is left equals what is left of a member whose commands met nothing.',
  ],
  restarts: [
    'The database server is restarted under two instances',
    'They use rights and live a day meanwhile. Both outlive it, callers are told 503 and ask again with the same key, the day goes on by itself; no use is lost or counted twice, and the rows equal those of an undisturbed day.',
  ],
  connections: [
    'Connections are ended under two instances for minutes',
    'Ten times a second somebody who may (`pg_terminate_backend`, `KILL`) ends one in six connections, those that are being set up too, while readers, uses of rights, staff who save and publish, the day and the outbox go on. Both processes still run at the end, callers are told 503 or 409 and nothing else, and may ask again; no use is lost or counted twice.',
  ],
  content: [
    'The connection is cut, or another is first, at the statements of who saves and publishes',
    'Each statement in turn. Staff are told 503 wherever the connection is cut, in place of what Strapi makes of it (a language that does not exist, a relation that is wrong, nobody signed in); where the database gives the transaction up for another, all of it is run again by itself and they are told that it is done.',
  ],
  boots: [
    'Two instances start at the same moment',
    'On an empty database, then on one that lacks a column which the version adds: one makes the tables or the column, the other waits, and both end their boot. On SQLite they are a server and a command line.',
  ],
  mail: [
    'The mail server takes, defers, refuses, hangs, or dies between DATA and its answer',
    'Every message is sent, or shown as failed with what the server said; only those whose answer was lost came again, under the same Message-ID. While a server hangs, the API answers and rights are counted.',
  ],
  'disk-full': [
    'The disk is full',
    'A command answers 507 with a sentence for staff and changes nothing; the daily run stops and blames no member. With room again both go on, and the rows equal those of an undisturbed run.',
  ],
  corrupt: [
    'The rows of one member are corrupt',
    'The daily run does the others and reports that one by its id; put right, it is done by the next run.',
  ],
  clock: [
    'The clock goes back a day, jumps thirteen months, or is in another time zone',
    'Nothing is done twice and reminders of a year ago are not sent together; under UTC, Europe/Paris and Pacific/Auckland the dates are the same, those of the association.',
  ],
};

/** The verdict of the official rules on electronic invoices, by `lab/invoices/run.mjs`. */
const INVOICES = at('docs', 'reliability', 'invoices.md');

const RESULTS = at('docs', 'reliability', 'faults.json');
/** Where a test leaves what it counted (`tests/helpers/faults.ts`). */
const COUNTED = at('.tmp', 'faults');

const isSame = (one, other) =>
  one.fault === other.fault && one.client === other.client && one.seed === other.seed;

const readResults = () =>
  fs.existsSync(RESULTS) ? JSON.parse(fs.readFileSync(RESULTS, 'utf8')) : [];

/** Moves what the tests counted among the results that are kept, in place of those of the same seed. */
export const collectFaults = () => {
  if (!fs.existsSync(COUNTED)) return;
  const files = fs.readdirSync(COUNTED).map((name) => `${COUNTED}/${name}`);
  const found = files.map((file) => JSON.parse(fs.readFileSync(file, 'utf8')));
  const kept = readResults().filter((one) => !found.some((other) => isSame(one, other)));
  const faults = Object.keys(FAULTS);
  const clients = Object.keys(NAMES);
  const results = [...kept, ...found].sort(
    (one, other) =>
      faults.indexOf(one.fault) - faults.indexOf(other.fault) ||
      clients.indexOf(one.client) - clients.indexOf(other.client) ||
      one.seed - other.seed,
  );
  fs.writeFileSync(RESULTS, `[\n${results.map((one) => JSON.stringify(one)).join(',\n')}\n]\n`);
  for (const file of files) fs.rmSync(file);
};

/** What was counted with several seeds, together. */
const summed = (results) => {
  const sum = {};
  for (const { counted } of results) {
    for (const [name, value] of Object.entries(counted))
      sum[name] = (sum[name] ?? 0) + Number(value);
  }
  return sum;
};

/** The first of several, and the last when it is another. */
const span = (values) => {
  const [first, last] = [values[0], values.at(-1)];
  return first === last ? String(first) : `${first} to ${last}`;
};

const said = (counted) =>
  Object.entries(counted)
    .map(([name, value]) => `${Number(value).toLocaleString('en-GB')} ${name}`)
    .join(', ');

const versionOf = (command, args) => {
  const { stdout, status } = spawnSync(command, args, { encoding: 'utf8' });
  return status === 0 ? stdout.trim().split('\n')[0] : undefined;
};

const versions = () =>
  [
    `Node ${process.versions.node}`,
    `better-sqlite3 ${JSON.parse(fs.readFileSync(at('node_modules/better-sqlite3/package.json'), 'utf8')).version}`,
    versionOf('psql', ['--version']),
    versionOf('mariadb', ['--version']),
  ].filter(Boolean);

/** Writes the page; a database that was not tried has no line. */
export const writeReliability = async () => {
  const results = readResults();
  const sections = Object.entries(FAULTS).flatMap(([fault, [title, what]]) => {
    const lines = Object.keys(NAMES).flatMap((client) => {
      const found = results.filter((one) => one.fault === fault && one.client === client);
      if (found.length === 0) return [];
      const seeds = span(found.map(({ seed }) => seed));
      const days = span(found.map(({ on }) => on).sort());
      return [`| ${NAMES[client]} | ${said(summed(found))} | ${seeds} | ${days} |`];
    });
    if (lines.length === 0) return [];
    return [
      `## ${title}`,
      what,
      ['| database | counted | seed | on |', '| --- | --- | --- | --- |', ...lines].join('\n'),
    ];
  });
  const text = [
    '# Reliability',
    'What was broken, how often, and what held. `npm run test:faults` breaks it again and writes this page; `npm test` holds a short form of each. A line stands here only when the long form of its test passed on that database, with the numbers that it reached; what has no line is held by the short form alone. `FAULT_SEED` chooses other faults. What each seed counted is kept in `docs/reliability/faults.json`; a line sums them.',
    'The processes that are killed by the hundred run the services of the application on its own database layer, without HTTP and the admin, from one bundled file, so that one starts with a third of a second of processor; `daily-kill`, `import-kill`, `member-papers-kill` and `instances` kill whole ones.',
    ...sections,
    `Measured with ${versions().join('; ')}.`,
    fs.readFileSync(INVOICES, 'utf8'),
  ].join('\n\n');
  const options = await prettier.resolveConfig(at('docs', 'reliability.md'));
  const page = await prettier.format(text, { ...options, parser: 'markdown' });
  fs.writeFileSync(at('docs', 'reliability.md'), page);
};
