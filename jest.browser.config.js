'use strict';

const os = require('node:os');
const common = require('./jest.common');

/** A server and a browser each, that wait for one another half of the time. */
const MOST_WORKERS = 2;

/** The built application in a browser: its own run, since it needs a build and a Chromium. */
module.exports = {
  ...common,
  displayName: 'browser',
  testMatch: ['<rootDir>/tests/browser/**/*.test.ts'],
  globalSetup: '<rootDir>/tests/helpers/browser/prepare.js',
  setupFilesAfterEnv: ['<rootDir>/tests/helpers/timeout.ts'],
  maxWorkers: Math.min(os.availableParallelism(), MOST_WORKERS),
};
