/**
 * `npm run test:mutations`: what the tests would not notice. Stryker changes the pure core, one small
 * change at a time, and the conditions of the counters' gate are taken away one after the other.
 * Arguments name modules, folders and files of their rules (`-- core/commands core/period.ts`): their scores alone are
 * renewed in docs/reliability/mutations.json, from which docs/reliability/mutations.md is written.
 * Survivors stand in .cache/stryker/report.json. FC_RUNS says how many draws each property gets (5).
 * All of it takes about half an hour on two cores.
 */
import { end, runJest } from '../../scripts/lib/jest.mjs';
import { renewScores, SERVER, tableOf, writePage } from './scores.mjs';
import { compile, install, isInstalled, runTool } from '../../scripts/lib/project.mjs';

/** Not in the root, where Stryker would look for it. */
const CONFIG = 'lab/mutations/stryker.config.mjs';
const DRAWS = process.env.FC_RUNS ?? '5';

const asked = process.argv.slice(2);
if (!isInstalled() && !install()) end(0, 1);
if (!compile()) end(0, 1);

/** The files that Stryker changes, for the name of a module, of a folder of its rules or of one of their files. */
const patternOf = (name) => {
  const [module, ...rest] = name.split('/');
  const file = [SERVER, module, 'rules', ...rest].join('/');
  return file.endsWith('.ts') ? file : `${file}/**/*.ts`;
};
const mutated = asked.map(patternOf);
const ran = runTool(
  '@stryker-mutator/core/bin/stryker.js',
  ['run', CONFIG, ...(mutated.length > 0 ? ['--mutate', mutated.join(',')] : [])],
  { FC_RUNS: DRAWS },
);
if (!ran) end(0, 1);

const scores = renewScores(Number(DRAWS));
writePage(scores);
console.log(`\n${tableOf(scores)}\n`);

const { passed, failed } = runJest(['tests/integration/entitlements/gate-mutants']);
end(passed, failed);
