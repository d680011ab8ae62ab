import { neverJoined } from '../../src/plugins/membership-lifecycle/server/src/core/rules/commands/membership';
import { openRenewal } from '../../src/plugins/membership-lifecycle/server/src/core/rules/renewal';
import type { Facts } from '../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import { sumOf } from './book-of-prices';
import { plusDays } from './days';
import type { Side, Turn } from './invariants';
import { byId } from './read-facts';

/** What staff do by mistake, and the commands that take it back. */

type Step = [command: string, input: Record<string, unknown>];
type Undo = (side: Side, input: Record<string, unknown>) => Step[] | null;

const reason = 'x';
const added = <T extends { id: string }>(before: readonly T[], after: readonly T[]): T[] =>
  after.filter(({ id }) => before.every((row) => row.id !== id));
const heldUntil = (term: Facts['terms'][number]) => [term.heldUntil, term.state];
const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
const openOf = ({ renewals }: Facts) => openRenewal(renewals);

/** Whether a proposal has a call, whose due day is the last to answer; its credit note takes it. */
const givesTime = (facts: Facts): boolean =>
  facts.dues.some((call) => call.cancelledOn === null && call.termId === openOf(facts)?.termId);

const reopened: Undo = ({ before, after }) => {
  const was = openOf(before);
  // Of two that were closed on one day for one year, as a merger can have it, either is taken up.
  const isOne = ({ fromTermId, closedOn }: Facts['renewals'][number]) =>
    fromTermId === was?.fromTermId && closedOn === closedDay;
  const closedDay = after.renewals.find(({ id }) => id === was?.id)?.closedOn;
  if (after.renewals.filter(isOne).length > 1) return null;
  const from = before.terms.find(({ id }) => id === was?.fromTermId);
  // One of a year that was voided leads nowhere.
  if (from?.state !== 'issued' || givesTime(before)) return null;
  // One whose grace is over would be given up anyway.
  return was && before.membership.status !== 'lapsed'
    ? [['reopen-renewal', { stageId: was.stageId, reason }]]
    : null;
};

const reinstated: Undo = ({ before, after }) => {
  // A proposal that is too late to be answered is made anew.
  if (before.membership.status === 'lapsed' && openOf(before)) return null;
  if (givesTime(before)) return null;
  const again: Step = ['reinstate', { reason }];
  const isToCome = after.membership.status !== 'ended';
  const isSuspended = before.membership.suspendedOn !== null;
  // Without the suspension it may be too late.
  if (isSuspended && isToCome && openOf(before)) return null;
  // While a suspension holds, it is what is taken back first.
  const steps: Step[] = isSuspended && isToCome ? [again, again, ['suspend', { reason }]] : [again];
  const { endedOn, endKind } = before.membership;
  const end = endKind === 'excluded' ? 'exclude' : 'withdraw';
  // Who never joined is out at once: this end was one to come before its only year was voided.
  if (endedOn !== null && neverJoined(before, endedOn)) return null;
  // A year after an end to come, which something held there, goes with the other end.
  if (endedOn !== null && before.terms.some((t) => t.state === 'issued' && t.startsOn >= endedOn))
    return null;
  // A member that was leaving already leaves on its day.
  return endedOn === null ? steps : [...steps, [end, { lastDay: plusDays(endedOn, -1), reason }]];
};

const isOverpaid =
  ({ payments, terms }: Facts) =>
  ({ id, termId, amount, cancelledOn }: Facts['dues'][number]) => {
    const isWaived = terms.some((term) => term.id === termId && term.waivedOn !== null);
    const asked = isWaived || cancelledOn !== null ? 0 : amount;
    return sumOf(payments.filter(({ duesId }) => duesId === id)) > asked;
  };

const isSettledIn = ({ dues, payments }: Facts, { id, price }: Facts['terms'][number]): boolean => {
  const call = dues.find((one) => one.termId === id && one.cancelledOn === null);
  return sumOf(payments.filter(({ duesId }) => duesId === call?.id)) >= (price ?? 0);
};

const DATED = { 'term-starts-on': 'startsOn', 'term-ends-on': 'endsOn' } as const;

