'use strict';

/**
 * A process of its own that serves the compiled application on the database named by the environment,
 * and runs a day. It says which requests arrive, and, once told to hold, when the first chunk is
 * about to be committed, which then waits until it is told to go on.
 */
const path = require('node:path');
const { createStrapi } = require('@strapi/strapi');
const { beforeStatements } = require('./statements');

const root = path.resolve(__dirname, '..', '..');
const [day] = process.argv.slice(2);

/** Stops before the commit of the first chunk, and what follows, until the parent says so. */
const holdCommits = async (strapi) => {
  // A transaction has a client of its own, of the same class.
  const client = strapi.db.connection.client.constructor.prototype;
  const { query } = client;
  let free = null;
  let isWritten = false;
  const gate = new Promise((resolve) => {
    free = resolve;
  });
  await beforeStatements(strapi, (sql) => {
    if (/^insert into .?adh_renewal\b/i.test(sql)) isWritten = true;
  });
  client.query = async function held(connection, asked) {
    const sql = typeof asked === 'string' ? asked : asked.sql;
    if (isWritten && /^commit/i.test(sql)) {
      process.send('held');
      await gate;
    }
    return query.call(this, connection, asked);
  };
  return free;
};

const main = async () => {
  const strapi = createStrapi({ appDir: root, distDir: path.join(root, 'dist') });
  strapi.log.level = 'fatal';
  await strapi.load();
  strapi.server.mount();
  const server = strapi.server.httpServer;
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.on('request', ({ url }) => process.send({ asked: url }));
  const plugin = strapi.plugin('membership-lifecycle');
  plugin.service('clock').set(day);
  let free = null;
  process.on('message', async (word) => {
    if (word === 'hold') free = await holdCommits(strapi);
    if (word === 'go on') free();
    if (word === 'run') {
      plugin
        .service('daily')
        .run()
        .then(
          (run) => process.send({ run }),
          ({ reason, message }) => process.send({ refused: reason ?? message }),
        );
    }
  });
  process.send({ port: server.address().port });
};

main().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
