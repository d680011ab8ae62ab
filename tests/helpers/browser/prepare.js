'use strict';

const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { root, folder, environment, demoDatabase } = require('./environment');

/** When the compiled server was written: younger code may load other data. */
const compiledAt = () => fs.statSync(path.join(root, 'dist', '.tsbuildinfo')).mtimeMs;

/** Loads the demonstration once; each test file works on a copy of it. */
module.exports = async () => {
  const done = path.join(folder, 'demo.loaded');
  if (fs.existsSync(done) && fs.statSync(done).mtimeMs >= compiledAt()) return;
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  const { status } = spawnSync(process.execPath, [path.join(__dirname, 'serve.js'), 'load'], {
    cwd: root,
    env: environment(demoDatabase),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error('The demonstration could not be loaded.');
  fs.writeFileSync(done, '');
};
