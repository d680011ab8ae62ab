import fc from 'fast-check';
import { stdnum } from 'stdnum';
import { isDay } from '../../../../src/plugins/membership-lifecycle/server/src/kernel/rules/calendar';
import { readCell } from '../../../../src/plugins/membership-lifecycle/server/src/transfer/rules/cells';
import type { FieldKind } from '../../../../src/plugins/membership-lifecycle/server/src/kernel/rules/import/types';
import { COUNTRY_CODES } from '../../../../src/plugins/membership-lifecycle/server/src/transfer/import/fields';

/** Cells as spreadsheets hold them, to values or to reasons. */

const TODAY = '2026-11-25';
const seed = Number(process.env.FC_SEED ?? 20261125);
const read = (kind: FieldKind, cell: string) =>
  readCell(kind, cell, { today: TODAY, countries: COUNTRY_CODES });
const valueOf = (kind: FieldKind, cell: string) => {
  const answer = read(kind, cell);
  return 'reason' in answer ? `refused: ${answer.reason}` : answer.value;
};

beforeAll(() => console.info(`fast-check seed: ${seed} (FC_SEED changes it)`));

test.each(['', ' ', '\u00a0', '\t', '\n '])('%j is no value, whatever the field', (cell) => {
  const kinds: FieldKind[] = ['text', 'email', 'siret', 'day', 'money', 'whole', 'country'];
  for (const kind of kinds) expect(read(kind, cell)).toEqual({ value: null });
});

test.each([
  ['2019-03-03', '2019-03-03'],
  ['2019/3/3', '2019-03-03'],
  ['2019-03-03T00:00:00.000Z', '2019-03-03'],
  ['2019-03-03 00:00:00', '2019-03-03'],
  ['03/03/2019', '2019-03-03'],
  ['3/3/19', '2019-03-03'],
  ['3-3-19', '2019-03-03'],
  ['31.12.2020', '2020-12-31'],
  [' 31 / 12 / 2020 ', '2020-12-31'],
  ['1/1/46', '2046-01-01'],
  ['1/1/47', '1947-01-01'],
  ['3 mars 2019', '2019-03-03'],
  ['1er janvier 2020', '2020-01-01'],
  ['dimanche 3 mars 2019', '2019-03-03'],
  ['31 déc. 2020', '2020-12-31'],
  ['15 AOÛT 2021', '2021-08-15'],
  ['3 March 2019', '2019-03-03'],
  ['29/02/2020', '2020-02-29'],
  ['43527', '2019-03-03'],
  ['43527.75', '2019-03-03'],
])('the day %s', (cell, day) => expect(valueOf('day', cell)).toBe(day));

test.each([
  ...['30/02/2020', '29/02/2019', '12/31/2020', '00/01/2020', '2020-13-01', '2020', '202012'],
  ...['31/12/20200', 'hier', '3 brumaire 2019', '=TODAY()', '31/12', '1/1/1', '99999', '12'],
  ...['0001-01-01', '01/01/1899', '2020-1-1-1', '31 12 2020', '#REF!'],
])('no day: %s', (cell) => expect(valueOf('day', cell)).toBe('refused: not-a-day'));

test.each([
  ['5 000,00 €', 500_000],
  ['5\u202f000,00\u00a0€', 500_000],
  ['5000.5', 500_050],
  ['5000', 500_000],
  ['5.000,00', 500_000],
  ['5,000.00', 500_000],
  ['1 234 567,8', 123_456_780],
  ['1.234.567', 123_456_700],
  ['0', 0],
  ['-0', 0],
  ['-120,00 EUR', -12_000],
  ['−120', -12_000],
  ['0,07', 7],
  ['12 euros', 1_200],
])('the amount %s', (cell, cents) => expect(valueOf('money', cell)).toBe(cents));

