import { freeSurplus, putDown, standingLines, takeAway } from '../../../core/rules/account';
import { outcome, patchMembership, type Refusal } from '../../../core/rules/change';
import { closeRenewals, voidTerms } from '../../../core/rules/commands/closing';
import { notEnding } from '../../../core/rules/commands/guards';
import { addPapers } from '../../../core/rules/papers';
import { JOINING } from '../../../core/rules/reminders';
import { standingOf } from '../../../core/rules/status';
import { issuedTerms, memberSince, overlapping } from '../../../core/rules/terms';
import type {
  DecisionContext,
  Effect,
  Facts,
  MessageDraft,
  Outcome,
  Payment,
  Renewal,
  Status,
  Term,
} from '../../../core/rules/types';
import { addDays } from '../../../kernel/rules/calendar';
import { refused } from '../../../kernel/rules/refused';
import type { Day, Refused } from '../../../kernel/rules/values';
import type { MembershipReason } from '../../refusals/mergers';
import { bondOf } from '../merged-bond';
import { pausesOfBoth, withTheirEnd } from '../merged-end';
import { obstaclesOf, sortTerms, type Obstacle, type Sorted } from '../merging';

/** Merges one membership into another, which takes over its past and its promises. */

export interface Merged {
  ok: true;
  from: Facts;
  into: Facts;
  /** The messages with the credit notes of withdrawn calls, by the side whose they were. */
  messages: { from: MessageDraft[]; into: MessageDraft[] };
  /** Effects of the ended membership, with keys of the remaining one. */
  effects: Effect[];
  /** The lines of the credit that the remaining membership received. */
  handed: HandedLine[];
}

/** A line of credit on the remaining membership, and the call whose surplus it was; null for none. */
export interface HandedLine {
  id: string;
  duesId: string | null;
}

/** Statuses from the best for the member to the worst; of those that no member has, none is better. */
const BY_WORTH: readonly Status[] = ['active', 'grace', 'suspended', 'pending', 'applied'];

const worth = (status: Status): number =>
  BY_WORTH.includes(status) ? BY_WORTH.length - BY_WORTH.indexOf(status) : 0;

/**
 * Merges a membership into another, whose status that day is then at least the better of the two.
 * Issued, paid and used terms are on it afterwards. A year that both had, and for which nothing is
 * owed, stays readable on the other. A conflict is refused, with advice what to do first.
 */
export const mergeFrom = (
  facts: Facts,
  into: Facts,
  reason: string,
  ctx: DecisionContext,
): Merged | Refused<MembershipReason> => {
  if (facts.membership.id === into.membership.id) return refused('merge-with-itself');
  const over = notEnding(into, ctx.today);
  if (over) return over;
  if (facts.membership.endKind === 'merged') return refused('membership-merged');
  const [theirs, own] = [facts, into].map((one) => standingOf(one, ctx.today).status);
  const isTheirsBetter = worth(theirs) > worth(own);
  const { suspendedOn } = facts.membership;
  if (suspendedOn !== null && into.membership.suspendedOn === null && !isTheirsBetter) {
    return refused('merge-lifts-suspension', { on: suspendedOn });
  }
  const sorted = sortTerms(facts, into, ctx.today, isTheirsBetter);
  if (sorted.conflicts.length > 0) return inConflict({ from: facts, into }, sorted, ctx.today);
  const sides = [facts, into].map((side) => withdrawn(side, sorted, reason, ctx));
  const [left, kept] = sides;
  if ('ok' in left) return left;
  if ('ok' in kept) return kept;
  const pair = { from: left.facts, into: kept.facts };
  const since = [into, facts].flatMap((side) => memberSince(side) ?? []).sort()[0] ?? null;
  const joined = handedOver(pair, sorted, { isTheirsBetter, since, reason }, ctx);
  if (!joined.ok) return joined;
  const status = standingOf(joined.into, ctx.today).status;
  const best = isTheirsBetter ? theirs : own;
  if (worth(status) < worth(best)) return lowered(joined.into, { status, best });
  return { ...joined, messages: { from: left.messages, into: kept.messages } };
};

const lowered = (
  { membership: { endedOn } }: Facts,
  statuses: { status: Status; best: Status },
): Refused<MembershipReason> =>
  endedOn === null
    ? refused('merge-lowers-status', statuses)
    : refused('merge-ends-other', { lastDay: addDays(endedOn, -1) });

/** The days of two terms that stand in each other's way, and what keeps each from giving way. */
export interface YearTwice {
  startsOn: Day;
  endsOn: Day;
  obstacles: Obstacle[];
  otherStartsOn: Day;
  otherEndsOn: Day;
  otherObstacles: Obstacle[];
}

