'use strict';

/**
 * What the browser tests share, whatever their file: the browser of the run, and the servers of their
 * worker, which begin each file on fresh data and end with the worker.
 */
const { fork } = require('node:child_process');
const { once } = require('node:events');
const fs = require('node:fs');
const net = require('node:net');
const path = require('node:path');
const { chromium } = require('playwright-core');
const { environment, folder, root, signedInDatabase } = require('./environment');
const { watchSent } = require('./pages');

let browser = null;
let mailPort = null;
/** Servers that are kept, by what they were started with. */
const kept = new Map();
let count = 0;

/** Ports that no system gives away by itself: between two files nobody else takes the one of a worker. */
const [FIRST_PORT, PORTS] = [20_000, 10_000];

const isFree = (port) =>
  new Promise((resolve) => {
    const server = net.createServer().once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });

const freePort = async () => {
  for (let offset = 0; offset < PORTS; offset += 1) {
    const port = FIRST_PORT + ((process.pid + offset) % PORTS);
    if (await isFree(port)) return port;
  }
  throw new Error('No port is free for the mail server.');
};

/** Comes to the run's browser, and chooses the port on which a file's mail server listens. */
const begin = async () => {
  browser = await chromium.connect(process.env.BROWSER_ENDPOINT);
  mailPort ??= await freePort();
};

/** Leaves the browser, with what the file opened in it. */
const end = () => browser.close();

const remove = (database) => {
  for (const suffix of ['', '-wal', '-shm', '-boot']) {
    fs.rmSync(`${database}${suffix}`, { force: true });
  }
};

/** Starts a server of its own; `isEmpty`: before its first boot, else on the demonstration. */
const start = (env, { isEmpty = false } = {}) => {
  count += 1;
  const database = path.join(folder, `site-${process.pid}-${count}.db`);
  if (!isEmpty) fs.copyFileSync(signedInDatabase, database);
  return new Promise((resolve, reject) => {
    const child = fork(path.join(__dirname, 'serve.js'), [], {
      cwd: root,
      env: environment(database, env),
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    child.once('exit', (code) => {
      remove(database);
      reject(new Error(`The server ended with ${code}.`));
    });
    child.once('message', ({ port }) => resolve({ child, port }));
  });
};

/** Tells a server something, and waits until it has done it. */
const tell = async ({ child }, what) => {
  child.send(what);
  await once(child, 'message');
};

/** A server that every file with this environment begins anew. */
const keptServer = async (env) => {
  const key = JSON.stringify(env);
  const known = kept.get(key);
  if (known) {
    await tell(known, { begin: signedInDatabase });
    return known;
  }
  const server = await start(env);
  // It ends when its channel closes: it keeps no worker that has nothing else to do.
  server.child.unref();
  server.child.channel.unref();
  kept.set(key, server);
  return server;
};

const stop = async ({ child }) => {
  child.disconnect();
  await once(child, 'exit');
};

module.exports = {
  begin,
  end,
  start,
  stop,
  tell,
  keptServer,
  browser: () => browser,
  mailPort: () => mailPort,
  watchSent,
};
