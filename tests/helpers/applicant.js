'use strict';

/**
 * A process of its own that boots the compiled application on the database named by the
 * environment, sends one application when it is told to, and says what it was answered.
 */
const path = require('node:path');
const { createStrapi } = require('@strapi/strapi');

const root = path.resolve(__dirname, '..', '..');

const main = async () => {
  const strapi = createStrapi({ appDir: root, distDir: path.join(root, 'dist') });
  strapi.log.level = 'fatal';
  await strapi.load();
  const plugin = strapi.plugin('membership-lifecycle');
  plugin.service('clock').set('2021-06-01');
  process.on('message', async ({ body }) => {
    try {
      const { reference } = await plugin.service('applications').receive(body);
      process.send({ answer: reference });
    } catch (error) {
      process.send({ answer: error.details?.reason ?? String(error) });
    }
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
