/**
 * The scores of mutations, by file of the pure core, kept from run to run: a folder that is tried
 * alone renews its own, and the page says of each when and how it was tried.
 */
import fs from 'node:fs';
import path from 'node:path';
import { VERDICTS } from './reporter.mjs';
import { at } from '../../scripts/lib/project.mjs';

/** The pure core: the rules of each module. */
export const SERVER = 'src/plugins/membership-lifecycle/server/src';
/** A file of it is named by its module and what follows `rules`. */
const nameOf = (file) => path.posix.relative(SERVER, file).replace('/rules/', '/');
const KEPT = at('docs', 'reliability', 'mutations.json');
const PAGE = at('docs', 'reliability', 'mutations.md');

const NOTICED = ['Killed', 'Timeout'];

const scoreOf = (mutants, draws) => {
  const count = (...wanted) => mutants.filter(({ status }) => wanted.includes(status)).length;
  return {
    noticed: count(...NOTICED),
    survived: count('Survived'),
    uncovered: count('NoCoverage'),
    constants: count('Ignored'),
    on: new Date().toISOString().slice(0, 10),
    draws,
  };
};

const read = (file) => (fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : {});

/** Files of the core that hold something to change: those of types alone have no mutant. */
const allFiles = () =>
  fs
    .readdirSync(at(SERVER), { recursive: true })
    .map((name) => `${SERVER}/${name.split(path.sep).join('/')}`)
    .filter((file) => /\/rules\/.*\.ts$/.test(file))
    .map(nameOf);

/** The verdicts of the last run on each file that it went through. */
const verdicts = () => {
  const [{ planned }, ...fallen] = fs
    .readFileSync(VERDICTS, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  return Object.entries(planned)
    .map(([file, count]) => [file, count, fallen.filter((verdict) => verdict.file === file)])
    .filter(([, count, mutants]) => mutants.length === count);
};

/** Takes the last run's scores over, and drops those of files that are gone. */
export const renewScores = (draws) => {
  const ran = verdicts().map(([file, , mutants]) => [nameOf(file), scoreOf(mutants, draws)]);
  const known = new Set(allFiles());
  const scores = Object.entries({ ...read(KEPT), ...Object.fromEntries(ran) })
    .filter(([file]) => known.has(file))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  fs.mkdirSync(path.dirname(KEPT), { recursive: true });
  fs.writeFileSync(KEPT, `${JSON.stringify(Object.fromEntries(scores), null, 2)}\n`);
  return scores;
};

const folderOf = (file) => path.posix.dirname(file);

const span = (values) => {
  const sorted = [...new Set(values)].sort();
  return sorted.length > 1 ? `${sorted[0]} – ${sorted.at(-1)}` : `${sorted[0]}`;
};

const row = (name, scores) => {
  const sum = (key) => scores.reduce((all, score) => all + score[key], 0);
  const all = sum('noticed') + sum('survived') + sum('uncovered');
  const cells = [
    name,
    scores.length,
    sum('noticed'),
    sum('survived'),
    sum('uncovered'),
    `${((100 * sum('noticed')) / Math.max(1, all)).toFixed(1)} %`,
    span(scores.map(({ on }) => on)),
    span(scores.map(({ draws }) => draws)),
  ];
  return `| ${cells.join(' | ')} |`;
};

/** The scores by folder, and of all that was tried. */
export const tableOf = (scores) => {
  const folders = new Map();
  for (const [file, score] of scores) {
    const folder = folderOf(file);
    folders.set(folder, [...(folders.get(folder) ?? []), score]);
  }
  return [
    '| folder | files | noticed | not noticed | run by no test | noticed of all | tried on | draws |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    ...[...folders].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, list]) => row(name, list)),
    row(
      '**all of it**',
      scores.map(([, score]) => score),
    ),
  ].join('\n');
};

const INTRODUCTION = `# Mutations

\`npm run test:mutations\` changes the pure core (the \`rules\` of modules), one small change at a time, and asks the tests of the core; \`-- core/period.ts
core/commands\` tries these alone and renews their lines. Constants of modules are left aside: they are read once, before any test.
« Run by no test » counts as not noticed. Draws are those of each property: the tests of examples carry the score, and the suite
itself draws thousands.`;

const CLOSING = `The conditions of the counters’ gate, of the caps and of the CHECKs behind them are taken away one after the other by
\`tests/integration/entitlements/gate-mutants.test.ts\`, in the suite: 20 of 20 changes, and 4 of 4 dropped CHECKs, are noticed by the test named.`;

/** Writes the page that people read. */
export const writePage = (scores) => {
  const tried = new Set(scores.map(([file]) => file));
  const untried = allFiles().filter((file) => !tried.has(file));
  const left =
    untried.length === 0
      ? ''
      : `\n\nNot tried, or nothing in them to change: ${untried.map((file) => `\`${file}\``).join(', ')}.`;
  const survivors = scores
    .filter(([, { survived, uncovered }]) => survived + uncovered > 0)
    .sort(([, a], [, b]) => b.survived + b.uncovered - a.survived - a.uncovered)
    .slice(0, 12)
    .map(([file, { survived, uncovered }]) => `\`${file}\` (${survived + uncovered})`);
  const where =
    survivors.length === 0 ? '' : `\n\nMost of what is left stands in ${survivors.join(', ')}.`;
  fs.writeFileSync(PAGE, `${INTRODUCTION}\n\n${tableOf(scores)}${where}${left}\n\n${CLOSING}\n`);
};
