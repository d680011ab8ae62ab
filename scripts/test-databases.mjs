/**
 * `npm run test:databases`: every Jest test that boots the application, on PostgreSQL and on
 * MariaDB. Arguments are Jest's. Ends with a line `N passed, N failed`.
 */
import { serverOf } from './lib/database-servers.mjs';
import { end, onAllCores, runJest } from './lib/jest.mjs';
import { compile, install, isInstalled } from './lib/project.mjs';

const DATABASES = [
  ['PostgreSQL', 'postgres'],
  ['MariaDB', 'mysql'],
];
/** Tests of the pure core ask no database. */
const BOOTING = ['tests/(integration|http)/'];

const asked = process.argv.slice(2);
if (!isInstalled() && !install()) end(0, 1);
if (!compile()) end(0, 1);

const results = [];
for (const [name, client] of DATABASES) {
  console.log(`\n[test] ${name}`);
  try {
    const { port, stop } = await serverOf(client);
    const where = { TEST_DATABASE_CLIENT: client, TEST_DATABASE_PORT: String(port) };
    results.push(runJest(onAllCores(asked.length > 0 ? asked : BOOTING), where));
    await stop();
  } catch (error) {
    console.error(`[test] FAILED: ${name}: ${error.message}`);
    results.push({ passed: 0, failed: 1 });
  }
}
const sum = (key) => results.reduce((total, result) => total + result[key], 0);
end(sum('passed'), sum('failed'));
