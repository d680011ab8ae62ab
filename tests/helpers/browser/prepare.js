'use strict';

const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { chromium } = require('playwright-core');
const { root, folder, environment, demoDatabase, signedInDatabase } = require('./environment');
const { LAUNCH } = require('./session');

/** When the compiled server was written: younger code may load other data. */
const compiledAt = () => fs.statSync(path.join(root, 'dist', '.tsbuildinfo')).mtimeMs;

/** Runs `serve.js` on a database, to the end. */
const run = (database, what) => {
  const { status } = spawnSync(process.execPath, [path.join(__dirname, 'serve.js'), what], {
    cwd: root,
    env: environment(database),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error(`The demonstration failed to ${what}.`);
};

/** Loads the demonstration, once for all runs. */
const loadOnce = () => {
  const done = path.join(folder, 'demo.loaded');
  if (fs.existsSync(done) && fs.statSync(done).mtimeMs >= compiledAt()) return;
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  run(demoDatabase, 'load');
  fs.writeFileSync(done, '');
};

/**
 * Makes what each test file begins with, the demonstration with its staff signed in, and starts the
 * browser that all of them share.
 */
module.exports = async () => {
  loadOnce();
  fs.copyFileSync(demoDatabase, signedInDatabase);
  run(signedInDatabase, 'sign-in');
  const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
  globalThis.browserServer = await chromium.launchServer({ ...LAUNCH, executablePath });
  process.env.BROWSER_ENDPOINT = globalThis.browserServer.wsEndpoint();
};
