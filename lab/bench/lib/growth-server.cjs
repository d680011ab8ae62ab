'use strict';

/**
 * A process of its own that serves the application in production, and says after each request how long
 * it computed at one go, and what it holds.
 */
const { randomBytes } = require('node:crypto');
const path = require('node:path');
const { performance } = require('node:perf_hooks');
const { setInterval } = require('node:timers');
const v8 = require('node:v8');
const vm = require('node:vm');
const { createStrapi } = require('@strapi/strapi');

const root = path.resolve(__dirname, '..', '..', '..');
/** How often the loop is looked at, in milliseconds. */
const TICK = 2;

v8.setFlagsFromString('--expose-gc');
const collect = vm.runInNewContext('gc');

/**
 * What was computed between two turns of a timer, in milliseconds of the processor: how long nobody else was
 * served, whatever else the machine did meanwhile. What the collector does beside the loop is not of it.
 */
const watchLoop = () => {
  let before = { cpu: process.cpuUsage(), at: performance.now() };
  let longest = 0;
  let all = 0;
  const look = () => {
    const { user, system } = process.cpuUsage(before.cpu);
    const passed = performance.now() - before.at;
    before = { cpu: process.cpuUsage(), at: performance.now() };
    const spent = (user + system) / 1000;
    longest = Math.max(longest, Math.min(spent, passed));
    all += spent;
  };
  setInterval(look, TICK);
  return () => {
    look();
    const seen = { longest, all };
    longest = all = 0;
    return seen;
  };
};

const held = () => {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};

/** Ids of what is there, by the part of an address that they follow, and what a parameter may name. */
const TABLES = {
  ...{ memberships: 'memberships', organisations: 'organisations', offers: 'offers' },
  ...{ applications: 'memberships', renewals: 'adh_renewal', papers: 'adh_paper' },
  ...{ messages: 'adh_message', assemblies: 'adh_assembly', occasions: 'adh_occasion' },
};

const knownIds = async ({ db }) => {
  const known = { model: 'api::organisation.organisation', uid: 'api::organisation.organisation' };
  for (const [part, table] of Object.entries(TABLES)) {
    const row = await db.connection(table).first('document_id');
    if (row) known[part] = row.document_id;
  }
  return { ...known, 'api::organisation.organisation': known.organisations };
};

/** Ids of all that is there, by table, as `tests/helpers/hostile-targets.ts` names them. */
const NAMED = {
  ...{ membership: 'memberships', offer: 'offers', bankLine: 'adh_bank_line' },
  ...Object.fromEntries(
    ['term', 'dues', 'payment', 'renewal', 'entitlement', 'usage', 'message', 'occasion']
      .concat(['registration', 'paper', 'import', 'assembly', 'application'])
      .map((name) => [name, `adh_${name}`]),
  ),
  webhook: 'strapi_webhooks',
};

const allIds = async ({ db }) => {
  const ids = {};
  for (const [name, table] of Object.entries(NAMED)) {
    const column = name === 'webhook' ? 'id' : 'document_id';
    ids[name] = [...new Set((await db.connection(table).limit(100)).map((row) => String(row[column])))];
  }
  return ids;
};

/** What is asked thousands of times is not to be refused for how often it is asked. */
const lift = (strapi) => {
  for (const limits of ['admin.rateLimit', 'plugin::users-permissions.ratelimit']) {
    strapi.config.set(limits, { enabled: false });
  }
  const limits = 'plugin::membership-lifecycle.rateLimits';
  for (const name of Object.keys(strapi.config.get(limits))) {
    strapi.config.set(`${limits}.${name}.points`, 1_000_000_000);
  }
  strapi.plugin('membership-lifecycle').service('rateLimits').reset();
};

/** A member whose membership runs: an account by the address of a contact, and the membership. */
const memberOf = async (strapi) => {
  const [membership] = await strapi.documents('api::membership.membership').findMany({
    filters: { membershipStatus: 'active', organisation: { contacts: { email: { $notNull: true } } } },
    populate: { organisation: { populate: { contacts: true } } },
    limit: 1,
  });
  const { email } = membership.organisation.contacts.find((contact) => contact.email);
  const users = strapi.db.query('plugin::users-permissions.user');
  const role = await strapi.db
    .query('plugin::users-permissions.role')
    .findOne({ where: { type: 'authenticated' } });
  const user =
    (await users.findOne({ where: { email } })) ??
    (await strapi.plugin('users-permissions').service('user').add({
      ...{ username: email, email, password: randomBytes(16).toString('hex') },
      ...{ provider: 'local', confirmed: true, role: role.id },
    }));
  const token = await strapi.plugin('membership-lifecycle').service('memberAccounts').tokenOf(user);
  return { token, membership: membership.documentId };
};

const fullToken = async (strapi) => {
  const asked = { name: `bench ${Date.now()}`, description: '', lifespan: null };
  const kind = { kind: 'content-api', type: 'full-access' };
  const { accessKey } = await strapi.service('admin::api-token').create({ ...asked, ...kind });
  return accessKey;
};

const main = async () => {
  const strapi = createStrapi({ appDir: root, distDir: path.join(root, 'dist') });
  await strapi.load();
  lift(strapi);
  strapi.server.mount();
  await new Promise((resolve) => strapi.server.httpServer.listen(0, '127.0.0.1', resolve));
  process.on('disconnect', () => process.exit(0));
  const sinceAsked = watchLoop();
  const ANSWERS = { work: sinceAsked, held: () => ({ bytes: held() }) };
  process.on('message', (question) => process.send(ANSWERS[question]()));
  const member = await memberOf(strapi);
  process.send({
    port: strapi.server.httpServer.address().port,
    known: { ...(await knownIds(strapi)), memberships: member.membership },
    ids: await allIds(strapi),
    callers: { member: member.token, token: await fullToken(strapi) },
    routes: strapi.server
      .listRoutes()
      .flatMap(({ methods, path: url }) => methods.map((method) => `${method} ${url}`)),
  });
};

main().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
