/**
 * Bundles the tests that judge mutants into one file that is loaded once: those that call the
 * domain. Left out are the tests that read sources as text, for which a mutant is only noise, and
 * those of mail and papers, which are not mutated and slow.
 */
import fs from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { at } from '../../scripts/lib/project.mjs';

const LEFT_OUT = [
  ...['texts-in-code', 'translations', 'strapi-french', 'docs', 'openapi-inputs'],
  ...['mail', 'papers', 'invoice', 'attestations', 'offer-sheet'],
];
// By itself, or through the lives that the helpers lead.
const CALLS_DOMAIN = /server\/src\/[a-z]+\/rules\/|helpers\/(facts|states|written)'/;
// What spies through Jest itself has no place there.
const NEEDS_JEST = /\bjest\./;

const folder = at('tests', 'domain');
const tests = fs
  .readdirSync(folder, { recursive: true })
  .filter((name) => name.endsWith('.test.ts'))
  .filter((name) => !LEFT_OUT.includes(path.basename(name, '.test.ts')))
  .filter((name) => {
    const source = fs.readFileSync(path.join(folder, name), 'utf8');
    return CALLS_DOMAIN.test(source) && !NEEDS_JEST.test(source);
  })
  .sort();
/**
 * What the tests import instead: a memory that is emptied before each of them, since what one mutant
 * answered would be held against the next, and a fast-check that draws no more than it is told.
 */
const standIns = {
  name: 'stand-ins',
  setup: ({ onResolve }) => {
    const instead = (filter, file, isMeant) =>
      onResolve({ filter }, ({ importer }) =>
        isMeant(path.basename(importer))
          ? { path: at('lab', 'mutations', 'stand-ins', file) }
          : undefined,
      );
    instead(/^\.\/remembered$/, 'remembered.ts', (importer) => importer === 'calendar.ts');
    instead(/^fast-check$/, 'fast-check.ts', (importer) => importer !== 'fast-check.ts');
  },
};
const names = ['../../lab/mutations/stand-ins/jest', '../helpers/seed', ...tests];
await build({
  stdin: {
    contents: names.map((name) => `require('./${name}');`).join('\n'),
    resolveDir: folder,
    loader: 'ts',
  },
  bundle: true,
  plugins: [standIns],
  platform: 'node',
  target: 'node20',
  // As deep as a test lies, so that its own folder leads it to the same files.
  outfile: at('.cache', 'mutations', 'tests', 'all.cjs'),
  logLevel: 'warning',
});
