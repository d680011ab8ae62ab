'use strict';

const common = require('./jest.common');

/** The pure core is tested without compiling or booting anything. */
const domain = {
  ...common,
  displayName: 'domain',
  testMatch: ['<rootDir>/tests/domain/**/*.test.ts'],
  setupFiles: ['<rootDir>/tests/helpers/seed.ts'],
  setupFilesAfterEnv: ['<rootDir>/tests/helpers/timeout.ts'],
};

/** These boot the compiled application, each file on a database of its own. */
const application = {
  ...common,
  runtime: '<rootDir>/tests/helpers/jest/runtime.js',
  testEnvironment: '<rootDir>/tests/helpers/jest/environment.js',
  displayName: 'application',
  testMatch: ['<rootDir>/tests/{integration,http,attacks}/**/*.test.ts'],
  globalSetup: '<rootDir>/tests/helpers/prepare.ts',
  globalTeardown: '<rootDir>/tests/helpers/clear.ts',
  setupFiles: ['<rootDir>/tests/helpers/seed.ts'],
  setupFilesAfterEnv: ['<rootDir>/tests/helpers/timeout.ts'],
};

/**
 * A worker is replaced when its heap is larger than this. Less would replace it for garbage that V8 has not
 * collected yet, and a new worker takes ten seconds to load Strapi.
 */
module.exports = { projects: [domain, application], workerIdleMemoryLimit: '2500MB' };