test.each([
  ['5,000', 'amount-decimals'],
  ['5.000', 'amount-decimals'],
  ['12,345', 'amount-decimals'],
  ['5E3', 'number-lost'],
  ['5,2E+05', 'number-lost'],
  ['cinq', 'not-an-amount'],
  ['1,2,3', 'not-an-amount'],
  ['(50,00)', 'not-an-amount'],
  ['50 $', 'not-an-amount'],
  ['=1+1', 'not-an-amount'],
  ['99999999999', 'amount-too-large'],
])('no amount: %s', (cell, reason) => expect(valueOf('money', cell)).toBe(`refused: ${reason}`));

test.each([
  ['35600000049837', '35600000049837'],
  ['356 000 000 49837', '35600000049837'],
  ['356\u00a0000\u202f000 00048', '35600000000048'],
  ['35600000049837.0', '35600000049837'],
  ['35600000049837,00', '35600000049837'],
  ['130.005.481.00010', '13000548100010'],
])('the SIRET %s', (cell, siret) => {
  expect(stdnum.FR?.siret?.validate(siret).isValid).toBe(true);
  expect(valueOf('siret', cell)).toBe(siret);
});

test('zeros that a spreadsheet took off the front are put back, and told', () => {
  const siret = '00552013500025';
  const valid = Array.from({ length: 10 }, (_, key) => `${siret.slice(0, 13)}${key}`).find(
    (one) => stdnum.FR?.siret?.validate(one).isValid,
  ) as string;
  expect(read('siret', String(Number(valid)))).toEqual({ value: valid, note: 'zeros-put-back' });
  expect(read('siret', valid)).toEqual({ value: valid });
});

test.each([
  ['1,30005E+13', 'number-lost'],
  ['1.30005481e13', 'number-lost'],
  ['35600000049838', 'not-a-siret'],
  ['356000000', 'siren-for-siret'],
  ['3560000004983', 'siret-length'],
  ['à demander', 'not-a-siret'],
  ['356000000498371', 'siret-length'],
  ['356000000498.37', 'not-a-siret'],
])('no SIRET: %s', (cell, reason) => expect(valueOf('siret', cell)).toBe(`refused: ${reason}`));

test.each([
  ['siren', '356 000 000', '356000000'],
  ['siren', '35600000049837', 'refused: siret-for-siren'],
  ['siren', '356000001', 'refused: not-a-siren'],
  ['whole', '4', 4],
  ['whole', '4,0', 4],
  ['whole', '1 000', 1_000],
  ['whole', '4,5', 'refused: not-whole'],
  ['whole', '-1', 'refused: not-whole'],
  ['whole', '2000000', 'refused: number-too-large'],
  ['email', 'MAILTO:ana@example.org', 'ana@example.org'],
  ['email', 'ana@example.org; bob@example.org', 'refused: not-an-email'],
  ['email', 'ana', 'refused: not-an-email'],
  ['country', 'fr', 'FR'],
  ['country', 'France', 'FR'],
  ['country', 'GERMANY', 'DE'],
  ['country', 'Belgique', 'BE'],
  ['country', 'Europe', 'refused: not-a-country'],
  ['language', 'Français', 'fr'],
  ['language', 'EN', 'en'],
  ['language', 'allemand', 'refused: not-a-language'],
  ['end-kind', 'Démission', 'withdrawn'],
  ['end-kind', 'radiée', 'excluded'],
  ['end-kind', 'autre', 'refused: not-an-end-kind'],
  ['method', 'Mandat administratif', 'mandate'],
  ['method', 'CB', 'card'],
  ['method', 'troc', 'refused: not-a-method'],
  ['text', '  Commune  de\nX ', 'Commune de X'],
  ['text', 'x\u0000', 'refused: control-character'],
  ['text', '\ud800', 'refused: control-character'],
  ['text', 'x'.repeat(256), 'refused: too-long'],
  ['long-text', ' 1, rue X\r\nBP 4 ', '1, rue X\nBP 4'],
] as const)('%s %s', (kind, cell, value) => expect(valueOf(kind, cell)).toBe(value));

test.each(['=1+1', '+33 1 02 03 04 05', '-', '@maire', '=cmd|"/C calc"!A0'])(
  'a cell that begins like a formula is data like any other: %s',
  (cell) => {
    expect(valueOf('text', cell)).toBe(cell);
    // As an export writes it, so that no spreadsheet runs it.
    expect(valueOf('text', `'${cell}`)).toBe(cell);
  },
);

