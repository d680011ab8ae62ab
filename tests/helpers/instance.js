'use strict';

/**
 * An instance of the compiled application, on the database that the environment names: it listens
 * on a port of its own, calls the services that it is told to, and can be told to die by SIGKILL
 * before one of its statements, or to believe that it is later than it is.
 */
const path = require('node:path');
const { createStrapi } = require('@strapi/strapi');
const { beforeStatements } = require('./statements');

const root = path.resolve(__dirname, '..', '..');
const UID = 'membership-lifecycle';

const errorOf = (error) => ({
  status: error.status,
  reason: error.reason ?? error.details?.reason ?? String(error),
});

const main = async () => {
  const strapi = createStrapi({ appDir: root, distDir: path.join(root, 'dist') });
  strapi.log.level = 'fatal';
  await strapi.load();
  strapi.server.mount();
  const server = strapi.server.httpServer;
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const service = (name) => strapi.plugin(UID).service(name);

  let statements = 0;
  let diesAt = Infinity;
  await beforeStatements(strapi, () => {
    statements += 1;
    if (statements === diesAt) process.kill(process.pid, 'SIGKILL');
  });
  const told = {
    call: ([name, method, ...args]) => service(name)[method](...args),
    document: async ([uid, method, args]) => {
      await strapi.documents(uid)[method](args);
    },
    verify: async () => {
      const found = [];
      await service('verification').verify((difference) => found.push(difference));
      return found;
    },
    dieAt: ([statement]) => {
      diesAt = statements + statement;
    },
    wall: ([instant]) => {
      service('clock').wall = () => instant;
    },
  };

  process.on('message', async ({ id, what, args }) => {
    try {
      process.send({ id, value: await told[what](args) });
    } catch (error) {
      process.send({ id, error: errorOf(error) });
    }
  });
  process.on('disconnect', async () => {
    await strapi.destroy();
    process.exit(0);
  });
  process.send({ port: server.address().port });
};

main().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
