import type { Brackets } from '../../../../src/plugins/membership-lifecycle/shared/core/brackets';
import { fieldsFor } from '../../../../src/plugins/membership-lifecycle/shared/transfer/history-fields';
import {
  guessMapping,
  missingFields,
} from '../../../../src/plugins/membership-lifecycle/server/src/transfer/rules/columns';
import { readCell } from '../../../../src/plugins/membership-lifecycle/server/src/transfer/rules/cells';
import type { FieldKind } from '../../../../src/plugins/membership-lifecycle/server/src/kernel/rules/import/types';
import { COUNTRY_CODES } from '../../../../src/plugins/membership-lifecycle/server/src/transfer/import/fields';
import { factsOf, membership, term, tierOffer } from '../../../helpers/facts';
import {
  body,
  faults,
  FIELDS,
  knownMember,
  line,
  made,
  plan,
  TODAY,
} from '../../../helpers/import-plan';

/** The figures of organisations in an imported file, and the prices that rest on them. */

const BRACKETS: Brackets = {
  measure: 'inhabitants',
  lines: [
    { from: 0, price: 4_800, rate: null, maximum: null },
    { from: 200, price: 6_700, rate: null, maximum: null },
    { from: 400, price: 7_700, rate: null, maximum: null },
    { from: 601, price: 0, rate: 166_000, maximum: 3_850_000 },
  ],
};
const offers = [tierOffer({ price: null, brackets: BRACKETS })];
const SMALL = { 'organisation.inhabitants': '350', 'organisation.inhabitantsYear': '2018' };

const facts = factsOf({
  membership: membership({ approvedOn: '2021-01-01' }),
  terms: [term({ startsOn: '2021-01-01', endsOn: '2021-12-31' })],
});
const ROW = body({ ...SMALL });
/** The columns of a file of figures alone. */
const keys = Object.keys(ROW);
const there = (value: number, year: number) => ({
  offers,
  keys,
  known: [knownMember({ figures: { inhabitants: { value, year } } }, facts)],
});
const notesOf = (rows: Parameters<typeof plan>[0], known = there(348, 2020)) =>
  plan(rows, known).plans.flatMap(({ lines }) =>
    lines.flatMap(({ line: at, outcome, notes }) => [
      `${at}: ${outcome} ${notes.map(({ reason }) => reason).join(' ')}`,
    ]),
  );

describe('a cell', () => {
  const read = (kind: FieldKind, cell: string) => {
    const answer = readCell(kind, cell, { today: TODAY, countries: COUNTRY_CODES });
    return 'reason' in answer ? answer.reason : answer.value;
  };

  test.each([
    ...['1 250 000', '1 250 000,00', '1\u202f250\u202f000,00 €', '1250000.0', '1.250.000'],
    ...['1250000', '1 250 000 euros', '1,250,000.00'],
  ])('%s is a budget', (cell) => expect(read('measure', cell)).toBe(1_250_000));

  test.each([
    ['2 145 906', 2_145_906],
    ['350 hab.', 350],
    ['0', 0],
    ['12 agents', 12],
  ])('%s is a count', (cell, value) => expect(read('measure', cell)).toBe(value));

  test.each([
    ['350,5', 'not-whole'],
    ['1.250', 'not-whole'],
    ['-12', 'not-whole'],
    ['beaucoup', 'not-whole'],
    ['1,25E+06', 'number-lost'],
    ['9 999 999 999 999', 'number-too-large'],
  ])('%s is no count', (cell, reason) => expect(read('measure', cell)).toBe(reason));

  test.each([
    ['2020', 2020],
    ['2020,0', 2020],
    [String(Number(TODAY.slice(0, 4)) + 1), Number(TODAY.slice(0, 4)) + 1],
    [String(Number(TODAY.slice(0, 4)) + 2), 'year-to-come'],
    ['24', 'not-a-year'],
    ['2024/2025', 'not-a-year'],
  ])('%s as a year', (cell, value) => expect(read('year', cell)).toBe(value));
});

describe('the columns', () => {
  test('are those of French files, and « Année » is of the figure that is there', () => {
    const guess = (headings: string[]) => guessMapping(headings, FIELDS);
    expect(guess(['Population municipale', 'Année'])).toEqual({
      'organisation.inhabitants': 'Population municipale',
      'organisation.inhabitantsYear': 'Année',
    });
    expect(guess(['Budget', 'Exercice', 'Effectif', 'Année'])).toEqual({
      'organisation.budget': 'Budget',
      'organisation.budgetYear': 'Exercice',
      'organisation.staff': 'Effectif',
      'organisation.staffYear': 'Année',
    });
    expect(guess(['Population', 'Année de la population'])).toEqual({
      'organisation.inhabitants': 'Population',
      'organisation.inhabitantsYear': 'Année de la population',
    });
    expect(guess(['Année'])).toEqual({});
  });

  test('need no term in a file of figures', () => {
    const missing = (headings: string[]) => {
      const mapping = guessMapping(headings, FIELDS);
      return missingFields(fieldsFor(FIELDS, mapping), mapping);
    };
    expect(missing(['Nom', 'Population', 'Année'])).toEqual([]);
    expect(missing(['Population', 'Année'])).toEqual(['organisation.name']);
    expect(missing(['Nom'])).toContain('term.tier');
    expect(missing(['Nom', 'Population', 'Année', 'Cotisation'])).toContain('term.tier');
  });
});

