import type { RuleName } from '../../../../src/plugins/membership-lifecycle/server/src/core/rules/commands';
import { decide } from '../../../../src/plugins/membership-lifecycle/server/src/core/rules/decide';
import type { Renewal } from '../../../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import type { Day } from '../../../../src/plugins/membership-lifecycle/server/src/kernel/rules/values';
import { plusDays } from '../../../helpers/days';
import { counter, Life, PRICE, workflow } from '../../../helpers/facts';
import { STATES } from '../../../helpers/states';
import { message, proposedTerm, renewal, rightsOf, written } from '../../../helpers/written';

/** What each command writes, to the last field: whatever is not named here stays as it was. */

const reason = 'x';
const NEXT_RIGHTS = rightsOf('term 2', '2022-01-01', '2022-12-31', 4);

describe('renewals', () => {
  const open = (values: object) => ({ fromTermId: 'term 1', termId: 'term 2', ...values });

  it('one that opens proposes the next term, and asks nobody yet', () => {
    expect(written(STATES.paid(), 'open-renewal')).toEqual({
      terms: { 'term 2': proposedTerm('term 2', 2022) },
      renewals: {
        'renewal 1': renewal(
          'renewal 1',
          open({
            stageId: 'to-prepare',
            openedOn: '2021-06-01',
            enteredStageOn: '2021-06-01',
          }),
        ),
      },
    });
  });

  it('one that opens before the next price is known keeps what the member had', () => {
    const life = STATES.paid();
    life.facts = { ...life.facts, offers: [] };
    expect(written(life, 'open-renewal').terms).toEqual({
      'term 2': proposedTerm('term 2', 2022, { price: null }),
    });
  });

  it('the proposal that leaves is remembered by its day', () => {
    const life = STATES.paid().do('open-renewal');
    expect(written(life.at('2021-06-02'), 'move-renewal', { stageId: 'proposed' })).toEqual({
      renewals: {
        'renewal 1': {
          stageId: 'proposed',
          enteredStageOn: '2021-06-02',
          proposedOn: '2021-06-02',
        },
      },
      messages: [
        message('renewal-proposal', {
          key: 'member:renewal 1:stage:proposed:2021-06-02',
          termId: 'term 2',
          renewalId: 'renewal 1',
        }),
      ],
    });
    life.at('2021-06-03').do('move-renewal', { stageId: 'to-prepare' });
    life.at('2021-06-04').do('move-renewal', { stageId: 'proposed' });
    expect(life.last.renewal?.proposedOn).toBe('2021-06-02');
  });

  it('a proposal that is prepared and sent again after the end gives the days of grace again', () => {
    const life = STATES.lapsed().do('reopen-renewal', { stageId: 'to-prepare', reason });
    life.do('move-renewal', { stageId: 'proposed' });
    expect(life.last.renewal?.proposedOn).toBe(life.today);
    expect(life.facts.membership.status).toBe('grace');
  });

  it('a renewal that staff take back to prepare it writes to nobody', () => {
    const after = written(STATES.waiting(), 'move-renewal', { stageId: 'to-prepare' });
    expect(after).toEqual({ renewals: { 'renewal 1': { stageId: 'to-prepare' } } });
  });

  it('a yes issues the next term, with all that was told with it', () => {
    const told = {
      answeredOn: '2021-10-03',
      deliberationOn: '2021-10-01',
      deliberationReference: 'D-1',
      engagementNumber: 'EJ-1',
      serviceCode: 'SVC',
    };
    expect(written(STATES.waiting(), 'accept-renewal', told)).toEqual({
      terms: { 'term 2': { state: 'issued', issuedOn: '2021-10-03', issuedUnpaid: true } },
      renewals: { 'renewal 1': { stageId: 'awaiting-decision', answer: 'accepted', ...told } },
      entitlements: NEXT_RIGHTS,
      messages: [
        message('renewal-accepted', {
          key: 'member:renewal 1:stage:awaiting-decision:2021-10-03',
          termId: 'term 2',
          renewalId: 'renewal 1',
        }),
      ],
    });
  });

  it('a yes keeps what was known of the deliberation before, unless it is told anew', () => {
    const life = STATES.waiting();
    const known: Partial<Renewal> = {
      deliberationOn: '2021-09-01',
      deliberationReference: 'D-0',
      engagementNumber: 'EJ-0',
      serviceCode: 'SVC-0',
    };
    const renewals = life.facts.renewals.map((one) => ({ ...one, ...known }));
    life.facts = { ...life.facts, renewals };
    life.do('accept-renewal');
    expect(life.last.renewal).toMatchObject({ ...known, answeredOn: '2021-10-03' });
  });

  it('where the money starts the rights, a yes issues nothing', () => {
    const life = STATES.waiting();
    const paying = { ...life.facts.workflow, activation: 'payment' as const };
    life.facts = { ...life.facts, workflow: paying };
    expect(written(life, 'accept-renewal')).toMatchObject({
      renewals: { 'renewal 1': { answer: 'accepted', answeredOn: '2021-10-03' } },
    });
    expect(life.last.term?.state).toBe('proposed');
  });

  it('a yes by the move to the stage of the call issues the call', () => {
    const after = written(STATES.waiting(), 'move-renewal', { stageId: 'call-issued' });
    expect(after).toMatchObject({
      renewals: { 'renewal 1': { stageId: 'call-issued', answer: 'accepted' } },
      dues: { 'call 2': { termId: 'term 2', amount: PRICE, dueOn: '2021-11-02' } },
    });
  });

  it('a no voids the proposal, and no message teaches the member what they said', () => {
    const input = { answeredOn: '2021-10-03', reason };
    expect(written(STATES.waiting(), 'decline-renewal', input)).toEqual({
      terms: { 'term 2': { state: 'void', voidedOn: '2021-10-03', voidReason: 'x' } },
      renewals: {
        'renewal 1': {
          stageId: 'not-renewed',
          answer: 'declined',
          answeredOn: '2021-10-03',
          closedOn: '2021-10-03',
          closeReason: 'x',
        },
      },
    });
  });

  it.each([
    ['lose-renewal', { reason }],
    ['move-renewal', { stageId: 'not-renewed', reason }],
  ] as [RuleName, object][])('one that is lost by %s is told to the member', (command, input) => {
    expect(written(STATES.waiting(), command, { ...input })).toEqual({
      terms: { 'term 2': { state: 'void', voidedOn: '2021-10-03', voidReason: 'x' } },
      renewals: {
        'renewal 1': { stageId: 'not-renewed', closedOn: '2021-10-03', closeReason: 'x' },
      },
      messages: [
        message('renewal-lapsed', {
          key: 'member:renewal 1:stage:not-renewed:2021-10-03',
          termId: 'term 2',
          renewalId: 'renewal 1',
        }),
      ],
    });
  });

  it('one that is taken up again before the answer is asked again, from that day on', () => {
    const life = STATES.lapsed();
    const closed = life.last.renewal;
    expect(written(life, 'reopen-renewal', { stageId: 'proposed', reason })).toEqual({
      membership: { status: 'grace' },
      terms: { 'term 2': { state: 'proposed', voidedOn: null, voidReason: null } },
      renewals: {
        'renewal 1': {
          stageId: 'proposed',
          closedOn: null,
          closeReason: 'x',
          proposedOn: '2022-03-02',
        },
      },
    });
    expect(closed).toMatchObject({ stageId: 'not-renewed', closedOn: '2022-03-02' });
  });

  it('one that is taken up again as agreed to issues its term', () => {
    const after = written(STATES.lapsed(), 'reopen-renewal', {
      stageId: 'awaiting-decision',
      reason,
    });
    expect(after).toEqual({
      membership: { status: 'active' },
      terms: {
        'term 2': {
          state: 'issued',
          issuedOn: '2022-03-02',
          issuedUnpaid: true,
          voidedOn: null,
          voidReason: null,
        },
      },
      renewals: {
        'renewal 1': {
          stageId: 'awaiting-decision',
          answer: 'accepted',
          answeredOn: '2022-03-02',
          closedOn: null,
          closeReason: 'x',
        },
      },
      entitlements: NEXT_RIGHTS,
    });
  });

  it('the answer is forgotten when the renewal goes back before it', () => {
    const life = STATES.waiting().do('accept-renewal');
    const voidedOn: Day = '2021-10-03';
    expect(written(life, 'reopen-renewal', { stageId: 'proposed', reason })).toEqual({
      terms: { 'term 2': { state: 'proposed', issuedOn: null, issuedUnpaid: false } },
      renewals: {
        'renewal 1': { stageId: 'proposed', answer: null, answeredOn: null, closeReason: 'x' },
      },
      entitlements: {
        'right 4': { voidedOn },
        'right 5': { voidedOn },
        'right 6': { voidedOn },
      },
    });
  });

  it('one is won by the money alone, and issues what waited for it', () => {
    const life = STATES.waiting();
    const paying = { ...life.facts.workflow, activation: 'payment' as const };
    life.facts = { ...life.facts, workflow: paying };
    life.do('accept-renewal');
    const free = (one: (typeof life.facts.terms)[number]) =>
      one.state === 'proposed' ? { ...one, price: 0 } : one;
    life.facts = { ...life.facts, terms: life.facts.terms.map(free) };
    expect(written(life, 'win-renewal')).toEqual({
      terms: { 'term 2': { state: 'issued', issuedOn: '2021-10-03' } },
      renewals: { 'renewal 1': { stageId: 'settled', closedOn: '2021-10-03' } },
      entitlements: NEXT_RIGHTS,
    });
  });

  it('notes and owners change nothing else', () => {
    const life = STATES.waiting();
    expect(written(life, 'assign-renewal', { ownerId: '1' })).toEqual({
      renewals: { 'renewal 1': { ownerId: '1' } },
    });
    expect(written(life, 'assign-renewal')).toEqual({
      renewals: { 'renewal 1': { ownerId: null } },
    });
    expect(written(life, 'note-renewal', { note: 'À rappeler' })).toEqual({
      renewals: { 'renewal 1': { notes: 'À rappeler' } },
    });
  });

  const keyOf = (id: string) => `member:term 1:reminder:${id}:2021-12-31`;

  it('a reminder is a message and its trace, under one key', () => {
    const key = keyOf('before-30');
    expect(written(STATES.waiting(), 'send-reminder', { reminderId: 'before-30' })).toEqual({
      effects: [{ key, membershipId: 'member', state: 'done', on: '2021-10-03' }],
      messages: [message('renewal-reminder', { key, termId: 'term 2', renewalId: 'renewal 1' })],
    });
  });

  it('a reminder that is marked is its trace alone', () => {
    const input = { reminderId: 'after-30', state: 'waiting' };
    const key = keyOf('after-30');
    expect(written(STATES.waiting(), 'mark-reminder', input)).toEqual({
      effects: [{ key, membershipId: 'member', state: 'waiting', on: '2021-10-03' }],
    });
  });

  it('one whose stage was removed goes where staff said, from that day on', () => {
    const life = STATES.waiting().at('2021-10-05');
    const moves = { proposed: 'to-prepare', settled: 'not-renewed' };
    expect(written(life, 'relocate-renewal', { workflowId: workflow().id, moves })).toEqual({
      renewals: { 'renewal 1': { stageId: 'to-prepare', enteredStageOn: '2021-10-05' } },
    });
    expect(written(life, 'relocate-renewal', { workflowId: 'another', moves })).toEqual({});
    const closed = STATES.won();
    expect(written(closed, 'relocate-renewal', { workflowId: workflow().id, moves })).toEqual({});
  });

  test.each([
    ['accept-renewal', { answeredOn: '2021-10-02' }, 'answer-before-renewal', 'answeredOn'],
    [
      'decline-renewal',
      { answeredOn: '2021-10-02', reason },
      'answer-before-renewal',
      'answeredOn',
    ],
    ['decline-renewal', { answeredOn: '2021-10-04', reason }, 'date-in-future', 'answeredOn'],
    ['accept-renewal', { deliberationOn: '2021-10-04' }, 'date-in-future', 'deliberationOn'],
    ['accept-renewal', { deliberationOn: '2021-09-20' }, null, null],
    [
      'correct-date',
      { field: 'deliberation-on', date: '2021-10-04', reason },
      'date-in-future',
      'date',
    ],
  ] as const)(
    'an answer is of the days of its renewal: %s %j',
    (command, input, refusal, field) => {
      const life = STATES.waiting();
      const decision = decide(life.facts, command, input, life.ctx);
      expect(decision.ok ? null : [decision.reason, decision.details?.field]).toEqual(
        refusal && [refusal, field],
      );
    },
  );

  it('a yes to what is waived needs no price, and its message none that nobody knows', () => {
    const life = STATES.todo();
    const termId = life.last.term?.id;
    expect(life.last.term?.price).toBeNull();
    expect(life.refusal('accept-renewal')).toBe('price-missing');
    life.do('waive-dues', { termId, reason });
    expect(life.refusal('move-renewal', { stageId: 'proposed' })).toBe('price-missing');
    const issued = new Life(life.facts, life.today, counter('other')).do('issue-term', { termId });
    expect(issued.last.term).toMatchObject({ state: 'issued', price: null });
    life.do('accept-renewal');
    expect(life.last).toMatchObject({
      term: { state: 'issued', price: null },
      renewal: { stageId: 'settled', answer: 'accepted' },
    });
    expect(life.facts.dues.filter((call) => call.termId === termId)).toEqual([]);
    life.at(plusDays(life.today, 1)).do('reopen-renewal', { stageId: 'call-issued', reason });
    expect(life.last.term?.state).toBe('issued');
  });
});