/** The commands that undo a turn; null where the turn did something that has no way back, as docs say. */
export const UNDO: Record<string, Undo> = {
  suspend: () => [['reinstate', { reason }]],
  'override-status': ({ before }) =>
    before.membership.overrideStatus === null ? [['clear-override', { reason }]] : null,
  mute: ({ before }) => (before.membership.mutedUntil === null ? [['unmute', {}]] : null),
  'hold-call': ({ before }, { duesId }) =>
    before.dues.some(({ id, heldUntil }) => id === duesId && heldUntil !== null)
      ? null
      : [['release-call', { duesId }]],
  'write-off-call': ({ before }, { duesId, writtenOffAs }) =>
    writtenOffAs === 'loss' && byId(before.dues, duesId)?.writtenOff === null
      ? [['undo-write-off', { duesId, reason }]]
      : null,
  withdraw: reinstated,
  exclude: reinstated,
  // Who applies anew is not held by what was decided before.
  refuse: ({ before: { membership: m } }) =>
    m.overrideStatus === null && m.mutedUntil === null && m.suspendedOn === null
      ? [['apply', {}]]
      : null,
  'grant-right': ({ before, after }) => {
    const [was, is] = [before, after].map(({ entitlements }) =>
      entitlements.flatMap(({ grants }) => grants ?? []),
    );
    return added(was, is).map(({ id }) => ['withdraw-grant', { grantId: id, reason }]);
  },
  'record-payment': ({ before, after }) => {
    const [line] = added(before.payments, after.payments);
    const back: Step = ['reverse-payment', { paymentId: line.id, reason }];
    const was = openOf(before);
    // Money is a yes, which goes with it. Staff reopen the renewal of one that has used its rights.
    const call = before.dues.find(({ id }) => id === line.duesId);
    const isUsed = before.entitlements.some(
      ({ termId, used }) => termId === call?.termId && used > 0,
    );
    const isYes = was?.answer === null && openOf(after)?.answer === 'accepted' && isUsed;
    return isYes ? [back, ['reopen-renewal', { stageId: was.stageId, reason }]] : [back];
  },
  'refund-payment': ({ before, after }) => {
    const line = added(before.payments, after.payments).find(({ kind }) => kind === 'refund');
    return [['reverse-payment', { paymentId: line?.id, reason }]];
  },
  'reject-payment': ({ before, after }) => {
    const [line] = added(before.payments, after.payments);
    return [['reverse-payment', { paymentId: line?.id, reason }]];
  },
  'decline-renewal': reopened,
  'lose-renewal': reopened,
  reprice: ({ before, after }, { termId, amount }) => {
    const was = before.terms.find(({ id }) => id === termId);
    if (!was || was.price === null) return null;
    // Rights that waited for the money came with a price that is paid, and a rise takes none.
    if (!same(after.terms.map(heldUntil), before.terms.map(heldUntil))) return null;
    if (before.membership.status !== after.membership.status) return null;
    if (!same(before.renewals, after.renewals)) return null;
    // A call that is made again takes the credit there is.
    if (
      before.payments.some(({ duesId }) => duesId === null) ||
      before.dues.some(isOverpaid(before))
    )
      return null;
    // One that staff took up although it is paid is won again.
    const isTakenUp = before.renewals.some(
      (one) => one.closedOn === null && one.termId === termId && one.answer === 'accepted',
    );
    if (isTakenUp && isSettledIn(before, was)) return null;
    // Money that went while the membership was over left its renewal as it was.
    const isClosed = before.renewals.some(
      (one) => one.closedOn !== null && one.termId === termId && one.answer === 'accepted',
    );
    if (isClosed && !isSettledIn(before, was)) return null;
    const again: Step = ['reprice', { termId, amount: was.price, reason }];
    // Nothing asks for nothing: a price of nothing takes the call away.
    const isCalled = before.dues.some(
      (call) => call.termId === termId && call.cancelledOn === null,
    );
    return amount === 0 && isCalled ? [again, ['issue-call', { termId }]] : [again];
  },
  'correct-date': ({ before }, { field, id }) => {
    const term = before.terms.find((one) => one.id === id);
    const call = before.dues.find((one) => one.id === id);
    if (field === 'dues-due-on' && call)
      return [['correct-date', { field, id, date: call.dueOn, reason }]];
    if (!term || (field !== 'term-starts-on' && field !== 'term-ends-on')) return null;
    return [['correct-date', { field, id, date: term[DATED[field]], reason }]];
  },
};

/** How a member stands, in words that a way back must give again. */
const standingOf = (facts: Facts, command: string) => {
  const { membership: m, terms, entitlements, payments } = facts;
  const gone = new Set(terms.filter(({ state }) => state === 'void').map(({ id }) => id));
  return {
    status: m.status,
    decisions: [
      ...[m.endedOn, m.refusedOn, m.suspendedOn !== null, m.overrideStatus],
      ...[m.mutedUntil, m.tierCode],
    ],
    terms: terms
      .filter(({ state }) => state !== 'void')
      .map(({ id, state, startsOn, endsOn, price, tierCode, waivedOn }) =>
        // A proposal follows what is sold when it is made again.
        (state === 'proposed'
          ? [id, state, tierCode]
          : [id, state, startsOn, endsOn, price, tierCode, waivedOn]
        ).join(' '),
      ),
    rights: entitlements
      .filter(({ termId, voidedOn }) => voidedOn === null && !gone.has(termId))
      .filter(({ granted }) => granted !== 0)
      .map(({ termId, benefitCode, granted, used, startsOn, endsOn }) =>
        [termId, benefitCode, granted, used, startsOn, endsOn].join(' '),
      ),
    paid: sumOf(payments),
    // Money that came and went leaves the renewal where the payment is expected.
    renewals: ['record-payment', 'refund-payment'].includes(command)
      ? []
      : facts.renewals
          .filter(({ closedOn }) => closedOn === null)
          .map(({ id, stageId, answer }) => [id, stageId, answer].join(' ')),
    // A call that an end cancelled stays cancelled: the member got its credit note.
    calls: ['withdraw', 'exclude', 'decline-renewal', 'lose-renewal'].includes(command)
      ? []
      : facts.dues
          .filter(({ cancelledOn }) => cancelledOn === null)
          .map(({ termId, amount }) => `${termId} ${amount}`)
          .sort(),
  };
};

/** Says what a mistake leaves behind after it was taken back; undefined where nothing. */
export const leftBehind = (
  turn: Turn,
  run: (facts: Facts, command: string, input: Record<string, unknown>) => Facts | string,
): unknown => {
  const [side] = turn.sides;
  const steps = UNDO[turn.command]?.(side, turn.input) ?? [];
  if (steps.length === 0) return undefined;
  let now = side.after;
  for (const [command, input] of steps) {
    const next = run(now, command, input);
    // Where nobody sells the tier any more, the catalogue is what is to be mended.
    if (next === 'price-missing' || next === 'inhabitants-missing') return undefined;
    // A suspension that held no member any more stays lifted.
    if (command === 'suspend' && next === 'not-approved') return undefined;
    if (typeof next === 'string') return [command, input, 'is refused', next];
    now = next;
  }
  const [was, is] = [side.before, now].map((facts) =>
    JSON.stringify(standingOf(facts, turn.command)),
  );
  return was === is ? undefined : [steps, JSON.parse(was), JSON.parse(is)];
};
