import { factsOf, Life, workflow } from '../../../helpers/facts';
import { STATES } from '../../../helpers/states';
import { message, proposedTerm, rightsOf, written } from '../../../helpers/written';

/** What each command writes, to the last field: whatever is not named here stays as it was. */

const reason = 'x';

describe('entering', () => {
  it('an application puts the bond at its beginning, under the tier that is asked for', () => {
    const life = STATES.ended().at('2022-01-04');
    life.facts.membership.suspendedOn = '2021-05-01';
    Object.assign(life.facts.membership, {
      overrideStatus: 'active',
      overrideUntil: '2021-05-01',
      overrideReason: 'x',
    });
    expect(written(life, 'apply', { tier: 'petites-communes' })).toEqual({
      membership: {
        appliedOn: '2022-01-04',
        approvedOn: null,
        endedOn: null,
        endKind: null,
        suspendedOn: null,
        overrideStatus: null,
        overrideUntil: null,
        overrideReason: null,
        pauses: [
          { status: 'ended', from: '2021-06-01', until: '2022-01-03' },
          { status: 'suspended', from: '2021-05-01', until: '2022-01-03' },
        ],
        tierCode: 'petites-communes',
        status: 'applied',
      },
      messages: [
        message('application-received', { key: 'member:application-received:2022-01-04' }),
      ],
    });
  });

  it('one after a refusal takes the refusal back, and keeps the tier when none is named', () => {
    expect(written(STATES.refused(), 'apply').membership).toEqual({
      appliedOn: '2021-02-01',
      pauses: [{ status: 'refused', from: '2021-01-04', until: '2021-01-31' }],
      refusedOn: null,
      status: 'applied',
    });
  });

  it('a yes issues the term to the end of the year, with its rights, and says so', () => {
    const span = ['2021-01-04', '2021-12-31'] as const;
    expect(written(STATES.applied(), 'approve')).toEqual({
      membership: { approvedOn: '2021-01-04', status: 'active' },
      terms: {
        'term 1': proposedTerm('term 1', 2021, {
          state: 'issued',
          startsOn: '2021-01-04',
          issuedOn: '2021-01-04',
          issuedUnpaid: true,
        }),
      },
      entitlements: rightsOf('term 1', ...span, 1),
      messages: [
        message('membership-approved', {
          key: 'member:membership-approved:2021-01-04',
          termId: 'term 1',
        }),
      ],
    });
  });

  it('a yes of an earlier day, for a term that starts on another, under another tier', () => {
    const life = STATES.applied().at('2021-03-01');
    const input = { decidedOn: '2021-02-10', startsOn: '2021-04-01', tier: 'petites-communes' };
    const after = written(life, 'approve', input);
    expect(after.membership).toEqual({
      approvedOn: '2021-02-10',
      tierCode: 'petites-communes',
      status: 'pending',
    });
    expect(life.last.term).toMatchObject({
      startsOn: '2021-04-01',
      tierCode: 'petites-communes',
      price: 200_000,
    });
  });

  it('a yes of an earlier day starts the term on that day when no other is named', () => {
    const life = STATES.applied().at('2021-03-01').do('approve', { decidedOn: '2021-02-10' });
    expect(life.last.term).toMatchObject({ startsOn: '2021-02-10', issuedOn: '2021-03-01' });
  });

  it('where the money starts the rights, a yes only proposes the term', () => {
    const life = new Life(factsOf({ workflow: workflow({ activation: 'payment' }) }));
    const after = written(life, 'approve');
    expect(after.terms).toEqual({
      'term 1': proposedTerm('term 1', 2021, { startsOn: '2021-01-04' }),
    });
    expect(after.entitlements).toBeUndefined();
  });

  it('a no says so', () => {
    expect(written(STATES.applied(), 'refuse', { reason })).toEqual({
      membership: { refusedOn: '2021-01-04', status: 'refused' },
      messages: [message('membership-refused', { key: 'member:membership-refused:2021-01-04' })],
    });
  });

  it('a term that was void is proposed again from the offer of the day', () => {
    const life = STATES.unpaid();
    life.do('void-term', { termId: life.last.term?.id, reason });
    expect(written(life, 'propose-term', { tier: 'petites-communes' })).toEqual({
      membership: { tierCode: 'petites-communes' },
      terms: { 'term 2': expect.objectContaining({ state: 'proposed', startsOn: '2021-02-01' }) },
    });
  });
});