const inConflict = (
  { from, into }: { from: Facts; into: Facts },
  { conflicts }: Sorted,
  today: Day,
): Refused<MembershipReason> => {
  const twice = conflicts.map(({ term, other }): YearTwice => ({
    startsOn: term.startsOn,
    endsOn: term.endsOn,
    obstacles: obstaclesOf(from, term, today),
    otherStartsOn: other.startsOn,
    otherEndsOn: other.endsOn,
    otherObstacles: obstaclesOf(into, other, today),
  }));
  const [{ term, other }] = conflicts;
  const { obstacles: _, otherObstacles: __, ...days } = twice[0];
  return overlapping([other], term).length > 0
    ? refused('merge-year-twice', { ...days, twice })
    : refused('merge-two-renewals', days);
};

/** One side with its withdrawn terms voided, and the open renewals to them closed. */
const withdrawn = (
  side: Facts,
  sorted: Sorted,
  reason: string,
  ctx: DecisionContext,
): Outcome | Refusal => {
  const gone = ids(sorted.withdrawn);
  const open = closeRenewals(side, ({ termId }) => gone.has(termId), reason, ctx);
  const voided = voidTerms(open, ({ id }) => gone.has(id), reason, ctx);
  return addPapers(side, outcome(voided), ctx);
};

const TABLES = [
  'terms',
  'dues',
  'creditNotes',
  'papers',
  'payments',
  'entitlements',
  'renewals',
] as const;
type Moved = Pick<Facts, (typeof TABLES)[number]>;

const ids = (rows: readonly { id: string }[]): Set<string> => new Set(rows.map(({ id }) => id));

/** The term that replaces a void or remaining one: one that shares its days, or the last before. */
const standInFor = (terms: readonly Term[], gone: Term, before: Day): Term | undefined => {
  const issued = issuedTerms(terms).filter(({ startsOn }) => startsOn < before);
  return overlapping(issued, gone).at(-1) ?? issued.at(-1);
};

/** A renewal whose term did not move is attached to the term that replaces it. */
const rehung = (renewal: Renewal, terms: readonly Term[], all: readonly Term[]): Renewal | null => {
  const stands = terms.some(({ id, state }) => id === renewal.fromTermId && state !== 'void');
  const to = all.find(({ id }) => id === renewal.termId);
  const gone = all.find(({ id }) => id === renewal.fromTermId);
  if (stands || !to || !gone) return renewal;
  const instead = standInFor(terms, gone, to.startsOn);
  return instead ? { ...renewal, fromTermId: instead.id } : null;
};

/** A renewal under way follows the last issued term before its own, which may be of either side. */
const behindLast = (renewal: Renewal, terms: readonly Term[]): Renewal => {
  const to = terms.find(({ id }) => id === renewal.termId);
  if (renewal.closedOn !== null || !to || to.state === 'void') return renewal;
  const before = issuedTerms(terms).filter(({ startsOn }) => startsOn < to.startsOn);
  return { ...renewal, fromTermId: before.at(-1)?.id ?? renewal.fromTermId };
};

/** Everything that moves with terms: calls, payments, papers, rights and renewals. */
const movedWith = (from: Facts, into: Facts, moving: readonly Term[]): Moved => {
  const moves = ids(moving);
  const terms = from.terms.filter(({ id }) => moves.has(id));
  const dues = from.dues.filter(({ termId }) => moves.has(termId));
  const calls = ids(dues);
  const all = [...into.terms, ...from.terms];
  const renewals = from.renewals
    .filter(({ termId }) => moves.has(termId))
    .flatMap((renewal) => rehung(renewal, [...into.terms, ...terms], all) ?? []);
  return {
    terms,
    dues,
    creditNotes: from.creditNotes.filter(({ duesId }) => calls.has(duesId)),
    papers: from.papers.filter(({ duesId }) => calls.has(duesId)),
    payments: from.payments.filter(({ duesId }) => duesId !== null && calls.has(duesId)),
    entitlements: from.entitlements.filter(({ termId }) => moves.has(termId)),
    renewals,
  };
};

