import { renewalReminders } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/reminders';
import type { Day } from '../../../src/plugins/membership-lifecycle/server/src/kernel/rules/values';
import {
  renewalFacts,
  rightFacts,
  waivedFacts,
} from '../../../src/plugins/membership-lifecycle/server/src/webhooks/rules/event-drafts';
import {
  whyNoReminder,
  whyNotProposed,
} from '../../../src/plugins/membership-lifecycle/server/src/membership/rules/left-out';
import { mergeFrom } from '../../../src/plugins/membership-lifecycle/server/src/membership/rules/commands/merge';
import { mergeSummary } from '../../../src/plugins/membership-lifecycle/server/src/membership/rules/merge-summary';
import type {
  Dues,
  Addressee,
  Facts,
  Renewal,
  Term,
} from '../../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import {
  contactOf,
  counter,
  factsOf,
  membership,
  PRICE,
  term,
  tierOffer,
  TIER,
} from '../../helpers/facts';
import { asOther } from '../../helpers/other-member';
import { STATES } from '../../helpers/states';

/** What is told of rows to who did not ask: in events, in the schedule, before a merger. */

const money = (amount: number) => ({ amount, currency: 'EUR' });

describe('an event tells', () => {
  it('of dues that are waived the term, and the call if there is one', () => {
    const { facts } = STATES.waived();
    const [first] = facts.terms;
    expect(waivedFacts({ ...facts, dues: [] }, first)).toEqual({ termId: first.id, dues: null });
    expect(waivedFacts(facts, first)).toEqual({
      termId: first.id,
      dues: {
        id: facts.dues[0].id,
        number: '2021-1',
        termId: first.id,
        issuedOn: '2021-01-04',
        dueOn: '2021-02-03',
        amount: money(PRICE),
        paid: money(0),
        replacesId: null,
        creditNote: 'AV2021-1',
      },
    });
  });

  it('of a renewal where it stands and what it proposes', () => {
    const { facts } = STATES.waiting();
    const [one] = facts.renewals;
    const told = {
      id: one.id,
      stageId: 'proposed',
      kind: 'waiting',
      answer: null,
      fromTermId: one.fromTermId,
      termId: one.termId,
      startsOn: '2022-01-01',
      endsOn: '2022-12-31',
      tier: TIER,
      price: money(PRICE),
      openedOn: '2021-10-03',
      closedOn: null,
    };
    expect(renewalFacts(facts, one)).toEqual(told);
    const nothing = { startsOn: null, endsOn: null, tier: null, price: null };
    expect(renewalFacts({ ...facts, terms: [] }, one)).toEqual({ ...told, ...nothing });
  });

  it('of a right its balance, and of access none', () => {
    const [quota, access] = STATES.paid().facts.entitlements;
    expect(rightFacts(quota, { granted: 6, used: 2 })).toEqual({
      id: quota.id,
      termId: quota.termId,
      benefit: 'compagnonnage',
      kind: 'quota',
      granted: 6,
      used: 2,
      remaining: 4,
      startsOn: '2021-01-04',
      endsOn: '2021-12-31',
    });
    expect(rightFacts(access, { granted: 9, used: 2 })).toMatchObject({
      granted: null,
      used: 2,
      remaining: null,
    });
  });
});

