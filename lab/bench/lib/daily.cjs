'use strict';

/**
 * A process that makes members of whom a day asks something (`make`), or runs that day on them: by
 * the daily run (`run`, serving meanwhile), or by a loop of document calls (`loop`).
 */
const fs = require('node:fs');
const path = require('node:path');
const { monitorEventLoopDelay, performance } = require('node:perf_hooks');
const { createStrapi } = require('@strapi/strapi');
const { mountComparisons, token } = require('./comparisons.cjs');

const root = path.resolve(__dirname, '..', '..', '..');
const server = path.join(root, 'dist/src/plugins/membership-lifecycle/server/src');
const { TERM_TABLE } = require(path.join(server, 'core/tables/member'));
const { insertAll } = require(path.join(server, 'kernel/store/database'));
const { createEntitlements } = require(path.join(server, 'core/store/counters'));
const { newId } = require(path.join(server, 'kernel/new-id'));

const MEMBERS = 100;
const ACTOR = { type: 'system', id: 'daily' };

const clock = (strapi) => strapi.plugin('membership-lifecycle').service('clock');

const load = async () => {
  const strapi = createStrapi({ appDir: root, distDir: path.join(root, 'dist') });
  strapi.log.level = 'error';
  await strapi.load();
  return strapi;
};

/** As many members, each with an organisation, a contact, a running term and its five rights. */
const make = async (today) => {
  const strapi = await load();
  clock(strapi).set(today);
  const { loadOffer } = require(path.join(root, 'dist/lab/demo/offer'));
  await loadOffer(strapi);
  const [tier] = await strapi.service('api::offer.offer').tierOffers();
  const startsOn = `${today.slice(0, 4)}-01-01`;
  const endsOn = `${today.slice(0, 4)}-12-31`;
  const now = Date.now();
  for (let index = 0; index < MEMBERS; index += 1) {
    const { documentId: organisation } = await strapi
      .documents('api::organisation.organisation')
      .create({
        data: {
          name: `Commune ${index}`,
          contacts: [{ name: 'Camille Martin', email: `mairie${index}@example.org`, role: 'representative', locale: 'fr' }],
        },
      });
    const [membershipId, termId] = [newId(), newId()];
    await strapi.db.query('api::membership.membership').create({
      data: {
        ...{ documentId: membershipId, reference: `BENCH-${index}`, organisationId: organisation },
        ...{ tierCode: tier.tierCode, appliedOn: startsOn, approvedOn: startsOn, version: 0 },
        ...{ membershipStatus: 'active', nextDueOn: today, endsOn, duesState: 'none' },
        because: { rule: 'term-runs-unpaid', params: { startsOn, endsOn } },
        publishedAt: new Date(now),
      },
    });
    const { tierCode, tierNames, price, currency, policy, allowances } = tier;
    await strapi.db.transaction(async ({ trx }) => {
      const term = {
        ...{ id: termId, membershipId, state: 'issued', startsOn, endsOn, anchorOn: startsOn },
        ...{ anchorOffset: 0, months: 12, tierCode, tierNames, price, currency, policy, allowances },
        ...{ issuedOn: startsOn, imported: false, liveKey: `${membershipId}:${startsOn}` },
      };
      await insertAll(trx, TERM_TABLE, [term], now);
      const rights = allowances.map(({ quantity, ...allowance }) => ({
        ...{ id: newId(), membershipId, termId, ...allowance, startsOn, endsOn, voidedOn: null },
        ...{ granted: quantity, used: 0 },
      }));
      await createEntitlements(trx, rights, { actor: ACTOR, on: startsOn, now, newId });
    });
  }
  // The file is copied: nothing of it may be left beside it.
  await strapi.db.connection.raw('pragma wal_checkpoint(TRUNCATE)');
  await strapi.destroy();
};

/** The daily run, while the process serves; how long it took, and how long nothing else could be done. */
const run = async (today) => {
  const strapi = await load();
  clock(strapi).set(today);
  mountComparisons(strapi);
  strapi.server.mount();
  await new Promise((resolve) => strapi.server.httpServer.listen(0, '127.0.0.1', resolve));
  const row = await strapi.db.connection('memberships').orderBy('id').first('document_id');
  process.send({
    port: strapi.server.httpServer.address().port,
    token: await token(strapi),
    member: { membership: row.document_id, benefit: 'compagnonnage' },
  });
  process.on('disconnect', () => process.exit(0));
  process.on('message', async () => {
    // Of the memory that the run needs, boot's is no part.
    fs.writeFileSync('/proc/self/clear_refs', '5');
    const delays = monitorEventLoopDelay({ resolution: 5 });
    delays.enable();
    const begun = performance.now();
    const { processed, actions, failures } = await strapi.plugin('membership-lifecycle').service('daily').run();
    const took = performance.now() - begun;
    delays.disable();
    const status = fs.readFileSync('/proc/self/status', 'utf8');
    process.send({
      ...{ took, processed, actions, failures: failures.length },
      gap: delays.max / 1e6,
      peak: Number(/VmHWM:\s+(\d+)/.exec(status)[1]) / 1024,
    });
  });
};

const main = async () => {
  const [what, today] = process.argv.slice(2);
  if (what === 'make') {
    await make(today);
    process.exit(0);
  }
  await run(today);
};

main().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
