'use strict';

/**
 * A process of its own that serves the built application on a free port and says which. With
 * `load`, it fills the database with the demonstration instead, or with so many invented members
 * (`load accounts.json 5000`), and ends.
 */
const path = require('node:path');
const { createStrapi } = require('@strapi/strapi');
const { root, accountsFile } = require('./environment');

const load = async (strapi, [accounts = accountsFile, members]) => {
  await strapi.load();
  const { loadDemo } = require(path.join(root, 'dist', 'src', 'demo'));
  const { outcome } = await loadDemo(strapi, accounts, members && { members: Number(members) });
  if (outcome !== 'loaded') throw new Error(`The demonstration was not loaded: ${outcome}`);
  await strapi.destroy();
};

const serve = async (strapi) => {
  await strapi.load();
  strapi.server.mount();
  await new Promise((resolve) => strapi.server.httpServer.listen(0, '127.0.0.1', resolve));
  process.on('disconnect', () => process.exit(0));
  const service = (name) => strapi.plugin('membership-lifecycle').service(name);
  // What the server does every minute, and on another day what it does then, when the test says so.
  process.on('message', async ({ day }) => {
    if (day) {
      service('clock').set(day);
      await service('daily').run();
    }
    process.send(await service('messages').flush());
  });
  process.send({ port: strapi.server.httpServer.address().port });
};

const main = async () => {
  const strapi = createStrapi({ appDir: root, distDir: path.join(root, 'dist') });
  strapi.log.level = 'error';
  if (process.argv[2] === 'load') {
    await load(strapi, process.argv.slice(3));
    process.exit(0);
  }
  await serve(strapi);
};

main().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
