'use strict';

const swc = [
  '@swc/jest',
  { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
];

/** What every run of Jest shares, in a browser or not. */
module.exports = {
  rootDir: __dirname,
  testEnvironment: 'node',
  transform: { '\\.ts$': swc },
  // The compiled copy of a package.json would be a second package of that name; the rest of dist
  // must stay requirable, since it is what the tests boot.
  modulePathIgnorePatterns: [
    '<rootDir>/dist/.*/package\\.json',
    '<rootDir>/.cache',
    '<rootDir>/.tmp',
    // What their own tools install and build there.
    '<rootDir>/examples/(astro|next)/',
  ],
};
