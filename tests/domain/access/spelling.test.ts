import fc from 'fast-check';
import { foldSpelling } from '../../../src/plugins/membership-lifecycle/server/src/access/rules/spelling';

/** What spellings of one name have in common. */

it.each([
  ...['root', 'ROOT', 'röot', 'ro\u0308ot', 'ｒｏｏｔ', '\u200broot', 'ro\u00adot', 'root\0'],
  ...[' root ', 'r\u0001oot', '\u202eroot', 'roo\u2060t', 'ʳoot'],
])('%j is root', (spelt) => {
  expect(foldSpelling(spelt)).toBe('root');
});

it('keeps names apart that differ by a letter', () => {
  expect(foldSpelling('roof')).not.toBe(foldSpelling('root'));
  expect(foldSpelling('Straße')).toBe(foldSpelling('STRASSE'));
});

it('is folded once and for all, and stays short', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (text) => {
      const folded = foldSpelling(text);
      expect(foldSpelling(folded)).toBe(folded);
    }),
  );
  expect(foldSpelling('x'.repeat(100_000))).toHaveLength(320);
});
