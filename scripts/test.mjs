/**
 * `npm test`: everything that must hold, on a machine with Node and npm alone. Installs and compiles
 * if needed, then lint, type checks and the Jest tests on SQLite; `-- --long` takes what CI
 * leaves out too, and builds the admin if needed. Other arguments are Jest's. Ends with a line
 * `N passed, N failed`, in which a step that is not Jest counts only when it fails.
 */
import process from 'node:process';
import { build, isBuilt } from './lib/build.mjs';
import { askedFor, emptyArchives, end, onAllCores, runJest } from './lib/jest.mjs';
import { at, install, isInstalled, startTool } from './lib/project.mjs';

const say = (text) => console.log(`\n[test] ${text}`);

const tsc = 'typescript/bin/tsc';
const house = at('scripts', 'house.mjs');

/** The server is compiled into dist, where the tests boot it. */
const COMPILING = 'types of the server';

/** The longest first: two run at a time, as a small machine has cores, each taking what is next. */
const CHECKS = [
  ['lint', 'eslint/bin/eslint.js', '.', '--max-warnings', '0'],
  ['format', 'prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'],
  ['types of the admin', tsc, '-p', 'src/admin/tsconfig.json', '--noEmit'],
  ['types of the tests', tsc, '-p', 'tests/tsconfig.json', '--noEmit'],
  [COMPILING, tsc, '-p', 'tsconfig.json'],
  ['house', house, '--check'],
];

/** Runs checks until none is left; the names of those that failed. */
const runChecks = async (left) => {
  const failed = [];
  for (let check = left.shift(); check; check = left.shift()) {
    const [name, tool, ...args] = check;
    const { passed, said } = await startTool(tool, args);
    say(`${name}: ${passed ? 'passed' : 'FAILED'}`);
    process.stdout.write(said);
    if (!passed) failed.push(name);
  }
  return failed;
};

if (!isInstalled()) {
  say('Installing…');
  if (!install()) end(0, 1);
}
say('Compiling and checking…');
const left = [...CHECKS];
const broken = (await Promise.all([runChecks(left), runChecks(left)])).flat();
// The tests boot the compiled server, so that none can run without it.
if (broken.includes(COMPILING)) end(0, broken.length);

const { isLong, args } = askedFor();
// Servers that installations are moved between hand out the admin.
if (isLong && !isBuilt() && !build()) end(0, broken.length + 1);

say('jest');
const long = isLong
  ? {
      TRANSFER_LONG: emptyArchives(),
      ACCOUNT_YEARS: '5000',
      CORE_LIVES: '1000000',
      SERVICE_LIVES: '5000',
      LEAK_QUESTIONS: '10000',
    }
  : {};
const { passed, failed } = runJest(onAllCores(args), long);
for (const name of broken) console.error(`[test] FAILED: ${name}`);
end(passed, failed + broken.length);
