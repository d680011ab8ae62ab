import fc from 'fast-check';
import { isPhone } from '../../../src/plugins/membership-lifecycle/shared/kernel/phone';

/** Telephone numbers: what people type is taken, and what no one can dial is not. */

it.each([
  '01 23 45 67 89',
  '01.23.45.67.89',
  '01-23-45-67-89',
  '0123456789',
  '+33 1 23 45 67 89',
  '+33 (0)1 23 45 67 89',
  '00 33 1 23 45 67 89',
  '+32 2 555 12 12',
  '+1 (212) 555-0187',
  '030/1234567',
  '01 23 45 67 89 poste 12',
  '01 23 45 67 89, poste 1234',
  '01 23 45 67 89 (poste 12)',
  '01 23 45 67 89 p. 12',
  '(+33) 1 23 45 67 89',
  '+44 20 7946 0958 ext. 42',
  '39 39',
  ' 01\u00a023\u00a045\u00a067\u00a089 ',
  '01\u202f23\u202f45\u202f67\u202f89',
  '０１ ２３ ４５ ６７ ８９',
])('takes « %s »', (typed) => {
  expect(isPhone(typed)).toBe(true);
});

it.each([
  'abc',
  '',
  '   ',
  '12',
  'poste 12',
  'voir secrétariat',
  '06 12 34 56 78 ou 01 23 45 67 89',
  '06 12 34 56 78 / 01 23 45 67 89',
  'nom@organisme.fr',
  '2026-01-01T00:00',
  '1234567890123456',
  '01+23 45 67 89',
])('refuses « %s »', (typed) => {
  expect(isPhone(typed)).toBe(false);
});

it('takes every number of E.164, however its digits are grouped', () => {
  const digit = fc.integer({ min: 0, max: 9 }).map(String);
  const mark = fc.constantFrom('', ' ', '.', '-', '\u00a0');
  fc.assert(
    fc.property(
      fc.array(fc.tuple(digit, mark), { minLength: 4, maxLength: 15 }),
      fc.boolean(),
      (groups, international) => {
        const typed = `${international ? '+' : ''}${groups.flat().join('')}`;
        return isPhone(typed);
      },
    ),
  );
});

it('answers quickly whatever is typed', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 40 }), (typed) => typeof isPhone(typed) === 'boolean'),
  );
});
