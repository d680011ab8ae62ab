'use strict';

const Environment = require('../jest/environment');
const { describePages } = require('./pages');
const worker = require('./worker');

/**
 * Files that drive a browser share one, and servers, with the files before them in their worker. A test
 * that fails tells what its pages showed.
 */
module.exports = class extends Environment {
  async setup() {
    await super.setup();
    await worker.begin();
    this.global.browserWorker = worker;
  }

  async handleTestEvent(event, state) {
    await super.handleTestEvent?.(event, state);
    if (event.name !== 'test_fn_failure' || !(event.error instanceof Object)) return;
    const { error } = event;
    const shown = await describePages(worker.browser());
    error.stack = String(error.stack).replace(error.message, (told) => `${told}\n${shown}`);
  }

  async teardown() {
    await worker.end();
    await super.teardown();
  }
};
