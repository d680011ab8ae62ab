import { basisOf, figureText } from '../../../src/plugins/membership-lifecycle/shared/core/basis';
import { termSentence } from '../../../src/plugins/membership-lifecycle/admin/src/membership/actions/plan-sentences';
import { createFormat } from '../../../src/plugins/membership-lifecycle/admin/src/kit/utils/format';
import type { PlannedTerm } from '../../../src/plugins/membership-lifecycle/shared/membership/command-plan';
import type { TermBracket } from '../../../src/plugins/membership-lifecycle/shared/core/brackets';

/** What a price by brackets rests on, as people read it. */

const bracket: TermBracket = {
  ...{ measure: 'inhabitants', value: 350, year: 2024 },
  ...{ from: 200, to: 399, price: 6_700, rate: null, maximum: null },
};
const said = (values: Partial<TermBracket>) =>
  basisOf({ bracket: { ...bracket, ...values }, repricedOn: null });

test('is a figure of a year and its bracket', () => {
  expect(said({})).toEqual({
    fr: '350 habitants en 2024, tranche de 200 à 399 habitants',
    en: '350 inhabitants in 2024, bracket of 200 to 399 inhabitants',
  });
});

test('says an open bracket, thousands, euros and staff', () => {
  expect(said({ value: 38_500, from: 601, to: null })).toEqual({
    fr: '38\u202f500 habitants en 2024, tranche des 601 habitants et plus',
    en: '38,500 inhabitants in 2024, bracket of 601 inhabitants or more',
  });
  expect(said({ measure: 'budget', value: 1_250_000, from: 0, to: 1_999_999 })).toEqual({
    fr: '1\u202f250\u202f000\u00a0€ de budget en 2024, tranche jusqu’à 1\u202f999\u202f999\u00a0€ de budget',
    en: '€1,250,000 of budget in 2024, bracket of up to €1,999,999 of budget',
  });
  expect(said({ measure: 'staff', value: 12, from: 0, to: 49 })).toEqual({
    fr: '12 agents en 2024, tranche jusqu’à 49 agents',
    en: '12 members of staff in 2024, bracket of up to 49 members of staff',
  });
});

test.each([
  [0, '0 habitant en 2024', '0 inhabitants in 2024'],
  [1, '1 habitant en 2024', '1 inhabitant in 2024'],
])('agrees with %d', (value, fr, en) => {
  expect(figureText('inhabitants', { value, year: 2024 })).toEqual({ fr, en });
});

test('is of no price that staff set, and of no tier of one price', () => {
  expect(basisOf({ bracket, repricedOn: '2024-03-01' })).toBeNull();
  expect(basisOf({ bracket: null, repricedOn: null })).toBeNull();
});

test('is told of a planned term, and of one that changes it before and after', () => {
  const t = (key: string, values = {}) => `${key} ${JSON.stringify(values)}`;
  const words = { t, format: createFormat('en') };
  const [is, was] = [said({}), said({ value: 150, from: 0, to: 199 })];
  const span = { startsOn: '2024-01-01', endsOn: '2024-12-31', price: null };
  const planned: PlannedTerm = {
    ...{ change: 'changed', tierNames: { fr: 'C', en: 'C' }, ...span, basis: is, before: null },
    missingFigure: null,
  };
  expect(termSentence(planned, words)).toContain(`term.basis ${JSON.stringify({ basis: is?.en })}`);
  const changed = termSentence({ ...planned, before: { ...span, basis: was } }, words);
  expect(changed).toContain(`basis.changed ${JSON.stringify({ was: was?.en, is: is?.en })}`);
  expect(termSentence({ ...planned, basis: null }, words)).not.toContain('basis');
  const missing: PlannedTerm = { ...planned, basis: null, missingFigure: 'inhabitants' };
  expect(termSentence(missing, words)).toContain('renewal.missing-inhabitants');
});
