// Recomputes every counter of rights from its ledger; exits 1 and names what differs.
import { boot } from './lib/boot.mjs';

const strapi = await boot();

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
