'use strict';

/**
 * A process of its own that boots the compiled application on the database named by the
 * environment, and publishes what it is told to, as another instance would.
 */
const path = require('node:path');
const { createStrapi } = require('@strapi/strapi');

const root = path.resolve(__dirname, '..', '..');

const main = async () => {
  const strapi = createStrapi({ appDir: root, distDir: path.join(root, 'dist') });
  strapi.log.level = 'fatal';
  await strapi.load();
  process.on('message', async ({ uid, documentId, data }) => {
    await strapi.documents(uid).update({ documentId, data, status: 'published' });
    process.send('published');
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
