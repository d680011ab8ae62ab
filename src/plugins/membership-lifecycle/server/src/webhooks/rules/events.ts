import { currencyOf } from '../../core/rules/account';
import { isPaidInFull, isSettled, remainingOf } from '../../core/rules/dues';
import { kindOf } from '../../core/rules/renewal';
import type {
  Dues,
  Facts,
  Payment,
  PaymentKind,
  Renewal,
  StageKind,
  Status,
  Term,
} from '../../core/rules/types';
import { addDays } from '../../kernel/rules/calendar';
import type { Day } from '../../kernel/rules/values';
import {
  duesFacts,
  paymentFacts,
  renewalFacts,
  termFacts,
  waivedFacts,
  type EventDraft,
} from './event-drafts';

/**
 * The events of a decision: what facts before and after it say that happened. Whoever asked for it,
 * staff, a token or the daily run, the same change is told the same way.
 */

type Told = [name: string, data: Record<string, unknown>, key?: string];

const OF_STATUS: Record<Status, string> = {
  applied: 'membership.applied',
  refused: 'membership.refused',
  pending: 'membership.approved',
  active: 'membership.activated',
  grace: 'membership.grace',
  lapsed: 'membership.lapsed',
  suspended: 'membership.suspended',
  ended: 'membership.ended',
};

const OF_PAYMENT: Record<PaymentKind, string> = {
  received: 'payment.recorded',
  refund: 'payment.refunded',
  reversal: 'payment.reversed',
  rejection: 'payment.rejected',
  'moved-out': 'payment.moved',
  'moved-in': 'payment.moved',
};

const byId = <T extends { id: string }>(rows: readonly T[], id: string): T | undefined =>
  rows.find((row) => row.id === id);

const membershipEvents = (before: Facts, after: Facts): Told[] => {
  const { status, because, approvedOn, tierCode } = after.membership;
  const previous = before.membership.status;
  const data = { status, previousStatus: previous, because: because.rule, tier: tierCode };
  const names = new Set<string>();
  if (approvedOn !== null && before.membership.approvedOn === null)
    names.add('membership.approved');
  if (status !== previous) names.add(OF_STATUS[status]);
  return [...names].map((name) => [name, data]);
};

const TERM_FIELDS = ['startsOn', 'endsOn', 'tierCode', 'price'] as const;

const termEvents = (before: Facts, after: Facts): Told[] =>
  after.terms.flatMap((term): Told[] => {
    const earlier = byId(before.terms, term.id);
    const tell = (name: string): Told[] => [[name, { term: termFacts(after, term) }]];
    const stood = earlier?.state === 'issued';
    if (term.state === 'issued' && !stood) return tell('term.issued');
    if (term.state !== 'issued') return stood ? tell('term.voided') : [];
    return TERM_FIELDS.some((field) => earlier?.[field] !== term[field])
      ? tell('term.changed')
      : [];
  });

/** Whether a call has become overdue since the last time that somebody looked. */
const turnedOverdue = (before: Facts, after: Facts, call: Dues, term: Term, today: Day) => {
  const late = addDays(call.dueOn, 1);
  if (late > today || remainingOf(after, call) <= 0) return false;
  const earlier = byId(before.dues, call.id);
  const earlierTerm = byId(before.terms, term.id);
  if (!earlier || !earlierTerm || earlier.dueOn !== call.dueOn) return true;
  // The first day to come at the last look: what was due before it had been seen.
  const { nextDueOn } = before.membership;
  return (nextDueOn !== null && late >= nextDueOn) || isSettled(before, earlierTerm);
};

const callEvents = (before: Facts, after: Facts, today: Day): Told[] =>
  after.dues.flatMap((call): Told[] => {
    const told: Told[] = [];
    const earlier = byId(before.dues, call.id);
    const tell = (name: string, key?: string) =>
      told.push([name, { dues: duesFacts(after, call) }, key]);
    if (!earlier) tell('dues.issued');
    if (call.cancelledOn !== null) {
      if (earlier && earlier.cancelledOn === null) tell('dues.cancelled');
      return told;
    }
    if (isPaidInFull(after, call) && !(earlier && isPaidInFull(before, earlier))) tell('dues.paid');
    const term = byId(after.terms, call.termId);
    if (term && turnedOverdue(before, after, call, term, today)) {
      tell('dues.overdue', `dues.overdue:${call.id}:${call.dueOn}`);
    }
    return told;
  });

