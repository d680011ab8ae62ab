import type { Facts } from '../../../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import { factsOf, membership, term } from '../../../helpers/facts';
import {
  OTHER_SIRET,
  line,
  knownMember,
  plan,
  faults,
  type Row,
  type There,
} from '../../../helpers/import-plan';

/** Whose line it is, among the members that are there and the lines of the file. */

describe('whose line it is after a change of name or a merger', () => {
  const facts = (id: string, values: Partial<Facts> = {}) =>
    factsOf({ membership: membership({ id, reference: id }), ...values });
  const old = { name: 'Ville A', siret: OTHER_SIRET };
  const goesOn = knownMember({ organisationId: 'b', formerly: [old] }, facts('B-1'));
  const merged = knownMember(
    { ...old, organisationId: 'a', takenOver: { by: 'b', keeps: ['2020-01-01'] } },
    facts('A-1', { terms: [term({ startsOn: '2020-01-01', endsOn: '2020-12-31' })] }),
  );
  const asOld = (year: number, values: Row = {}) =>
    line(year, {
      'organisation.name': 'Ville A',
      'organisation.siret': OTHER_SIRET,
      'organisation.address.postalCode': '',
      ...values,
    });
  const bodies = (rows: Row[], known: There['known']) =>
    plan(rows, { known }).plans.map(({ organisation }) => organisation.id);

  test('a former number, or a former name alone, finds the member', () => {
    expect(bodies([asOld(2019)], [goesOn])).toEqual(['b']);
    expect(bodies([asOld(2019, { 'organisation.siret': '' })], [goesOn])).toEqual(['b']);
  });

  test('R17: a number that another member had is not given to the one of that name', () => {
    const other = knownMember({ organisationId: 'c', name: 'Ville C', siret: null }, facts('C-1'));
    const rows = [asOld(2019, { 'organisation.name': 'Ville C' })];
    expect(faults(rows, { known: [goesOn, other] })).toEqual([
      '2: siret-formerly-taken at organisation.siret',
    ]);
    // Its own number of before is no other's, and neither is that of one which it took over.
    const own = knownMember({ ...goesOn, siret: null, formerly: [old] }, facts('B-1'));
    expect(bodies([asOld(2019, { 'organisation.name': own.name })], [own])).toEqual(['b']);
  });

  test('R17: a number that a merged body and its successor both have names one member', () => {
    const both = [{ ...goesOn, siret: OTHER_SIRET }, merged];
    expect(bodies([asOld(2019)], both)).toEqual(['b']);
    expect(bodies([asOld(2020)], both)).toEqual(['a']);
  });

  test('R17: a number that two members had names neither', () => {
    const other = knownMember(
      { organisationId: 'c', name: 'Ville C', formerly: [old] },
      facts('C-1'),
    );
    expect(faults([asOld(2019)], { known: [goesOn, other] })).toEqual([
      '2: several-of-this-siret at organisation.siret',
    ]);
  });

  test('a name of today comes before a name of the past', () => {
    const today = knownMember({ ...old, organisationId: 'c' }, facts('C-1'));
    expect(bodies([asOld(2019)], [goesOn, today])).toEqual(['c']);
  });

  test('a body that was merged keeps its own terms, and hands on the lines that it never had', () => {
    expect(bodies([asOld(2020)], [goesOn, merged])).toEqual(['a']);
    const { plans } = plan([asOld(2019), asOld(2018)], { known: [goesOn, merged] });
    expect(plans.map(({ organisation }) => organisation.id)).toEqual(['b']);
    expect(plans[0].after.terms).toHaveLength(2);
    const notes = plans[0].lines.flatMap((one) => one.notes.map(({ reason }) => reason));
    expect(notes.filter((reason) => reason === 'taken-over')).toHaveLength(2);
  });
});

describe('whose line it is', () => {
  const facts = (id: string) => factsOf({ membership: membership({ id, reference: id }) });
  const two: There = {
    known: [
      knownMember({ organisationId: 'a' }, facts('A-1')),
      knownMember({ organisationId: 'b', siret: OTHER_SIRET, name: 'Ville B' }, facts('B-1')),
    ],
  };
  const memberIn = (row: Row) => plan([row], two).plans[0]?.organisation.id;

  test('by SIRET, by reference, by name and postal code, by name alone', () => {
    const bare = { 'organisation.siret': '', 'organisation.address.postalCode': '' };
    expect(memberIn(line(2019, { 'organisation.name': 'X' }))).toBe('a');
    expect(
      memberIn(line(2019, { ...bare, 'organisation.name': 'X', 'membership.reference': 'b-1' })),
    ).toBe('b');
    expect(
      memberIn(
        line(2019, {
          ...bare,
          'organisation.name': 'COMMUNE DE VALBRUMÉ',
          'organisation.address.postalCode': '01 990',
        }),
      ),
    ).toBe('a');
    expect(memberIn(line(2019, { ...bare, 'organisation.name': 'ville-b' }))).toBe('b');
    expect(memberIn(line(2019, { ...bare, 'organisation.name': 'Ville C' }))).toBe('new-1');
  });

  test('lines of one new body make one member', () => {
    const { plans } = plan([
      line(2018, { 'organisation.siret': '' }),
      line(2019, { 'membership.reference': 'M-1' }),
      line(2020, {
        'organisation.siret': '',
        'organisation.name': 'Valbrume',
        'membership.reference': 'm-1',
      }),
      line(2021, { 'organisation.name': 'Autre', 'organisation.siret': OTHER_SIRET }),
    ]);
    expect(plans.map(({ lines }) => lines.map((one) => one.line))).toEqual([[2, 3, 4], [5]]);
  });

  test.each([
    ['two-members', line(2019, { 'membership.reference': 'B-1' })],
    [
      'reference-with-another-siret',
      line(2019, { 'organisation.siret': '35600000000048', 'membership.reference': 'A-1' }),
    ],
    ['name-with-another-siret', line(2019, { 'organisation.siret': '35600000000048' })],
  ])('refuses %s', (reason, row) => {
    expect(faults([row], two)).toEqual([expect.stringContaining(`2: ${reason} at`)]);
  });

  test('refuses a name that several have', () => {
    const twins: There = {
      known: [
        knownMember({ organisationId: 'a', siret: null, postalCode: '01000' }),
        knownMember({ organisationId: 'b', siret: null, postalCode: '02000' }),
      ],
    };
    const row = line(2019, { 'organisation.siret': '', 'organisation.address.postalCode': '' });
    expect(faults([row], twins)).toEqual(['2: several-of-this-name at organisation.name']);
  });
});
