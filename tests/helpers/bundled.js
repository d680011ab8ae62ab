'use strict';

/**
 * Runs a bundle, named by the first argument, with what V8 compiled of it before: the first process
 * that ends in peace leaves that beside it.
 */
const fs = require('node:fs');
const path = require('node:path');
const vm = require('node:vm');

const [file] = process.argv.splice(2, 1);
const cache = `${file}.cache`;
const cachedData = fs.existsSync(cache) ? fs.readFileSync(cache) : undefined;
// A bundle is ASCII: so read, it need not be looked through.
const source = fs.readFileSync(file, 'latin1');
const script = new vm.Script(
  `(function (exports, require, module, __filename, __dirname) {${source}\n})`,
  { filename: file, cachedData },
);
process.on('exit', () => {
  if (cachedData) return;
  // Others may read it at this moment: whole files replace each other.
  fs.writeFileSync(`${cache}.${process.pid}`, script.createCachedData());
  fs.renameSync(`${cache}.${process.pid}`, cache);
});
script.runInThisContext()(
  {},
  require('node:module').createRequire(file),
  {},
  file,
  path.dirname(file),
);
