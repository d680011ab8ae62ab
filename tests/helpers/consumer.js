'use strict';

/**
 * A process of its own that boots the compiled application on the database named by the
 * environment, then uses one right as often as it is told to, and says what it was answered.
 */
const path = require('node:path');
const { createStrapi } = require('@strapi/strapi');

const root = path.resolve(__dirname, '..', '..');
const PLUGIN = 'dist/src/plugins/membership-lifecycle/server/src';
const scripts = require(path.join(root, PLUGIN, 'kernel', 'store', 'scripts'));

/**
 * SQLite's driver is synchronous: between a check and a write of one process, nothing else runs
 * unless the process yields. Here it does, before every query, as a server database would; the short
 * way, which cannot be made to yield there, is as if it were busy, so that the long way is raced.
 */
const yieldBeforeQueries = (strapi) => {
  const { client } = strapi.db.connection;
  const query = client.query;
  const { readThenWrite } = scripts;
  const busy = async () => {
    throw Object.assign(new Error('busy'), { code: 'SQLITE_BUSY' });
  };
  const slow = async (...parameters) => {
    await new Promise((resolve) => setImmediate(resolve));
    return query.apply(client, parameters);
  };
  return (yields) => {
    client.query = yields ? slow : query;
    scripts.readThenWrite = yields && client.dialect === 'sqlite3' ? busy : readThenWrite;
  };
};

const main = async () => {
  const strapi = createStrapi({ appDir: root, distDir: path.join(root, 'dist') });
  strapi.log.level = 'fatal';
  await strapi.load();
  const plugin = strapi.plugin('membership-lifecycle');
  plugin.service('clock').set('2021-06-01');
  const setYields = yieldBeforeQueries(strapi);
  process.on('message', async ({ membership, requests, yields }) => {
    setYields(yields);
    // One token: whoever holds it, the keys of its requests are its own.
    const by = { actor: { type: 'api-token', id: '1' } };
    const answers = await Promise.all(
      requests.map(async ({ quantity, key }) => {
        const input = { benefit: 'compagnonnage', quantity };
        try {
          const counted = await plugin
            .service('entitlements')
            .consume(membership, input, { ...by, key });
          return counted.replayed ? 'replayed' : 'consumed';
        } catch (error) {
          return error.details?.reason ?? String(error);
        }
      }),
    );
    process.send({ answers });
  });
  process.on('disconnect', async () => {
    await strapi.destroy();
    process.exit(0);
  });
  process.send('ready');
};

main().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
