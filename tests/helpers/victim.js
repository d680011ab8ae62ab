'use strict';

/**
 * A process of the application's services that uses rights, or lives a day and sends the messages of
 * it, and dies by SIGKILL before one of its statements, or within it, when it is told to.
 */
const { once } = require('node:events');
const { Worker } = require('node:worker_threads');
const { startEngine } = require('./engine');
const { beforeStatements } = require('./statements');

const [description] = process.argv.slice(2);

const KILLER = `
  const { workerData: flag } = require('node:worker_threads');
  Atomics.wait(flag, 0, 0);
  process.kill(process.pid, 'SIGKILL');
`;

/**
 * Another thread that kills the process at a word: a statement of SQLite leaves this one no moment,
 * and one that was sent to a server is being done there.
 */
const startKiller = async () => {
  const flag = new Int32Array(new SharedArrayBuffer(4));
  const killer = new Worker(KILLER, { eval: true, workerData: flag });
  await once(killer, 'online');
  return () => {
    Atomics.store(flag, 0, 1);
    Atomics.notify(flag, 0);
  };
};

const killNow = () => process.kill(process.pid, 'SIGKILL');

const main = async () => {
  const strapi = await startEngine(description);
  const service = (name) => strapi.plugin().service(name);

  const works = {
    async consume({ membership, keys }) {
      for (const key of keys) {
        const by = { actor: { type: 'api-token', id: 'victim' }, key };
        const input = { benefit: 'compagnonnage', quantity: 1 };
        const { replayed } = await service('entitlements').consume(membership, input, by);
        process.send({ answered: key, replayed });
      }
    },
    async day({ now }) {
      const run = await service('daily').run();
      const clock = service('clock');
      const noon = clock.now;
      clock.now = () => now;
      const sent = await service('messages').flush();
      clock.now = noon;
      process.send({ run, sent });
    },
  };

  let before = () => {};
  await beforeStatements(strapi, () => before());

  process.on('message', async ({ work, today, instant, dieAt, within, ...input }) => {
    let statements = 0;
    const die = within ? await startKiller() : killNow;
    before = () => {
      statements += 1;
      if (statements === dieAt) die();
    };
    // What the clock of the machine says, rightly or not, where no day is pretended.
    if (instant !== undefined) Date.now = () => instant;
    service('clock').set(today ?? null);
    try {
      await works[work](input);
      process.send({ statements });
    } catch (error) {
      process.send({ failed: error.reason ?? String(error.stack) });
    }
  });
  process.on('disconnect', () => process.exit(0));
  process.send('ready');
};

main().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
