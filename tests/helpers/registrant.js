'use strict';

/**
 * A process of its own that boots the compiled application on the database named by the
 * environment, registers people for one occasion when it is told to, and says what it was answered.
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
  const by = { actor: { type: 'api-token', id: String(process.pid) } };
  process.on('message', async ({ occasion, requests }) => {
    const answers = await Promise.all(
      requests.map(async ({ membership, name }) => {
        try {
          const who = { membershipId: membership, name };
          await plugin.service('registrations').register(occasion, who, by);
          return 'registered';
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
