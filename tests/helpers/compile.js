'use strict';

const { spawnSync } = require('node:child_process');
const path = require('node:path');

const root = path.resolve(__dirname, '..', '..');

/** Compiles the server once for all test files: what is tested is what would be deployed. */
module.exports = async () => {
  if (process.env.ADHESIONS_COMPILED === 'true') return;
  const tsc = require.resolve('typescript/bin/tsc');
  const { status, stdout } = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.json'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`The server does not compile:\n${stdout}`);
};