describe('who is left out is told why', () => {
  const DAY: Day = '2021-10-05';
  const opened = (values: Partial<Facts> = {}) => ({
    ...STATES.paid().at('2021-10-02').do('open-renewal').facts,
    ...values,
  });
  const proposal = (facts: Facts, day = DAY) => whyNotProposed(facts, day);
  const because = (rule: string, params = {}) => ({ rule: `left-out-${rule}`, params });
  const member = (facts: Facts, values: object): Facts => ({
    ...facts,
    membership: { ...facts.membership, ...values },
  });

  it('of a proposal: the member has left or is paused, from that day on', () => {
    const leaving = member(opened(), { endedOn: DAY });
    expect(proposal(leaving)).toEqual(because('ended', { on: '2021-10-04' }));
    expect(proposal(leaving, '2021-10-04')).toEqual(because('not-asked'));
    expect(proposal(member(opened(), { suspendedOn: DAY }))).toEqual(
      because('suspended', { on: DAY }),
    );
  });

  it('of a proposal: staff took it back, a file left it to them, nobody can be written to', () => {
    const taken = STATES.waiting().do('move-renewal', { stageId: 'to-prepare' }).facts;
    expect(proposal(taken)).toEqual(because('taken-back'));
    const key = `member:id-1:proposal`;
    const effects = [{ key, membershipId: 'member', state: 'imported' as const, on: DAY }];
    expect(proposal(opened({ effects }))).toEqual(because('imported'));
    expect(proposal(opened({ contacts: [] }))).toEqual(because('no-contact'));
    const silent = contactOf({ id: '1', name: 'Ana', role: 'billing' } as unknown as Addressee);
    expect(proposal(opened({ contacts: [silent] }))).toEqual(because('no-contact'));
  });

  it('of a proposal: it has no price yet, or was not sent yet; nothing where none waits', () => {
    const closing = [tierOffer({ closesOn: '2021-12-31' })];
    const todo = STATES.todo().facts;
    expect(proposal({ ...todo, offers: closing })).toEqual(
      because('no-price', { startsOn: '2022-01-01' }),
    );
    expect(proposal(opened())).toEqual(because('not-asked'));
    expect(proposal(opened({ terms: [] }))).toBeNull();
    expect(proposal(STATES.waiting().facts)).toBeNull();
    expect(proposal(STATES.paid().facts)).toBeNull();
  });

  const reminder = (facts: Facts, values: object = {}, day: Day = '2021-11-01') => {
    const [renewal] = facts.renewals;
    const [from] = facts.terms;
    const [first] = renewalReminders(facts, renewal, from);
    const asked = { ...first, reminder: { ...first.reminder, ...values }, dueOn: day };
    return whyNoReminder(facts, renewal, asked);
  };

  it('of a reminder: what was done of it before', () => {
    const { facts } = STATES.waiting();
    const marked = (state: 'done' | 'waiting' | 'superseded') => ({
      ...facts,
      effects: [
        { key: 'member:x', membershipId: 'member', state: 'done' as const, on: DAY },
        { key: 'member:id-1:reminder:before-60', membershipId: 'member', state, on: DAY },
      ],
    });
    expect(reminder(marked('done'))).toEqual(because('already-sent'));
    expect(reminder(marked('waiting'))).toEqual(because('waits'));
    expect(reminder(marked('superseded'))).toBeNull();
  });

  it('of a reminder: it fell before the asking, or was thought of later', () => {
    const { facts } = STATES.waiting();
    expect(reminder(facts)).toBeNull();
    const renewals = facts.renewals.map((one): Renewal => ({ ...one, proposedOn: '2021-11-01' }));
    expect(reminder({ ...facts, renewals })).toEqual(because('asked-after', { on: '2021-11-01' }));
    const never = facts.renewals.map((one) => ({ ...one, proposedOn: null }));
    expect(reminder({ ...facts, renewals: never })).toBeNull();
    expect(reminder(facts, { addedOn: '2021-11-01' })).toBeNull();
    expect(reminder(facts, { addedOn: '2021-11-02' })).toEqual(
      because('added-later', { on: '2021-11-02' }),
    );
  });

  it('of a reminder: the member has left, has answered, or is not asked yet', () => {
    const { facts } = STATES.waiting();
    expect(reminder(member(facts, { endedOn: '2021-11-01' }))).toEqual(
      because('ended', { on: '2021-10-31' }),
    );
    expect(reminder(STATES.committed().facts)).toEqual(because('answered'));
    expect(reminder(opened())).toEqual(because('not-asked'));
  });
});

describe('before a merger is told', () => {
  const merger = (from: Facts, into: Facts, today: Day) => {
    const after = mergeFrom(from, into, 'x', { today, newId: counter('new') });
    if (!after.ok) throw new Error(after.reason);
    return after;
  };
  const summary = (from: Facts, terms: Facts['terms'] = []) => {
    const into = factsOf({
      membership: membership({ id: 'other', approvedOn: '2021-01-01' }),
      terms,
    });
    return mergeSummary({ from, into }, merger(from, into, '2021-11-20'));
  };
  const mine = term({ id: 'mine', startsOn: '2022-01-01', endsOn: '2022-12-31' });
  const used = (facts: Facts): Facts => ({
    ...facts,
    entitlements: facts.entitlements.map((right, index) => ({ ...right, used: index })),
  });

  it('what moves with its money and its rights, and what is withdrawn for it', () => {
    const { facts } = STATES.won();
    const [first, second] = facts.terms;
    expect(summary(used(facts), [mine])).toEqual({
      moved: [first, second],
      staying: [],
      withdrawn: [
        { term: mine, isTheirs: false, isProposed: false, instead: expect.any(Object), call: null },
      ],
      movedRenewals: 0,
      closedRenewals: 0,
      unpaid: [],
      paid: 2 * PRICE,
      rights: 6,
      used: 15,
    });
  });

  it('a year that both had and paid: it stays', () => {
    const { facts } = STATES.paid();
    const told = mergeSummary(
      { from: asOther(facts), into: facts },
      merger(asOther(facts), facts, '2021-11-20'),
    );
    expect(told.staying).toMatchObject([{ overlaps: { id: facts.terms[0].id } }]);
    expect(told).toMatchObject({ moved: [], paid: 0, rights: 0, used: 0 });
  });

  it('what is still to be paid and comes along; not what was waived or cancelled', () => {
    const { facts } = STATES.committed();
    const [, second] = facts.dues;
    expect(summary(facts).unpaid).toMatchObject([{ call: { id: second.id }, remaining: PRICE }]);
    expect(summary(facts, [mine]).unpaid).toEqual([]);
    expect(summary(facts, [mine]).withdrawn).toMatchObject([{ isTheirs: true, call: second }]);
    const terms = facts.terms.map((one): Term => ({ ...one, waivedOn: '2021-11-01' }));
    expect(summary({ ...facts, terms }).unpaid).toEqual([]);
    const dues = facts.dues.map((one): Dues => ({ ...one, cancelledOn: '2021-11-01' }));
    expect(summary({ ...facts, dues }).unpaid).toEqual([]);
  });

  it('the proposal that goes on, or is withdrawn with its renewal', () => {
    const { facts } = STATES.waiting();
    expect(summary(facts)).toMatchObject({ movedRenewals: 1, closedRenewals: 0, withdrawn: [] });
    const told = summary(facts, [mine]);
    expect(told).toMatchObject({ movedRenewals: 0, closedRenewals: 1 });
    expect(told.withdrawn).toMatchObject([{ isTheirs: true, isProposed: true, instead: mine }]);
    expect(summary(STATES['called-off']().facts)).toMatchObject({ closedRenewals: 0 });
  });
});
