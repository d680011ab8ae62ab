// Recomputes every counter of rights from its ledger; exits 1 and names what differs.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

// Strapi's ES build does not load under plain Node.
const { createStrapi } = createRequire(import.meta.url)('@strapi/strapi');

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const distDir = path.join(root, 'dist');

if (!existsSync(path.join(distDir, 'src', 'plugins'))) {
  console.error('Nothing is compiled: run `npm run build` first.');
  process.exit(2);
}

// Strapi finds the database relative to the application, wherever the command is run from.
process.chdir(root);
// A verification reads: it must not start the daily run beside it.
process.env.ADHESIONS_DAILY = 'false';

const strapi = createStrapi({ appDir: root, distDir });
strapi.log.level = 'error';
await strapi.load();

const describe = ({ entitlementId, person, field, stored, fromLedger }) =>
  `${entitlementId}${person ? ` (person ${person.slice(0, 12)}…)` : ''}: ` +
  `${field} is ${stored}, the ledger says ${fromLedger}`;

const { differences } = await strapi
  .plugin('membership-lifecycle')
  .service('verification')
  .verify((difference) => console.error(describe(difference)));

await strapi.destroy();
console.log(
  differences === 0
    ? 'Every counter says what its ledger says.'
    : `${differences} difference(s) between the counters and their ledger.`,
);
process.exit(differences === 0 ? 0 : 1);
