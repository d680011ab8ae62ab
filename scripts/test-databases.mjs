/**
 * `npm run test:databases`: the tests whose outcome can differ by database (`@databases` in their
 * first line) on PostgreSQL and on MariaDB; `-- --long` takes every test that boots the application,
 * a path some of them. Other arguments are Jest's. Ends with a line `N passed, N failed`, in which
 * each function of a repository that the long form does not call counts as one failure.
 */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { build, isBuilt } from './lib/build.mjs';
import { serverOf } from './lib/database-servers.mjs';
import { askedFor, emptyArchives, end, onAllCores, runJest } from './lib/jest.mjs';
import { at, compile, install, isInstalled } from './lib/project.mjs';
import testFiles from './lib/test-files.cjs';

const DATABASES = [
  ['PostgreSQL', 'postgres'],
  ['MariaDB', 'mysql'],
];
/** Tests of the pure core ask no database. */
const BOOTING = 'tests/(integration|http|attacks)/';

const { isLong, isWhole, args } = askedFor();
const files = () =>
  isLong
    ? [BOOTING, `--testPathIgnorePatterns=${testFiles.sqliteFiles().join('|')}`]
    : ['--runTestsByPath', ...testFiles.databaseFiles()];

if (!isInstalled() && !install()) end(0, 1);
// Servers that installations are moved between hand out the admin.
if (isLong && !isBuilt() && !build()) end(0, 1);
if (!compile()) end(0, 1);

const { exported, readCalls } = createRequire(import.meta.url)(
  at('tests', 'helpers', 'jest', 'repositories.js'),
);

/** Functions that query, and that no test called on this database. */
const uncalled = (client, folder) => {
  const called = readCalls(folder);
  return exported(client).filter((name) => !called.has(name));
};

const long = isLong ? { TRANSFER_LONG: emptyArchives() } : {};

const results = [];
for (const [name, client] of DATABASES) {
  console.log(`\n[test] ${name}`);
  try {
    const { port, stop } = await serverOf(client);
    const calls = at('.tmp', `calls-${client}`);
    fs.rmSync(calls, { recursive: true, force: true });
    const result = runJest(onAllCores(isWhole ? files() : args), {
      TEST_DATABASE_CLIENT: client,
      TEST_DATABASE_PORT: String(port),
      ...(isLong ? { NOTE_CALLS: calls } : {}),
      ...long,
    });
    const left = isLong && isWhole ? uncalled(client, calls) : [];
    for (const one of left) console.error(`[test] FAILED: no test calls ${one}`);
    results.push({ passed: result.passed, failed: result.failed + left.length });
    await stop();
  } catch (error) {
    console.error(`[test] FAILED: ${name}: ${error.message}`);
    results.push({ passed: 0, failed: 1 });
  }
}
const sum = (key) => results.reduce((total, result) => total + result[key], 0);
end(sum('passed'), sum('failed'));
