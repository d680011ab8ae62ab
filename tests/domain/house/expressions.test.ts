import { judgingExpressions, type Expression } from '../../helpers/expressions';
import { REVIEWED } from '../../helpers/reviewed-expressions';

/**
 * Every regular expression that judges what is sent, ours and Strapi's, runs in a time that grows with the
 * text and no faster. `recheck` proves it by automata. One that it cannot prove, or proves slow, stands in
 * `reviewed-expressions.ts` with the reason for which it may stay; a new one fails.
 */

process.env.RECHECK_BACKEND = 'pure';
// Read after that: it chooses as it is loaded.
const { checkSync } = require('recheck') as {
  checkSync(source: string, flags: string, options: object): { status: string };
};

const nameOf = ({ source, flags }: Expression): string => `/${source}/${flags}`;
const found = judgingExpressions();

test('there are expressions to judge, Strapi’s among them', () => {
  expect(found.length).toBeGreaterThan(100);
  expect(found.some(({ file }) => file.startsWith('node_modules/yup'))).toBe(true);
  expect(found.some(({ file }) => file.startsWith('node_modules/@strapi/admin'))).toBe(true);
});

test('each one takes a time that grows with the text, or was reviewed', () => {
  const slow = found
    .filter((expression) => !(nameOf(expression) in REVIEWED))
    .flatMap((expression) => {
      const { source, flags, file } = expression;
      const { status } = checkSync(source, flags, { checker: 'automaton', timeout: 60_000 });
      return status === 'safe' ? [] : [`${status}: ${nameOf(expression)} of ${file}`];
    });
  expect(slow).toEqual([]);
}, 300_000);

test('none was reviewed that is not there any more', () => {
  const names = new Set(found.map(nameOf));
  expect(Object.keys(REVIEWED).filter((name) => !names.has(name))).toEqual([]);
});