describe('whatever a cell holds', () => {
  const KINDS: FieldKind[] = [
    ...(['text', 'long-text', 'email', 'siret', 'siren', 'country', 'language'] as const),
    ...(['day', 'money', 'whole', 'tier', 'end-kind', 'method'] as const),
  ];
  const cells = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.stringMatching(/^[0-9 .,/eE+€-]{0,20}$/),
    fc.double().map(String),
    fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  );

  test('it is a value of its kind or a reason, and nothing is thrown', () => {
    fc.assert(
      fc.property(fc.constantFrom(...KINDS), cells, (kind, cell) => {
        const answer = read(kind, cell);
        if ('reason' in answer || answer.value === null) return;
        const { value } = answer;
        if (kind === 'siret') {
          expect(stdnum.FR?.siret?.validate(String(value)).isValid).toBe(true);
        }
        if (kind === 'siren') {
          expect(stdnum.FR?.siren?.validate(String(value)).isValid).toBe(true);
        }
        if (kind === 'day') expect(isDay(value)).toBe(true);
        if (kind === 'money' || kind === 'whole') expect(Number.isSafeInteger(value)).toBe(true);
        if (kind === 'text') expect(String(value).length).toBeLessThanOrEqual(255);
      }),
      { seed, numRuns: 20_000 },
    );
  });

  test('a day reads the same in every form', () => {
    const days = fc.date({
      min: new Date('1960-01-01T00:00:00Z'),
      max: new Date('2046-12-31T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(days, (date) => {
        const day = date.toISOString().slice(0, 10);
        const [year, month, date_] = day.split('-').map(Number);
        const serial = Math.round((Date.parse(day) - Date.parse('1899-12-30')) / 86_400_000);
        const words = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'UTC' });
        const forms = [day, `${date_}/${month}/${year}`, String(serial), words.format(date)];
        expect(forms.map((form) => valueOf('day', form))).toEqual(forms.map(() => day));
      }),
      { seed, numRuns: 2_000 },
    );
  });

  test('an amount reads the same in every form', () => {
    fc.assert(
      fc.property(fc.integer({ min: -2_000_000_000, max: 2_000_000_000 }), (cents) => {
        const amount = cents / 100;
        const french = new Intl.NumberFormat('fr-FR', { style: 'currency', currency: 'EUR' });
        const forms = [
          amount.toFixed(2),
          amount.toFixed(2).replace('.', ','),
          french.format(amount),
        ];
        expect(forms.map((form) => valueOf('money', form))).toEqual(forms.map(() => cents || 0));
      }),
      { seed, numRuns: 2_000 },
    );
  });

  test('no figure of a SIRET can be lost without being seen, but by its leading zeros', () => {
    const sirets = fc
      .tuple(fc.integer({ min: 10_000_000, max: 99_999_999 }), fc.integer({ min: 0, max: 9_999 }))
      .map(([siren, nic]) => {
        const ninth = [...Array(10).keys()].find(
          (key) => stdnum.FR?.siren?.validate(`${siren}${key}`).isValid,
        );
        const start = `${siren}${ninth}${String(nic).padStart(4, '0')}`;
        const last = [...Array(10).keys()].find(
          (key) => stdnum.FR?.siret?.validate(`${start}${key}`).isValid,
        );
        return `${start}${last}`;
      });
    fc.assert(
      fc.property(sirets, fc.integer({ min: 0, max: 13 }), fc.nat(9), (siret, at, digit) => {
        expect(valueOf('siret', siret)).toBe(siret);
        const wrong = `${siret.slice(0, at)}${digit}${siret.slice(at + 1)}`;
        if (wrong !== siret) expect(valueOf('siret', wrong)).toMatch(/^refused/);
        expect(valueOf('siret', String(Number(siret) * 1e3))).toMatch(/^refused/);
        expect(valueOf('siret', Number(siret).toExponential(5))).toBe('refused: number-lost');
      }),
      { seed, numRuns: 1_000 },
    );
  });
});
