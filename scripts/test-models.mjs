/**
 * `npm run test:models`: the long form of the tests that hold the application to naive models: ten
 * thousand sequences of up to 200 operations on SQLite, a thousand on PostgreSQL and on MariaDB.
 * Takes about three hours. Arguments choose databases (`-- sqlite`), FC_RUNS another number, FC_SEED
 * another draw. Ends with a line `N passed, N failed`.
 */
import { serverOf } from './lib/database-servers.mjs';
import { end, runJest } from './lib/jest.mjs';
import { compile, install, isInstalled } from './lib/project.mjs';

const DATABASES = [
  ['sqlite', 10_000, 'tests/(domain|integration)/[a-z]+/(counter|renewal)-models'],
  // The pure core asks no database.
  ['postgres', 1_000, 'tests/integration/[a-z]+/(counter|renewal)-models'],
  ['mysql', 1_000, 'tests/integration/[a-z]+/(counter|renewal)-models'],
];

const asked = process.argv.slice(2);
if (!isInstalled() && !install()) end(0, 1);
if (!compile()) end(0, 1);

const results = [];
for (const [client, runs, tests] of DATABASES) {
  if (asked.length > 0 && !asked.includes(client)) continue;
  console.log(`\n[test] ${client}`);
  const server = client === 'sqlite' ? { stop: () => {} } : await serverOf(client);
  const where = server.port ? { TEST_DATABASE_PORT: String(server.port) } : {};
  const env = { FC_RUNS: String(runs), ...process.env, TEST_DATABASE_CLIENT: client, ...where };
  results.push(runJest([tests], env));
  await server.stop();
}
const sum = (key) => results.reduce((total, result) => total + result[key], 0);
end(sum('passed'), sum('failed'));
