'use strict';

/**
 * A process of its own that boots the compiled application on the database named by the
 * environment, runs the commands of an assembly that it is sent, and says what each was answered.
 */
const path = require('node:path');
const { createStrapi } = require('@strapi/strapi');

const root = path.resolve(__dirname, '..', '..');

/** Between a check and a write of one process nothing else runs, unless every query yields. */
const yieldBeforeQueries = (strapi) => {
  const { client } = strapi.db.connection;
  const { query } = client;
  client.query = async (...parameters) => {
    await new Promise((resolve) => setImmediate(resolve));
    return query.apply(client, parameters);
  };
};

const main = async () => {
  const strapi = createStrapi({ appDir: root, distDir: path.join(root, 'dist') });
  strapi.log.level = 'fatal';
  await strapi.load();
  const plugin = strapi.plugin('membership-lifecycle');
  plugin.service('clock').set(process.argv[2]);
  yieldBeforeQueries(strapi);
  const actor = { type: 'admin', id: String(process.pid) };
  process.on('message', async ({ id, commands }) => {
    const answers = await Promise.all(
      commands.map(async ([name, input]) => {
        try {
          await plugin.service('assemblies').run(id, name, input, actor);
          return 'done';
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
