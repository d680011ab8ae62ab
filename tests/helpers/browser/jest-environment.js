'use strict';

const Environment = require('../jest/environment');
const worker = require('./worker');

/** Files that drive a browser share one, and servers, with the files before them in their worker. */
module.exports = class extends Environment {
  async setup() {
    await super.setup();
    await worker.begin();
    this.global.browserWorker = worker;
  }

  async teardown() {
    await worker.end();
    await super.teardown();
  }
};
