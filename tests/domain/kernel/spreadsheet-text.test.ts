import fc from 'fast-check';
import {
  safe,
  typed,
  unmarked,
} from '../../../src/plugins/membership-lifecycle/server/src/kernel/rules/spreadsheet-text';
import { ensure } from '../../helpers/days';

const text = fc.string({
  unit: fc.constantFrom(...["'", '"', '=', '+', '-', '@', ',', '\t', '\r', '\n', ' ', 'a', '1']),
});

test.each([
  ['=1+1', "'=1+1"],
  ["'=1+1", "''=1+1"],
  ['-5', "'-5"],
  ['Dupont,=1+1,', "Dupont,'=1+1,"],
  ['Dupont\t@SUM(1)', "Dupont\t'@SUM(1)"],
  ['Vu\n=1+1', "Vu\n'=1+1"],
  ['Dupont,"=1+1,', `Dupont,'"=1+1,`],
  [`Dupont,"'=1+1,`, `Dupont,'"'=1+1,`],
  ['Association « A », dite "-B-"', 'Association « A », dite "-B-"'],
  ['Saint-Denis, 5 - 7', 'Saint-Denis, 5 - 7'],
  ['un paragraphe\n\nun autre', 'un paragraphe\n\nun autre'],
  ["l'an, d'avril", "l'an, d'avril"],
])('%j is written %j', (given, written) => {
  expect(safe(given)).toBe(written);
  expect(unmarked(written)).toBe(given);
});

test('what is read back is what was written, and begins no formula however it is split', () => {
  fc.assert(
    fc.property(text, (given) => {
      ensure(unmarked(safe(given)) === given, ['read back otherwise', given]);
      ensure(unmarked(typed(given)) === given, ['read back otherwise', given]);
      const cells = safe(given).split(/[,\t\r\n]/);
      // Of marks that stand before everything, a file's own are the first: they quote the whole.
      const parts = cells.map((cell, at) => (at === 0 ? cell : cell.replace(/^"+/, '')));
      ensure(!parts.some((part) => /^[=+\-@]/.test(part)), ['a formula', given, parts]);
    }),
    { numRuns: 20_000, seed: 2021 },
  );
});
