import { balanceOf } from '../../../../src/plugins/membership-lifecycle/server/src/core/rules/account';
import { STATES } from '../../../helpers/states';
import { call, credited, granting, rightsOf, written } from '../../../helpers/written';

/** What each command writes, to the last field: whatever is not named here stays as it was. */

const reason = 'x';
const NEXT_RIGHTS = rightsOf('term 2', '2022-01-01', '2022-12-31', 4);

describe('terms', () => {
  it('issuing one by hand commits the renewal that proposed it, and writes no message', () => {
    const life = STATES.waiting();
    expect(written(life, 'issue-term', { termId: life.last.term?.id })).toEqual({
      terms: { 'term 2': { state: 'issued', issuedOn: '2021-10-03', issuedUnpaid: true } },
      renewals: {
        'renewal 1': {
          stageId: 'awaiting-decision',
          answer: 'accepted',
          answeredOn: '2021-10-03',
        },
      },
      entitlements: NEXT_RIGHTS,
    });
  });

  it('voiding one takes its rights and its call away, and erases nothing', () => {
    const life = STATES.unpaid();
    const voidedOn = '2021-02-01';
    const note = credited('call 1', 'term 1', {
      ...{ on: voidedOn, cause: 'withdrawn', paperId: 'paper 2' },
    });
    expect(written(life, 'void-term', { termId: life.last.term?.id, reason })).toEqual({
      membership: { status: 'pending' },
      terms: { 'term 1': { state: 'void', voidedOn, voidReason: 'x' } },
      dues: { 'call 1': { cancelledOn: '2021-02-01' } },
      creditNotes: note.creditNotes,
      papers: note.paper,
      messages: [note.message],
      entitlements: {
        'right 1': { voidedOn },
        'right 2': { voidedOn },
        'right 3': { voidedOn },
      },
    });
  });

  it('another tier in mid-term brings its price, its call and its rights; the period stays', () => {
    const life = STATES.unpaid();
    const input = { tier: 'petites-communes', when: 'now', reason };
    const after = written(life, 'change-tier', input);
    expect(after).toMatchObject({
      membership: { tierCode: 'petites-communes' },
      terms: { 'term 1': { tierCode: 'petites-communes', price: 200_000 } },
      dues: {
        'call 1': { cancelledOn: '2021-02-01' },
        'call 2': { amount: 200_000, dueOn: '2021-02-03' },
      },
      creditNotes: { 'note 1': { amount: 500_000, replacedById: 'call 2' } },
      counterChanges: [
        { entitlementId: 'right 1', kind: 'grant', usedDelta: 0, grantedDelta: -3, reason },
        { entitlementId: 'right 3', kind: 'grant', usedDelta: 0, grantedDelta: -1, reason },
      ],
    });
    expect(after.entitlements).toEqual({
      'right 1': { granted: 3, carryOverCap: 1 },
      'right 2': { voidedOn: '2021-02-01' },
      'right 3': { granted: 0, voidedOn: '2021-02-01' },
      'right 4': expect.objectContaining({ benefitCode: 'evenements', granted: 15, used: 0 }),
    });
  });

  it('what the running term costs less pays the call of the next one', () => {
    const life = STATES.committed();
    life.do('change-tier', { tier: 'petites-communes', when: 'now', reason });
    expect(balanceOf(life.facts)).toEqual({ due: 0, paid: 500_000, credit: 100_000 });
    expect(life.last.renewal).toMatchObject({ stageId: 'settled', closedOn: '2021-11-15' });
  });

  it('another tier from the next term on changes what is proposed, and nothing of today', () => {
    const life = STATES.waiting().call();
    const input = { tier: 'petites-communes', when: 'renewal', reason };
    const after = written(life, 'change-tier', input);
    expect(after).toEqual({
      ...after,
      membership: { tierCode: 'petites-communes' },
      terms: {
        'term 2': {
          tierCode: 'petites-communes',
          tierNames: { fr: 'Petites communes', en: 'Small towns' },
          price: 200_000,
          allowances: expect.any(Array),
        },
      },
      dues: {
        'call 2': { cancelledOn: '2021-10-03' },
        'call 3': call('call 3', 'term 2', {
          ...{ amount: 200_000, issuedOn: '2021-10-03', dueOn: '2021-11-02' },
        }),
      },
      creditNotes: { 'note 1': expect.objectContaining({ replacedById: 'call 3' }) },
    });
    expect(Object.keys(after).sort()).toEqual([
      'creditNotes',
      'dues',
      'membership',
      'messages',
      'papers',
      'terms',
    ]);
  });

  it.each([
    ['more of a quota', 'compagnonnage', 8, 'right 1'],
    ['more votes', 'vote', 3, 'right 3'],
  ])('granting %s moves the counter', (_name, benefit, granted, entitlementId) => {
    expect(written(STATES.paid(), 'grant-right', { benefit, quantity: 2, reason })).toEqual({
      entitlements: { [entitlementId]: { granted, grants: [granting({ quantity: 2 })] } },
      counterChanges: [{ entitlementId, kind: 'grant', usedDelta: 0, grantedDelta: 2, reason }],
    });
  });

  it('granting what the tier does not have adds the right, as another tier gives it', () => {
    const input = { benefit: 'evenements', quantity: 4, reason };
    expect(written(STATES.paid(), 'grant-right', input)).toEqual({
      entitlements: {
        'right 4': {
          id: 'right 4',
          membershipId: 'member',
          termId: 'term 1',
          benefitCode: 'evenements',
          kind: 'priority',
          names: { fr: 'evenements', en: 'evenements' },
          units: null,
          granted: 4,
          used: 0,
          carryOverCap: 0,
          perPersonCap: null,
          startsOn: '2021-01-04',
          endsOn: '2021-12-31',
          voidedOn: null,
          grants: [granting({ quantity: 4 })],
        },
      },
    });
  });
});

describe('the daily run', () => {
  it('carries what is left of a quota, up to its cap, from the term before', () => {
    const life = STATES.committed().at('2022-01-01');
    const moved = { reason: 'carry-over', usedDelta: 0, grantedDelta: 0 };
    expect(written(life, 'carry-rights', { termId: life.last.term?.id })).toEqual({
      terms: { 'term 2': { carriedOn: '2022-01-01' } },
      entitlements: { 'right 1': { used: 2 }, 'right 4': { granted: 8 } },
      counterChanges: [
        { ...moved, entitlementId: 'right 1', kind: 'carry-out', usedDelta: 2 },
        { ...moved, entitlementId: 'right 4', kind: 'carry-in', grantedDelta: 2 },
      ],
    });
  });

  it('writes a status that a day has changed, and nothing else', () => {
    const life = STATES.paid();
    life.today = '2022-01-15';
    expect(written(life, 'refresh-status')).toEqual({ membership: { status: 'grace' } });
  });
});
