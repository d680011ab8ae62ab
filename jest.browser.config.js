'use strict';

const common = require('./jest.common');

/** The built application in a browser: its own run, since it needs a build and a Chromium. */
module.exports = {
  ...common,
  displayName: 'browser',
  testMatch: ['<rootDir>/tests/browser/**/*.test.ts'],
  globalSetup: '<rootDir>/tests/helpers/browser/prepare.js',
  setupFilesAfterEnv: ['<rootDir>/tests/helpers/timeout.ts'],
  maxWorkers: 1,
};
