'use strict';

/**
 * Which test files a run takes. Every file runs in CI, on SQLite or in a browser, but for those that
 * a long form alone takes; some run there on each database server, besides or instead. A file says so
 * in its first line: `/** @long why *\/`, `/** @databases why *\/`, `/** @servers why *\/`, `/** @sqlite why *\/`.
 */
const fs = require('node:fs');
const path = require('node:path');

const ROOT = path.resolve(__dirname, '..', '..');

/** The test files of the tree, as paths from its root. */
const testFiles = () =>
  fs
    .readdirSync(path.join(ROOT, 'tests'), { recursive: true })
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => path.posix.join('tests', ...file.split(path.sep)))
    .sort();

const sourceOf = (file) => fs.readFileSync(path.join(ROOT, file), 'utf8');

/** Why a file is marked by a word in its first line; undefined when it is not. */
const markOf = (file, word) =>
  new RegExp(`^/\\*\\* @${word} (.+) \\*/\n`).exec(sourceOf(file))?.[1];

const marked = (word) => testFiles().filter((file) => markOf(file, word) !== undefined);

module.exports = {
  testFiles,
  sourceOf,
  markOf,
  /** Those that CI runs on each database server. */
  databaseFiles: () => [...marked('databases'), ...marked('servers')].sort(),
  /** Those that CI runs neither on SQLite nor in a browser. */
  longFiles: () => [...marked('long'), ...marked('servers')].sort(),
  /** Those that no run on a database server takes. */
  sqliteFiles: () => marked('sqlite'),
};
