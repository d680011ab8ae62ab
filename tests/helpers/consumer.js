'use strict';

/**
 * A process of its own that boots the compiled application on the database named by the
 * environment, then uses one right as often as it is told to, and says what it was answered.
 */
const path = require('node:path');
const { createStrapi } = require('@strapi/strapi');

const root = path.resolve(__dirname, '..', '..');

/**
 * Between two queries of one process others run only when it yields: here it does, before each. On
 * SQLite a use is read and written at one go, and only another process may come between.
 */
const yieldBeforeQueries = (strapi) => {
  const { client } = strapi.db.connection;
  const query = client.query;
  const slow = async (...parameters) => {
    await new Promise((resolve) => setImmediate(resolve));
    return query.apply(client, parameters);
  };
  return (yields) => {
    client.query = yields ? slow : query;
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
