import { changesBetween } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/journal';
import { factsOf, membership, term } from '../../helpers/facts';

/** What people read of a change: the fields that are not what they were, and no other. */

const nothing = { before: {}, after: {} };

describe('what a command changed', () => {
  it('is nothing when nothing did, even where everything was copied', () => {
    const facts = factsOf({ terms: [term()] });
    expect(changesBetween(facts, facts)).toEqual(nothing);
    expect(changesBetween(facts, structuredClone(facts))).toEqual(nothing);
  });

  it('is the fields of the membership that differ, on both sides', () => {
    const before = factsOf({ membership: membership({ approvedOn: null, status: 'applied' }) });
    const after = factsOf({
      membership: membership({ approvedOn: '2021-01-04', status: 'active' }),
    });
    expect(changesBetween(before, after)).toEqual({
      before: { membership: { approvedOn: null, status: 'applied' } },
      after: { membership: { approvedOn: '2021-01-04', status: 'active' } },
    });
  });

  it('leaves out what every command computes anew', () => {
    const after = factsOf({
      membership: membership({ nextDueOn: '2021-10-02', because: { rule: 'x', params: {} } }),
    });
    expect(changesBetween(factsOf(), after)).toEqual(nothing);
  });

  it('shows a row that is new whole, a row that changed by its fields, and no other row', () => {
    const before = factsOf({ terms: [term({ id: 'kept' }), term({ id: 'moved' })] });
    const added = term({ id: 'added', state: 'proposed' });
    const after = factsOf({
      terms: [before.terms[0], term({ id: 'moved', endsOn: '2022-01-31' }), added],
    });
    expect(changesBetween(before, after)).toEqual({
      before: { terms: { moved: { endsOn: '2021-12-31' } } },
      after: { terms: { moved: { endsOn: '2022-01-31' }, added } },
    });
  });

  it('compares what a field holds, however deep', () => {
    const names = { fr: 'Autre', en: 'Other' };
    const after = factsOf({ terms: [term({ tierNames: names })] });
    const before = factsOf({ terms: [term()] });
    expect(changesBetween(before, after).after).toEqual({
      terms: { term: { tierNames: names } },
    });
  });

  it('says « nothing » where a field was not there before', () => {
    const { waiveReason: _gone, ...older } = term();
    const after = factsOf({ terms: [term({ waiveReason: 'Fondateur' })] });
    expect(
      changesBetween(factsOf({ terms: [older as typeof older & { waiveReason: null }] }), after),
    ).toEqual({
      before: { terms: { term: { waiveReason: null } } },
      after: { terms: { term: { waiveReason: 'Fondateur' } } },
    });
  });

  it.each(['terms', 'dues', 'payments', 'papers', 'renewals', 'entitlements'] as const)(
    'is told of the %s too',
    (table) => {
      const row = { id: 'new', state: 'whatever' };
      const after = { ...factsOf(), [table]: [row] };
      expect(changesBetween(factsOf(), after)).toEqual({
        before: {},
        after: { [table]: { new: row } },
      });
    },
  );
});
