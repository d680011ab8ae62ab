const SERVER = 'src/plugins/membership-lifecycle/server/src';

/** Stryker on the pure core, for `npm run test:mutations`. */
export default {
  packageManager: 'npm',
  testRunner: 'pure-core',
  plugins: ['./lab/mutations/runner.mjs', './lab/mutations/reporter.mjs'],
  buildCommand: 'node lab/mutations/tests.mjs',
  coverageAnalysis: 'perTest',
  // Constants of a module are read once: each would cost a new process and every test.
  ignoreStatic: true,
  mutate: [`${SERVER}/*/rules/**/*.ts`],
  concurrency: 2,
  tempDirName: '.cache/stryker/sandbox',
  ignorePatterns: [
    ...['dist', 'build', '.tmp', '.cache', 'lab/bench', 'public', 'client', 'examples'],
    ...['tests/browser', 'src/admin'],
  ],
  timeoutMS: 10_000,
  reporters: ['json', 'progress-append-only', 'verdicts'],
  jsonReporter: { fileName: '.cache/stryker/report.json' },
};
