import fs from 'node:fs';
import path from 'node:path';
import { databaseFiles, longFiles, sourceOf, testFiles } from '../../../scripts/lib/test-files.cjs';

/** No test is forgotten: each file runs in CI, or in a long form that CONTRIBUTING names. */

const ROOT = path.resolve(__dirname, '../../..');
const read = (file: string): string => fs.readFileSync(path.join(ROOT, file), 'utf8');

/** The folders that the runs of Jest take. */
const TAKEN = ['domain', 'integration', 'http', 'attacks', 'browser'];
const IN_BROWSER = /^tests\/browser\//;
const BOOTING = /^tests\/(integration|http|attacks)\//;

/** What a test asks of a database alone, by the helper that does it. */
const OF_A_DATABASE = /helpers\/(rival|instances)'/;
/** What a test says that does not run on SQLite at all. */
const SKIPPED = /CLIENT === 'sqlite' \? (it|test|describe)\.skip/;

test('every test file is in a folder that a run takes', () => {
  const folders = testFiles().map((file) => file.split('/')[1]);
  expect(folders.filter((folder) => !TAKEN.includes(folder ?? ''))).toEqual([]);
});

/** Beside the modules: what surrounds Strapi, the site, what is held of the repository, and of all modules at once. */
const BESIDE = ['strapi', 'site', 'house', 'whole'];

test('every test file is in the folder of a module', () => {
  const sides = ['server', 'admin'].map((side) => `src/plugins/membership-lifecycle/${side}/src`);
  const modules = sides.flatMap((side) => fs.readdirSync(path.join(ROOT, side)));
  const lost = testFiles().filter((file) => {
    const [, , folder, ...name] = file.split('/');
    return name.length === 0 || ![...BESIDE, ...modules].includes(folder ?? '');
  });
  expect(lost).toEqual([]);
});

test('what CI leaves out boots the application, or a browser, and so has a long form that takes it', () => {
  expect(longFiles().filter((file) => !BOOTING.test(file) && !IN_BROWSER.test(file))).toEqual([]);
});

test('only what boots the application is run on database servers', () => {
  expect(databaseFiles().filter((file) => !BOOTING.test(file))).toEqual([]);
});

test('what SQLite has not, or breaks a database, runs on each', () => {
  const booting = testFiles().filter((file) => BOOTING.test(file));
  const differing = booting.filter(
    (file) => OF_A_DATABASE.test(sourceOf(file)) || SKIPPED.test(sourceOf(file)),
  );
  expect(differing.length).toBeGreaterThan(0);
  expect(differing.filter((file) => !databaseFiles().includes(file))).toEqual([]);
});

test('every run of tests is an npm script that CI or CONTRIBUTING names', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  const runs = Object.keys(scripts).filter((name) => name.startsWith('test'));
  const told = read('CONTRIBUTING.md');
  expect(
    runs.filter((name) => !told.includes(name === 'test' ? '`npm test`' : `npm run ${name}`)),
  ).toEqual([]);
});

/** What is asked before a test is skipped, and before one is there at all. */
const SKIPS = /([\w.]+)(?: === '\w+'|\(\))? \? (?:\w+ : )?(?:it|test|describe)\.skip\b/g;
const WRAPS = /^ *if \(([\w.]+)[^\n]*\{\n *(?:it|test|describe)\b/gm;
/** The database of a run, which marks speak of, and tools that every machine of CI has. */
const KNOWN = ['CLIENT', 'hasPdfTools'];

/** What the tests of a file wait for: variables of the environment, by their names. */
const waitedFor = (source: string): string[] => {
  const asked = [SKIPS, WRAPS].flatMap((one) =>
    [...source.matchAll(one)].map(([, name = '']) => name),
  );
  return asked
    .filter((name) => !KNOWN.includes(name))
    .map((name) => {
      const given = new RegExp(`const ${name} = process\\.env\\.(\\w+);`).exec(source)?.[1];
      return given ?? name.replace('process.env.', '');
    });
};

test('what waits for a variable of the environment is run by the script that sets it', () => {
  const waiting = testFiles().flatMap((file) => {
    const script = IN_BROWSER.test(file) ? 'scripts/test-browser.mjs' : 'scripts/test.mjs';
    return waitedFor(sourceOf(file)).map((variable) => ({ file, variable, script }));
  });
  expect(waiting.length).toBeGreaterThan(0);
  const lost = waiting.filter(({ variable, script }) => !read(script).includes(`${variable}:`));
  expect(lost).toEqual([]);
});

test('no test is skipped but on a condition', () => {
  const skipped = /\b(?:it|test|describe)\.skip\b/g;
  const count = (source: string, of: RegExp) => [...source.matchAll(of)].length;
  const sources = testFiles().map((file) => [file, sourceOf(file)] as const);
  const lost = sources.filter(([, source]) => count(source, skipped) > count(source, SKIPS));
  expect(lost.map(([file]) => file)).toEqual([]);
});