describe('a figure', () => {
  test('comes with a new organisation', () => {
    const { organisation, after } = made([line(2019, { ...SMALL })]);
    expect(organisation.figures).toEqual({ inhabitants: { value: 350, year: 2018 } });
    expect(after.figures).toEqual(organisation.figures);
  });

  test('fills a blank', () => {
    const known = { offers, keys, known: [knownMember({}, facts)] };
    expect(notesOf([ROW], known)).toEqual(['2: changed fills']);
  });

  test('of a later year replaces the known one, and says both', () => {
    const update = { 'organisation.inhabitants': '412', 'organisation.inhabitantsYear': '2021' };
    expect(notesOf([body(update)])).toEqual(['2: changed figure-updated']);
    const [planned] = plan([body(update)], there(348, 2020)).plans;
    expect(planned?.lines[0]?.notes[0]?.params).toEqual({
      ...{ was: 348, wasYear: 2020, is: 412, isYear: 2021 },
    });
    expect(planned?.organisation).toMatchObject({
      figures: { inhabitants: { value: 412, year: 2021 } },
      replaced: { inhabitants: { value: 348, year: 2020 } },
    });
    expect(planned?.after.terms).toEqual(facts.terms);
  });

  test.each([
    ['348', '2020', 'same '],
    ['350', '2020', 'same kept'],
    ['350', '2019', 'same figure-kept'],
  ])('of %s in %s is kept: %s', (value, year, told) => {
    const row = { 'organisation.inhabitants': value, 'organisation.inhabitantsYear': year };
    expect(notesOf([body(row)])).toEqual([`2: ${told}`]);
  });

  test('is refused without its year, said twice otherwise, or for nobody', () => {
    const alone = { 'organisation.inhabitants': '350' };
    expect(faults([line(2019, alone)])).toEqual([
      '2: figure-without-year at organisation.inhabitantsYear',
    ]);
    const other = { ...SMALL, 'organisation.inhabitants': '351' };
    expect(faults([line(2019, { ...SMALL }), line(2020, other)])).toEqual([
      '3: differs-from-line at organisation.inhabitants',
    ]);
    expect(faults([ROW], { keys })).toEqual(['2: figures-of-nobody at organisation.name']);
  });
});

describe('a term of a tier with brackets', () => {
  const termOf = (values: Record<string, string>, year = 2019) => {
    const [first] = made([line(year, { 'term.price': '', ...values })], { offers }).after.terms;
    return { price: first?.price, bracket: first?.bracket };
  };
  const bracket = { measure: 'inhabitants', value: 350, year: 2018, from: 200, to: 399 };

  test('gets the price of its bracket, kept with it', () => {
    expect(termOf({ ...SMALL })).toMatchObject({ price: 6_700, bracket });
  });

  test('keeps the price of the line, and the bracket where it gives that price', () => {
    expect(termOf({ ...SMALL, 'term.price': '67' })).toMatchObject({ price: 6_700, bracket });
    expect(termOf({ ...SMALL, 'term.price': '60' })).toEqual({ price: 6_000, bracket: null });
    expect(termOf({ 'term.price': '60' })).toEqual({ price: 6_000, bracket: null });
  });

  test('is of the figure of its own column first', () => {
    const own = { 'term.figure': '150', 'term.figureYear': '2017' };
    expect(termOf({ ...SMALL, ...own })).toMatchObject({
      price: 4_800,
      bracket: { value: 150, year: 2017, from: 0, to: 199 },
    });
  });

  test('takes the figure that is known, unless the term is over', () => {
    const known = [knownMember({ figures: { inhabitants: { value: 500, year: 2020 } } })];
    const row = (year: number) => line(year, { 'term.price': '' });
    const [planned] = plan([row(2021)], { offers, known }).plans;
    expect(planned?.after.terms[0]).toMatchObject({ price: 7_700, bracket: { value: 500 } });
    expect(faults([row(2019)], { offers, known })).toEqual([
      '2: price-without-inhabitants at organisation.inhabitants',
    ]);
  });
});
