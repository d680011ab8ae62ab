'use strict';

const os = require('node:os');
const common = require('./jest.common');

/** Each with a browser and servers of its own, that wait for one another half of the time. */
const MOST_WORKERS = 2;

/** The built application in a browser: its own run, since it needs a build and a Chromium. */
module.exports = {
  ...common,
  runtime: '<rootDir>/tests/helpers/jest/runtime.js',
  testEnvironment: '<rootDir>/tests/helpers/browser/jest-environment.js',
  displayName: 'browser',
  testMatch: ['<rootDir>/tests/browser/**/*.test.ts'],
  globalSetup: '<rootDir>/tests/helpers/browser/prepare.js',
  globalTeardown: '<rootDir>/tests/helpers/browser/clear.js',
  setupFilesAfterEnv: ['<rootDir>/tests/helpers/timeout.ts'],
  maxWorkers: Math.min(os.availableParallelism(), MOST_WORKERS),
};
