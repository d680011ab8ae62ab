/** Jest as the project's scripts run it: what counts is written on the last line. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { ROOT, at, runTool } from './project.mjs';
import testFiles from './test-files.cjs';

const RESULTS = at('.tmp', 'jest-results.json');

const ROOM_FOR_THE_YOUNG = `${process.env.NODE_OPTIONS ?? ''} --max-semi-space-size=64`;

/** More would only wait for the server's connections. */
const MOST_WORKERS = 4;

/**
 * Jest's arguments, on every core: it leaves one out by itself, which is half of a machine of two.
 * A number of workers that is asked for stands.
 */
export const onAllCores = (args) =>
  args.some((arg) => /^(--maxWorkers|-w|--runInBand|-i)\b/.test(arg))
    ? args
    : [`--maxWorkers=${Math.min(os.availableParallelism(), MOST_WORKERS)}`, ...args];

/**
 * Reads the command line: Jest's arguments, and whether the long form is asked for. Without either, the
 * files that only a long form takes are left out.
 */
export const askedFor = () => {
  const args = process.argv.slice(2).filter((arg) => arg !== '--long');
  const isLong = process.argv.includes('--long');
  const leftOut = isLong || args.length > 0 ? [] : testFiles.longFiles();
  const skipping = leftOut.length > 0 ? ['--testPathIgnorePatterns', ...leftOut] : [];
  return { isLong, args: [...args, ...skipping], isWhole: args.length === 0 };
};

/** The folder, emptied, where the long form of moving an installation leaves its archive for the next database. */
export const emptyArchives = () => {
  const folder = at('.tmp', 'transfers');
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  return folder;
};

/** Prints the line that says how many passed and failed, and ends with it. */
export const end = (passed, failed) => {
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exit(failed === 0 ? 0 : 1);
};

/** A failure is read from the end of a long log, where what Jest printed when it happened is far. */
const LINES_OF_A_FAILURE = 30;
/** Places that nobody would mend. */
const THEIRS = /^\s+at .*(node_modules|node:internal|<anonymous>\)$)/;

/** Says again, at the end and line by line, what failed and why. */
const sayFailures = ({ testResults }) => {
  for (const { name, message, assertionResults } of testResults) {
    const file = path.relative(ROOT, name);
    const failed = assertionResults.filter(({ status }) => status === 'failed');
    const failures = failed.map((test) => [test.fullName, test.failureMessages.join('\n')]);
    if (failed.length === 0 && message !== '') failures.push(['could not run', message]);
    for (const [what, why] of failures) {
      console.error(`[test] FAILED: ${file}: ${what}`);
      const lines = stripVTControlCharacters(why)
        .split('\n')
        .filter((line) => !THEIRS.test(line));
      for (const line of lines.slice(0, LINES_OF_A_FAILURE)) console.error(`[test]   ${line}`);
    }
  }
};

/** Counts what Jest says it ran; a file that could not even start counts as one that failed. */
export const runJest = (args, env = {}) => {
  fs.mkdirSync(at('.tmp'), { recursive: true });
  fs.rmSync(RESULTS, { force: true });
  const passed = runTool(
    'jest/bin/jest.js',
    // A hook that ran out of time leaves processes behind, which would keep Jest for ever.
    ['--json', `--outputFile=${RESULTS}`, '--forceExit', ...args],
    // Compiled just now. Objects of a test die young: with more room for them they are swept less often.
    { ADHESIONS_COMPILED: 'true', NODE_OPTIONS: ROOM_FOR_THE_YOUNG, ...env },
  );
  if (!fs.existsSync(RESULTS)) return { passed: 0, failed: 1 };
  const result = JSON.parse(fs.readFileSync(RESULTS, 'utf8'));
  sayFailures(result);
  const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
  // Whatever Jest did not like besides is one failure more, never none.
  return { passed: result.numPassedTests, failed: passed ? failed : Math.max(failed, 1) };
};
