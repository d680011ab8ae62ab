/**
 * `npm run test:faults [-- sqlite postgres mysql] [kills …]`: the tests of faults in their long form,
 * on the databases that are named and of the tests that are named (all of them by default), and what
 * held, added to `docs/reliability/faults.json` and `docs/reliability.md` as each ends. Other
 * arguments are Jest's. KILLS and FAULT_SEED name another number of kills and other faults. Ends with
 * a line `N passed, N failed`.
 */
import process from 'node:process';
import { serverOf } from '../../scripts/lib/database-servers.mjs';
import { end, runJest } from '../../scripts/lib/jest.mjs';
import { compile, install, isInstalled } from '../../scripts/lib/project.mjs';
import { collectFaults, writeReliability } from './reliability.mjs';

const DATABASES = ['sqlite', 'postgres', 'mysql'];
const TESTS = [
  'command-faults',
  'forced-races',
  'mail-faults',
  'disk-full',
  'clock-faults',
  'daily-races',
  'database-restart',
  'cut-connections',
  'content-faults',
  'boot-together',
  'kills',
];
const SEED = Number(process.env.FAULT_SEED ?? 20210601);
const KILLS = Number(process.env.KILLS ?? 1_000);
/** Kills are counted by the hundred, each hundred with a seed of its own: a run that is stopped counts. */
const KILLS_A_RUN = 100;

/** What a test is run with, once or several times. */
const runsOf = (test) =>
  test === 'kills'
    ? Array.from({ length: Math.ceil(KILLS / KILLS_A_RUN) }, (_, index) => ({
        FAULT_SEED: String(SEED + index),
        KILLS: String(Math.min(KILLS_A_RUN, KILLS - index * KILLS_A_RUN)),
      }))
    : [{ FAULT_SEED: String(SEED) }];

const asked = process.argv.slice(2);
/** Those that the arguments name, or all. */
const named = (names) => {
  const some = names.filter((name) => asked.includes(name));
  return some.length > 0 ? some : names;
};
const forJest = asked.filter((arg) => !DATABASES.includes(arg) && !TESTS.includes(arg));

if (!isInstalled() && !install()) end(0, 1);
if (!compile()) end(0, 1);

let [passed, failed] = [0, 0];
for (const client of named(DATABASES)) {
  const { port, stop } =
    client === 'sqlite' ? { port: 0, stop: async () => {} } : await serverOf(client);
  for (const test of named(TESTS)) {
    for (const run of runsOf(test)) {
      const result = runJest([`tests/integration/[a-z]+/${test}\\.test\\.ts`, ...forJest], {
        ...run,
        FAULTS: 'long',
        TEST_DATABASE_CLIENT: client,
        ...(port ? { TEST_DATABASE_PORT: String(port) } : {}),
      });
      passed += result.passed;
      failed += result.failed;
      collectFaults();
      await writeReliability();
    }
  }
  await stop();
}
end(passed, failed);
