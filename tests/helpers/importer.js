'use strict';

/**
 * A process that imports an archive with Strapi's engine into the database of its environment: a
 * transfer that fails once it has written so many rows, then one that is killed there.
 */
const path = require('node:path');
const { createStrapi } = require('@strapi/strapi');
const { engine, file, strapi: local } = require('@strapi/data-transfer');

const root = path.resolve(__dirname, '..', '..');

/** Imports all but pictures; `change` is asked what the row of that number is to be. */
const importing = (strapi, archive, number, change) => {
  let rows = 0;
  let last = null;
  const before = (entity) => {
    rows += 1;
    const seen = rows === number ? change(last) : entity;
    last = entity;
    return seen;
  };
  const source = file.providers.createLocalFileSourceProvider({
    file: { path: archive },
    compression: { enabled: false },
    encryption: { enabled: false },
  });
  const destination = local.providers.createLocalStrapiDestinationProvider({
    getStrapi: () => strapi,
    autoDestroy: false,
    strategy: 'restore',
    restore: { assets: false, entities: { exclude: local.getProtectedTransferUIDs(strapi) } },
  });
  return engine
    .createTransferEngine(source, destination, {
      versionStrategy: 'ignore',
      schemaStrategy: 'strict',
      exclude: ['files'],
      transforms: { entities: [{ map: before }] },
    })
    .transfer();
};

const main = async () => {
  // As Strapi's own commands: the engine asks PostgreSQL before it has answered, which its driver tells.
  process.noDeprecation = true;
  const [archive, number] = process.argv.slice(2);
  const strapi = createStrapi({ appDir: root, distDir: path.join(root, 'dist') });
  strapi.log.level = 'fatal';
  await strapi.load();
  const payments = () => strapi.db.query('plugin::membership-lifecycle.payment').count();
  let error = 'none';
  // An archive that says a row twice.
  await importing(strapi, archive, Number(number), (last) => last).catch(({ message }) => {
    error = message;
  });
  process.stdout.write(JSON.stringify({ error, payments: await payments() }));
  await importing(strapi, archive, Number(number), () => process.kill(process.pid, 'SIGKILL'));
};

main().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
