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
