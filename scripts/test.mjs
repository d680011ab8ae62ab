/**
 * `npm test`: everything that must hold, on a machine with Node and npm alone. Installs and compiles
 * if needed, then lint, type checks and every Jest test on SQLite. Ends with a line
 * `N passed, N failed`, in which a step that is not Jest counts only when it fails.
 */
import { end, onAllCores, runJest } from './lib/jest.mjs';
import { compile, install, isInstalled, runTool } from './lib/project.mjs';

const say = (text) => console.log(`\n[test] ${text}`);

const typeCheck = (project) => runTool('typescript/bin/tsc', ['-p', project, '--noEmit']);

const STEPS = [
  ['lint', () => runTool('eslint/bin/eslint.js', ['.', '--max-warnings', '0'])],
  ['format', () => runTool('prettier/bin/prettier.cjs', ['--check', '--log-level', 'warn', '.'])],
  ['types of the server', () => typeCheck('tsconfig.json')],
  ['types of the admin', () => typeCheck('src/admin/tsconfig.json')],
  ['types of the tests', () => typeCheck('tests/tsconfig.json')],
];

if (!isInstalled()) {
  say('Installing…');
  if (!install()) end(0, 1);
}
say('Compiling…');
// Nothing could run: the tests boot what is compiled.
if (!compile()) end(0, 1);

const broken = STEPS.filter(([name, step]) => {
  say(name);
  return !step();
}).map(([name]) => name);

say('jest');
const { passed, failed } = runJest(onAllCores(process.argv.slice(2)));
for (const name of broken) console.error(`[test] FAILED: ${name}`);
end(passed, failed + broken.length);
