'use strict';

const swc = [
  '@swc/jest',
  { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
];

const common = {
  rootDir: __dirname,
  testEnvironment: 'node',
  transform: { '\\.ts$': swc },
  // The compiled copy of a package.json would be a second package of that name; the rest of dist
  // must stay requirable, since it is what the tests boot.
  modulePathIgnorePatterns: [
    '<rootDir>/dist/.*/package\\.json',
    '<rootDir>/.cache',
    '<rootDir>/.tmp',
  ],
};

/** The pure core is tested without compiling or booting anything. */
const domain = {
  ...common,
  displayName: 'domain',
  testMatch: ['<rootDir>/tests/domain/**/*.test.ts'],
};

/** These boot the compiled application, each file on a database of its own. */
const application = {
  ...common,
  displayName: 'application',
  testMatch: ['<rootDir>/tests/{integration,http}/**/*.test.ts'],
  globalSetup: '<rootDir>/tests/helpers/compile.js',
  setupFilesAfterEnv: ['<rootDir>/tests/helpers/timeout.ts'],
};

module.exports = { projects: [domain, application] };