const waiverEvents = (before: Facts, after: Facts): Told[] =>
  after.terms
    .filter(({ id, waivedOn }) => waivedOn !== null && !byId(before.terms, id)?.waivedOn)
    .map((term) => ['dues.waived', waivedFacts(after, term)]);

const paymentEvents = (before: Facts, after: Facts): Told[] =>
  after.payments.flatMap((payment: Payment): Told[] => {
    if (byId(before.payments, payment.id)) return [];
    const call = payment.duesId === null ? undefined : byId(after.dues, payment.duesId);
    const data = {
      payment: paymentFacts(payment, call?.currency ?? currencyOf(after)),
      dues: call ? duesFacts(after, call) : null,
    };
    return [[OF_PAYMENT[payment.kind], data]];
  });

type Seen = Pick<Renewal, 'answer' | 'closedOn'> & Partial<Renewal> & { kind?: StageKind };

const seen = (facts: Facts, renewal: Renewal): Seen => ({
  ...renewal,
  kind: kindOf(facts, renewal),
});

/** A renewal before it was opened. */
const UNOPENED: Seen = { answer: null, closedOn: null };

const isDecided = ({ kind }: Seen): boolean => kind === 'won' || kind === 'lost';

/** The events of a renewal, in order, by what must have become of it. */
const OF_RENEWAL: Record<string, (was: Seen, now: Seen) => boolean> = {
  'renewal.opened': (was) => was === UNOPENED,
  'renewal.reopened': (was, now) =>
    (was.answer !== null && now.answer === null) ||
    (was.closedOn !== null && now.closedOn === null),
  'renewal.accepted': (was, now) => now.answer === 'accepted' && was.answer !== 'accepted',
  'renewal.declined': (was, now) => now.answer === 'declined' && was.answer !== 'declined',
  'renewal.moved': (was, now) => was !== UNOPENED && was.stageId !== now.stageId,
  'renewal.won': (was, now) => now.kind === 'won' && was.kind !== 'won',
  'renewal.lost': (was, now) => now.kind === 'lost' && was.kind !== 'lost',
  'renewal.closed': (was, now) => now.closedOn !== null && was.closedOn === null && !isDecided(now),
};

const renewalEvents = (before: Facts, after: Facts): Told[] =>
  after.renewals.flatMap((renewal): Told[] => {
    const earlier = byId(before.renewals, renewal.id);
    const [was, now] = [earlier ? seen(before, earlier) : UNOPENED, seen(after, renewal)];
    return Object.entries(OF_RENEWAL)
      .filter(([, happened]) => happened(was, now))
      .map(([name]) => [name, { renewal: renewalFacts(after, renewal) }]);
  });

/** Rows that come from another membership are not new: they are looked up there too. */
const withElsewhere = (before: Facts, elsewhere: readonly Facts[]): Facts =>
  elsewhere.reduce(
    (all, other) => ({
      ...all,
      terms: [...all.terms, ...other.terms],
      dues: [...all.dues, ...other.dues],
      payments: [...all.payments, ...other.payments],
      renewals: [...all.renewals, ...other.renewals],
    }),
    before,
  );

const drafts = (facts: Facts, on: Day, told: readonly Told[]): EventDraft[] =>
  told.map(([name, data, key = null]) => ({
    name,
    membershipId: facts.membership.id,
    reference: facts.membership.reference,
    on,
    key,
    data,
  }));

/**
 * The events of a membership between two states of its facts. `elsewhere`: the facts, before it,
 * of the other memberships of the same decision (a merge, money that is moved).
 */
export const eventsBetween = (
  before: Facts,
  after: Facts,
  on: Day,
  elsewhere: readonly Facts[] = [],
): EventDraft[] => {
  const known = withElsewhere(before, elsewhere);
  return drafts(after, on, [
    ...membershipEvents(before, after),
    ...renewalEvents(known, after),
    ...termEvents(known, after),
    ...callEvents(known, after, on),
    ...waiverEvents(known, after),
    ...paymentEvents(known, after),
  ]);
};

/** A membership that was not there before. */
export const registrationEvent = (
  membership: { id: string; reference: string; tierCode: string },
  on: Day,
): EventDraft => ({
  name: 'membership.applied',
  membershipId: membership.id,
  reference: membership.reference,
  on,
  key: null,
  data: {
    status: 'applied',
    previousStatus: null,
    because: 'applied',
    tier: membership.tierCode,
  },
});