const handedOver = (
  sides: { from: Facts; into: Facts },
  { moving }: Sorted,
  { isTheirsBetter, since, reason }: { isTheirsBetter: boolean; since: Day | null; reason: string },
  ctx: DecisionContext,
): Omit<Merged, 'messages'> | Refused<MembershipReason> => {
  // The surplus of a call is a credit too: it must not stay behind with the call.
  const [from, into] = [freeSurplus(sides.from, ctx, reason), sides.into];
  const moved = movedWith(from, into, moving);
  const left = closeRenewals(
    creditTaken(without(from, moved), reason, ctx),
    () => true,
    reason,
    ctx,
  );
  const gathered = joined(into, from, moved);
  const credited = creditReceived(gathered, from, reason, ctx);
  const leaving = { from, moved: moved.terms };
  const membership = {
    ...bondOf(credited, leaving, isTheirsBetter),
    importedSince: since,
    pauses: pausesOfBoth(into, leaving, isTheirsBetter ? 'from' : 'into'),
  };
  const ended = withTheirEnd({ ...credited, membership }, leaving, reason, ctx);
  if (!ended.ok) return ended;
  const effects = effectsOf(from, credited, moved);
  return {
    ok: true,
    from: patchMembership(left, { endedOn: ctx.today, endKind: 'merged' }),
    into: { ...ended.facts, effects: [...credited.effects, ...effects] },
    effects,
    handed: handedLines(sides.from, from, added(gathered, credited)),
  };
};

const creditLines = ({ payments }: Facts) =>
  standingLines(payments).filter(({ duesId }) => duesId === null);

/** The ending membership without its credit. */
const creditTaken = (from: Facts, reason: string, ctx: DecisionContext): Facts =>
  creditLines(from).reduce((now, line) => takeAway(now, line, reason, ctx), from);

/** The remaining membership with the credit of the other. */
const creditReceived = (into: Facts, from: Facts, reason: string, ctx: DecisionContext): Facts =>
  creditLines(from).reduce(
    (now, line) => putDown(now, line, [{ duesId: null, amount: line.amount }], reason, ctx),
    into,
  );

const added = (before: Facts, after: Facts): Payment[] => {
  const known = ids(before.payments);
  return after.payments.filter(({ id }) => !known.has(id));
};

/** Each received line of credit, in the order of those given, with the call that it was freed from. */
const handedLines = (before: Facts, freed: Facts, received: readonly Payment[]): HandedLine[] => {
  const calls = new Map<string, string | null>();
  let call: string | null = null;
  for (const { id, kind, duesId } of added(before, freed)) {
    if (kind === 'moved-out') call = duesId;
    else if (duesId === null) calls.set(id, call);
  }
  const given = creditLines(freed).filter(({ amount }) => amount !== 0);
  return received.map(({ id }, at) => ({ id, duesId: calls.get(given[at].id) ?? null }));
};

const without = (facts: Facts, moved: Moved): Facts =>
  TABLES.reduce((now, table) => {
    const gone = ids(moved[table]);
    const rows: { id: string }[] = now[table];
    return { ...now, [table]: rows.filter(({ id }) => !gone.has(id)) };
  }, facts);

const joined = (into: Facts, from: Facts, moved: Moved): Facts => {
  const membershipId = into.membership.id;
  const mine = <T extends { membershipId: string }>(rows: T[]) =>
    rows.map((row) => ({ ...row, membershipId }));
  const terms = [...into.terms, ...mine(moved.terms)];
  // Closed renewals are left alone: attached to a later term, one would block its renewal.
  const own = into.renewals.map((renewal) =>
    renewal.closedOn === null ? (rehung(renewal, terms, terms) ?? renewal) : renewal,
  );
  const renewals = [...own, ...mine(moved.renewals)].map((one) => behindLast(one, terms));
  return {
    ...into,
    terms,
    dues: [...into.dues, ...mine(moved.dues)],
    creditNotes: [...into.creditNotes, ...moved.creditNotes],
    papers: [...into.papers, ...mine(moved.papers)],
    payments: [...into.payments, ...moved.payments],
    entitlements: [...into.entitlements, ...mine(moved.entitlements)],
    renewals,
  };
};

/**
 * Renames the keys of effects, so that nothing is done again for a moved term or renewal. A key
 * starts with the membership, followed by the subject.
 */
const effectsOf = (from: Facts, joint: Facts, moved: Moved): Effect[] => {
  const membershipId = joint.membership.id;
  const names = new Map<string, string>([[JOINING, JOINING]]);
  for (const { id } of [...moved.terms, ...moved.renewals, ...moved.dues]) names.set(id, id);
  for (const { id, fromTermId } of from.renewals) {
    const now = joint.renewals.find((renewal) => renewal.id === id)?.fromTermId;
    if (now) names.set(fromTermId, now);
  }
  const known = new Set(joint.effects.map(({ key }) => key));
  return from.effects.flatMap(({ key: was, state, on }) => {
    const [, about, ...rest] = was.split(':');
    const key = [membershipId, names.get(about), ...rest].join(':');
    // A row of its own: the one that was read keeps its id.
    return names.has(about) && !known.has(key) ? [{ key, membershipId, state, on }] : [];
  });
};
