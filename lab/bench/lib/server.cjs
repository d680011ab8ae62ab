'use strict';

/**
 * A process of its own that serves the application in production on the demonstration's data, with
 * routes beside its own to compare it with, and says where it listens and whom to ask about.
 * With `load`, it fills the database instead, and ends.
 */
const path = require('node:path');
const { createStrapi } = require('@strapi/strapi');
const { sendAlways } = require('./first.cjs');
const { mountComparisons, token } = require('./comparisons.cjs');
const { mountBare, prepareResources } = require('./resources.cjs');

const root = path.resolve(__dirname, '..', '..', '..');

const load = async (strapi, accounts) => {
  await strapi.load();
  const { loadDemo } = require(path.join(root, 'dist', 'lab', 'demo'));
  const { outcome } = await loadDemo(strapi, accounts);
  if (outcome !== 'loaded') throw new Error(`The demonstration was not loaded: ${outcome}`);
  await strapi.destroy();
};

/** A member whose rights run, and one of them that is counted. */
const someMember = async (strapi) => {
  const day = strapi.plugin('membership-lifecycle').service('clock').today();
  const { membership_id: membership, benefit_code: benefit } = await strapi.db
    .connection({ e: 'adh_entitlement' })
    .join({ m: 'memberships' }, 'm.document_id', 'e.membership_id')
    .where('m.membership_status', 'active')
    .where('e.kind', 'quota')
    .where('e.starts_on', '<=', day)
    .where('e.ends_on', '>=', day)
    .orderBy('e.id')
    .first('e.membership_id', 'e.benefit_code');
  return { membership, benefit };
};

/** Gives a member as many units of a right as a bench may use. */
const giveMany = (strapi, { membership, benefit }) =>
  strapi.db
    .connection('adh_entitlement')
    .where({ membership_id: membership, benefit_code: benefit, voided_on: null })
    .update({ granted: 1_000_000_000 });

const serve = async (strapi) => {
  // Before everything, as what it is compared with.
  const others = strapi.config.get('middlewares');
  strapi.config.set('middlewares', [{ resolve: path.join(__dirname, 'first.cjs') }, ...others]);
  await strapi.load();
  mountComparisons(strapi);
  mountBare(strapi);
  strapi.server.mount();
  await new Promise((resolve) => strapi.server.httpServer.listen(0, '127.0.0.1', resolve));
  process.on('disconnect', () => process.exit(0));
  process.on('message', (answer) => {
    sendAlways(answer);
    process.send('known');
  });
  const member = await someMember(strapi);
  await giveMany(strapi, member);
  process.send({
    port: strapi.server.httpServer.address().port,
    token: await token(strapi),
    member,
    memberToken: await prepareResources(strapi, member),
  });
};

const main = async () => {
  const strapi = createStrapi({ appDir: root, distDir: path.join(root, 'dist') });
  if (process.argv[2] === 'load') {
    strapi.log.level = 'error';
    await load(strapi, process.argv[3]);
    process.exit(0);
  }
  await serve(strapi);
};

main().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
