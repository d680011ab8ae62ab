'use strict';

/**
 * A process of its own that serves the built application on a free port and says which. With
 * `load`, it fills the database with the demonstration instead, or with so many invented members
 * (`load accounts.json 5000`), and ends; with `sign-in`, it signs the staff of the demonstration in.
 */
const fs = require('node:fs');
const path = require('node:path');
const { performance } = require('node:perf_hooks');
const { createStrapi } = require('@strapi/strapi');
const { TODAY, root, accountsFile, tokensFile } = require('./environment');
const { login } = require('./session');

const ROLES = [
  ...['administrator', 'communications', 'membership-staff', 'reader'],
  ...['treasurer', 'sessions', 'dpo', 'assembly'],
];
/** Longer than any run: nobody signs in again. */
const SESSION_SECONDS = 24 * 3600;
/** What is kept in memory is kept for less. */
const LONG_MS = 3_600_000;

const load = async (strapi, [accounts = accountsFile, members]) => {
  await strapi.load();
  const { loadDemo } = require(path.join(root, 'dist', 'lab', 'demo'));
  const { outcome } = await loadDemo(strapi, accounts, members && { members: Number(members) });
  if (outcome !== 'loaded') throw new Error(`The demonstration was not loaded: ${outcome}`);
  await strapi.destroy();
};

const listen = async (strapi) => {
  await strapi.load();
  strapi.server.mount();
  const { httpServer } = strapi.server;
  await new Promise((resolve) => httpServer.listen(0, '127.0.0.1', resolve));
  return httpServer.address().port;
};

const signIn = async (strapi) => {
  strapi.config.set('admin.auth.sessions.accessTokenLifespan', SESSION_SECONDS);
  const address = `http://127.0.0.1:${await listen(strapi)}`;
  const tokens = {};
  for (const role of ROLES) tokens[role] = await login(address, accountsFile, role);
  fs.writeFileSync(tokensFile, JSON.stringify(tokens), { mode: 0o600 });
  await strapi.destroy();
};

/** Puts other data under a running application, as if long after: what it remembers is stale. */
const beginAnew = async (strapi, database) => {
  const { connection } = strapi.db;
  const { filename } = connection.client.config.connection;
  await connection.destroy();
  for (const suffix of ['-wal', '-shm']) fs.rmSync(`${filename}${suffix}`, { force: true });
  fs.copyFileSync(database, filename);
  connection.initialize();
  const { now } = performance;
  performance.now = () => now.call(performance) + LONG_MS;
  const service = (name) => strapi.plugin('membership-lifecycle').service(name);
  service('rateLimits').reset();
  service('clock').set(TODAY);
};

const serve = async (strapi) => {
  // Strapi lets nobody sign in more than five times in five minutes.
  strapi.config.set('admin.rateLimit', { enabled: false });
  const port = await listen(strapi);
  process.on('disconnect', () => process.exit(0));
  const service = (name) => strapi.plugin('membership-lifecycle').service(name);
  // What the server does every minute, and on another day what it does then, when the test says so.
  process.on('message', async ({ day, begin }) => {
    if (begin) await beginAnew(strapi, begin);
    if (day) {
      service('clock').set(day);
      await service('daily').run();
    }
    process.send(begin ? 'begun' : await service('messages').flush());
  });
  process.send({ port });
};

const main = async () => {
  const strapi = createStrapi({ appDir: root, distDir: path.join(root, 'dist') });
  strapi.log.level = 'error';
  const [what, ...more] = process.argv.slice(2);
  if (!what) return serve(strapi);
  await (what === 'load' ? load(strapi, more) : signIn(strapi));
  return process.exit(0);
};

main().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
