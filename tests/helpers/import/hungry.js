'use strict';

const { Buffer } = require('node:buffer');
const path = require('node:path');
const { Worker } = require('node:worker_threads');

/** Programs that read a file wrongly: the name of the one that is wanted stands in the file. */

const GUARD =
  '../../../dist/src/plugins/membership-lifecycle/server/src/kernel/reading/reading-guard.js';

const kept = [];

const WAYS = {
  'never ends': () => {
    for (;;) kept.length = 0;
  },
  'keeps objects': () => {
    for (;;) kept.push(new Array(1_000_000).fill(kept));
  },
  // Bytes are no objects: V8 does not count them, and the guard ends who keeps them.
  'keeps bytes': () => {
    const workerData = { seconds: 60, residentBytes: 200 * 1024 * 1024 };
    new Worker(path.join(__dirname, GUARD), { workerData });
    for (;;) kept.push(Buffer.alloc(64 * 1024, 1));
  },
  fails: () => {
    throw new Error('It fails');
  },
};

process.once('message', ({ bytes }) => WAYS[Buffer.from(bytes).toString()]());
