import { linesOn } from '../../core/rules/account';
import { askedOf, duesOf, paidOf, toSettle } from '../../core/rules/dues';
import { lastDayOf } from '../../core/rules/leaving';
import { statusOf } from '../../core/rules/status';
import { issuedTerms, memberSince, termOn } from '../../core/rules/terms';
import type { Because, Dues, Facts, Payment, Status, Term } from '../../core/rules/types';
import { refused } from '../../kernel/rules/refused';
import type { Cents, Day, Refused } from '../../kernel/rules/values';
import type { PaperReason } from '../refusals/papers';

/** The standing that may be attested of a member: that it is one on a day, and its dues. */

export type DuesStanding =
  { state: 'settled'; on: Day } | { state: 'waived' | 'free' | 'not-called' | 'owed' | 'partly' };

export interface Standing {
  /** In grace, the last term is over and the next one is awaited. */
  status: 'active' | 'grace';
  since: Day | null;
  /** The term of the day, or in grace the last one before it; none when a status was imposed. */
  term: Term | null;
  dues: DuesStanding | null;
}

/** The day from which the lines of a call cover it for good; null when they do not. */
const settledOn = (lines: readonly Payment[], amount: Cents): Day | null => {
  let [sum, since]: [Cents, Day | null] = [0, null];
  for (const line of lines) {
    sum += line.amount;
    if (sum < amount) since = null;
    else since ??= line.on;
  }
  return since;
};

/** The amount that was asked for a term at the end of a day, by a call that was cancelled since. */
const askedThen = ({ dues }: Facts, term: Term, day: Day): Cents =>
  dues.find(
    ({ termId, issuedOn, cancelledOn }) =>
      termId === term.id && issuedOn <= day && cancelledOn !== null && cancelledOn > day,
  )?.amount ?? Infinity;

/**
 * The state of a term's dues, and since when; a past day is judged by its own money and by what was
 * asked then.
 */
const duesStanding = (facts: Facts, term: Term, day: Day): DuesStanding => {
  if (term.waivedOn !== null) return { state: 'waived' };
  const call = duesOf(facts.dues, term.id);
  if (!call) return { state: term.price === 0 ? 'free' : 'not-called' };
  if (call.amount === 0) return { state: 'free' };
  const lines = linesOn(facts.payments, call.id);
  const asked = toSettle(call);
  const early = settledOn(lines, Math.min(asked, askedThen(facts, term, day)));
  const on = early !== null && early <= day ? early : settledOn(lines, asked);
  if (on !== null) return { state: 'settled', on };
  const then = lines.filter((line) => line.on <= day);
  return { state: then.reduce((sum, { amount }) => sum + amount, 0) > 0 ? 'partly' : 'owed' };
};

/** Past decisions that no certificate may overlook, besides what was counted of past days. */
const AWAY: readonly (Status | null)[] = ['suspended', 'ended', 'refused'];

/** An imposed status is staff's word for the day on which it is read, and for no earlier one. */
const asComputed = (facts: Facts): Facts => {
  const pauses = facts.membership.pauses.filter(
    ({ status, isTold }) => isTold || AWAY.includes(status),
  );
  const decided = { overrideStatus: null, overrideUntil: null, pauses };
  return { ...facts, membership: { ...facts.membership, ...decided } };
};

export type StandingAnswer =
  { ok: true; standing: Standing } | { ok: false; because: Because } | Refused<PaperReason>;

/** Whether a body is a member on a day that has come, and on which terms; else why it is not. */
export const standingOn = (facts: Facts, day: Day, today: Day): StandingAnswer => {
  if (day > today) return refused('date-in-future', { field: 'on' });
  const then = day < today ? asComputed(facts) : facts;
  const { status, because } = statusOf(then, day);
  if (status !== 'active' && status !== 'grace') return { ok: false, because };
  const running = termOn(facts.terms, day);
  const last = issuedTerms(facts.terms.filter(({ endsOn }) => endsOn < day)).at(-1);
  const term = running ?? (status === 'grace' ? last : undefined) ?? null;
  const since = memberSince(facts);
  return {
    ok: true,
    standing: {
      status,
      since: since !== null && since <= day ? since : null,
      term: term && { ...term, endsOn: lastDayOf(facts.membership, term.endsOn) },
      dues: running ? duesStanding(facts, running, day) : null,
    },
  };
};

export interface Received {
  call: Dues;
  term: Term;
  lines: Payment[];
  total: Cents;
  /** The amount still owed on the call; null when it was cancelled. */
  remaining: Cents | null;
}

/** The amount received on a call; refused when there is no call or no money came in. */
export const receivedOn = (
  facts: Facts,
  duesId: string,
): { ok: true; received: Received } | Refused<PaperReason> => {
  const call = facts.dues.find(({ id }) => id === duesId);
  const term = facts.terms.find(({ id }) => id === call?.termId);
  if (!call || !term) return refused('dues-unknown', { dues: duesId });
  const total = paidOf(facts.payments, duesId);
  if (total <= 0) return refused('nothing-received');
  const lines = linesOn(facts.payments, duesId);
  const remaining = call.cancelledOn === null ? Math.max(0, askedOf(call) - total) : null;
  return { ok: true, received: { call, term, lines, total, remaining } };
};
