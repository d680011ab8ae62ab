import {
  isOfEarlierBond,
  issuedTerms,
  lastIssued,
  lastOfBond,
  memberSince,
  overlapping,
  termOn,
} from '../../../src/plugins/membership-lifecycle/server/src/core/rules/terms';
import type { Day } from '../../../src/plugins/membership-lifecycle/server/src/kernel/rules/values';
import { factsOf, membership, term } from '../../helpers/facts';

const year = (n: number, values: object = {}) =>
  term({ id: `${n}`, startsOn: `${n}-01-01`, endsOn: `${n}-12-31`, ...values });
const ids = (terms: readonly { id: string }[]) => terms.map(({ id }) => id);

describe('the terms of a member', () => {
  const terms = [
    year(2023),
    year(2021),
    year(2022, { id: 'void', state: 'void' }),
    year(2022),
    year(2024, { state: 'proposed' }),
  ];

  it('that stand are told in the order of their days, however they are kept', () => {
    expect(ids(issuedTerms(terms))).toEqual(['2021', '2022', '2023']);
    expect(lastIssued(terms)?.id).toBe('2023');
    expect(lastIssued([])).toBeUndefined();
  });

  it.each([
    ['2020-12-31', undefined],
    ['2021-01-01', '2021'],
    ['2021-12-31', '2021'],
    ['2022-01-01', '2022'],
    ['2023-12-31', '2023'],
    ['2024-01-01', undefined],
  ] as const)('on %s: %s', (day, id) => {
    expect(termOn(terms, day)?.id).toBe(id);
  });
});

describe('an earlier bond', () => {
  const of = (appliedOn: Day) => ({ membership: membership({ appliedOn }) });

  it('is that of terms that were over before the member applied, not on that day', () => {
    expect(isOfEarlierBond(of('2022-01-01'), year(2021))).toBe(true);
    expect(isOfEarlierBond(of('2021-12-31'), year(2021))).toBe(false);
  });

  it('has no term to renew', () => {
    const facts = (appliedOn: Day) =>
      factsOf({ membership: membership({ appliedOn }), terms: [year(2020), year(2021)] });
    expect(lastOfBond(facts('2021-06-01'))?.id).toBe('2021');
    expect(lastOfBond(facts('2022-06-01'))).toBeUndefined();
    expect(lastOfBond(factsOf())).toBeUndefined();
  });
});

describe('the first day of membership', () => {
  it('is that of the first term that stands, or the one that was imported', () => {
    const terms = [year(2022), year(2021), year(2020, { state: 'void' })];
    expect(memberSince(factsOf({ terms }))).toBe('2021-01-01');
    const imported = membership({ importedSince: '2015-03-01' });
    expect(memberSince(factsOf({ membership: imported, terms }))).toBe('2015-03-01');
    expect(memberSince(factsOf({ terms: [year(2022, { state: 'proposed' })] }))).toBeNull();
  });
});

describe('two terms overlap', () => {
  it.each([
    ['on the day on which one ends', '2021-12-31', '2022-06-30', ['2021']],
    ['on the day on which one starts', '2020-06-01', '2021-01-01', ['2021']],
    ['when one holds the other', '2020-01-01', '2024-12-31', ['2021']],
    ['when one lies within the other', '2021-03-01', '2021-04-01', ['2021']],
    ['not from the day after', '2022-01-01', '2022-12-31', []],
    ['not until the day before', '2020-01-01', '2020-12-31', []],
  ] as const)('%s', (_case, startsOn, endsOn, expected) => {
    expect(ids(overlapping([year(2021)], { startsOn, endsOn }))).toEqual(expected);
  });

  it('where one is only proposed, and never where one is void, nor with itself', () => {
    const all = [year(2021, { id: 'proposed', state: 'proposed' }), year(2021, { state: 'void' })];
    expect(ids(overlapping(all, year(2021)))).toEqual(['proposed']);
    expect(overlapping(all, year(2021), 'proposed')).toEqual([]);
  });
});
