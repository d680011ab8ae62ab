import { RIGHT_KINDS } from '../../../../shared/core/kinds';
import { addDays } from '../../kernel/rules/calendar';
import { refused } from '../../kernel/rules/refused';
import type { Day, Days, Result } from '../../kernel/rules/values';
import type { Because, BenefitKind, Entitlement, Status } from './types';

/**
 * Decisions about members' rights. Pure. The database checks the limits again in the writing
 * statement.
 */

/** Above any real quota, and far below the largest database integer. */
export const MAX_QUANTITY = 1_000_000;

type Counter = Pick<Entitlement, 'kind' | 'granted' | 'used'>;

/** The result of a decision: a ledger line, and the same change of the counter. */
export interface Move {
  kind: 'consume' | 'reverse' | 'adjust' | 'grant' | 'withdraw' | 'carry-in' | 'carry-out';
  usedDelta: number;
  grantedDelta: number;
}

type Decided<R extends string> = Result<{ move: Move }, R>;

const move = (kind: Move['kind'], usedDelta: number, grantedDelta = 0) =>
  ({ ok: true, move: { kind, usedDelta, grantedDelta } }) as const;

/** A whole number of uses that one line may carry. */
const isQuantity = (value: unknown): value is number =>
  Number.isInteger(value) && Number(value) >= 1 && Number(value) <= MAX_QUANTITY;

/** The remaining number of a quota, at least 0; null for rights that are not counted down. */
export const remaining = ({ kind, granted, used }: Counter): number | null =>
  RIGHT_KINDS[kind].spent && granted !== null ? Math.max(0, granted - used) : null;

/** The right stands on this day. */
export const runsOn = (
  right: Pick<Entitlement, 'startsOn' | 'endsOn' | 'voidedOn'>,
  day: Day,
): boolean => right.voidedOn === null && right.startsOn <= day && day <= right.endsOn;

/** A member's right to a benefit on a day. */
export const rightOn = <T extends Entitlement>(
  rights: readonly T[],
  benefitCode: string,
  day: Day,
): T | null =>
  rights.find((right) => right.benefitCode === benefitCode && runsOn(right, day)) ?? null;

/** The first day on which a holder of a priority may book. */
export const bookableFrom = (opensOn: Day, leadDays: Days): Day => addDays(opensOn, -leadDays);

export interface RightAnswer {
  allowed: boolean;
  because: Because;
  remaining: number | null;
  votes: number | null;
  bookableFrom: Day | null;
}

export interface Use {
  on: Day;
  quantity: number;
  person: string | null;
  /** The number that this person has used, when the right has a limit per person. */
  personUsed?: number;
}

/** Uses a right entirely, or refuses. */
export const consume = (
  status: Status,
  right: Entitlement | null,
  use: Use,
): Decided<
  | 'quantity-invalid'
  | 'not-active'
  | 'not-granted'
  | 'not-consumable'
  | 'person-required'
  | 'person-cap-reached'
  | 'exhausted'
> => {
  if (!isQuantity(use.quantity)) return refused('quantity-invalid', { max: MAX_QUANTITY });
  if (status !== 'active') return refused('not-active', { status, on: use.on });
  if (!right || !runsOn(right, use.on)) return refused('not-granted', { on: use.on });
  if (!RIGHT_KINDS[right.kind].counted) return refused('not-consumable', { kind: right.kind });
  if (right.granted !== null && right.used + use.quantity > right.granted) {
    return refused('exhausted', { granted: right.granted, used: right.used, asked: use.quantity });
  }
  if (right.perPersonCap !== null) {
    if (!use.person) return refused('person-required', { field: 'person' });
    if ((use.personUsed ?? 0) + use.quantity > right.perPersonCap) {
      return refused('person-cap-reached', { cap: right.perPersonCap });
    }
  }
  return move('consume', use.quantity);
};

interface Question {
  status: Status;
  because: Because;
  right: Entitlement | null;
  /** Opening day of an event to the public, for a priority. */
  opensOn?: Day | null;
  use: Use;
}

const why = (rule: string, params: Because['params'] = {}): Because => ({ rule, params });

/** Asks for somebody who has used nothing, when a check names no person. */
const ANYBODY = 'anybody';

/** Why a running right does not allow a use, in the words of a check; null when it does. */
const whyNot = (status: Status, right: Entitlement, use: Use): Because | null => {
  const asked = consume(status, right, { ...use, person: use.person ?? ANYBODY });
  if (asked.ok || asked.reason === 'not-consumable') return null;
  const [granted, left] = [right.granted ?? 0, remaining(right)];
  if (asked.reason === 'person-cap-reached') {
    return why(asked.reason, { cap: right.perPersonCap ?? 0, used: use.personUsed ?? 0 });
  }
  return left === 0
    ? why('exhausted', { granted, used: right.used })
    : why('too-few-left', { granted, left: left ?? 0, asked: use.quantity });
};

/**
 * Whether a right can be used as asked, and what it gives: the question that a use asks. Votes and
 * priorities are not used up, and hold for any quantity.
 */
export const checkRight = ({ status, because, right, opensOn, use }: Question): RightAnswer => {
  const nothing = { remaining: null, votes: null, bookableFrom: null };
  if (status !== 'active') {
    const params = { ...because.params, status, rule: because.rule };
    return { allowed: false, because: why('not-active', params), ...nothing };
  }
  if (!right) return { allowed: false, because: why('not-granted'), ...nothing };
  const obstacle = whyNot(status, right, use);
  const granted = right.granted ?? 0;
  return {
    allowed: obstacle === null,
    because: obstacle ?? why('right-runs', { startsOn: right.startsOn, endsOn: right.endsOn }),
    remaining: remaining(right),
    votes: right.kind === 'vote' ? granted : null,
    bookableFrom: right.kind === 'priority' && opensOn ? bookableFrom(opensOn, granted) : null,
  };
};

/** Reverses a use as a whole. Other kinds of lines cannot be reversed. */
export const reverse = (
  line: { kind: Move['kind']; usedDelta: number },
  used: number,
): Decided<'not-reversible' | 'below-zero'> => {
  if (line.kind !== 'consume') return refused('not-reversible', { kind: line.kind });
  if (used < line.usedDelta) return refused('below-zero', { used, asked: line.usedDelta });
  return move('reverse', -line.usedDelta);
};

/** Corrects the used quantity up or down, between 0 and the granted quantity. */
export const adjust = (
  { kind, granted, used }: Counter,
  quantity: number,
): Decided<'quantity-invalid' | 'not-consumable' | 'below-zero' | 'exhausted'> => {
  if (!RIGHT_KINDS[kind].counted) return refused('not-consumable', { kind });
  if (!isQuantity(Math.abs(quantity))) return refused('quantity-invalid', { max: MAX_QUANTITY });
  if (used + quantity < 0) return refused('below-zero', { used, asked: quantity });
  if (granted !== null && used + quantity > granted) {
    return refused('exhausted', { granted, used, asked: quantity });
  }
  return move('adjust', quantity);
};

/** A line as it moved a counter, and the counter after it. */
export interface MovedLine {
  kind: Move['kind'];
  usedDelta: number;
  grantedDelta: number;
  usedAfter: number;
  grantedAfter: number | null;
}

/** Whether the uses of a line bring what is left of a quota from above a level to it, or below. */
export const fallsTo = (level: number, line: MovedLine): boolean => {
  if (line.usedDelta <= 0 || line.grantedAfter === null) return false;
  const after = line.grantedAfter - line.usedAfter;
  const before = after + line.usedDelta - line.grantedDelta;
  return before > level && after <= level;
};

/** The numbers left at which staff want to be told, by the id of the right. */
export type WarningLevels = ReadonlyMap<string, number>;

/**
 * Whether a line nearly uses up a right, by the level that staff set, if any. What is carried over
 * is not used.
 */
export const nearlyUsesUp = (level: number | null | undefined, line: MovedLine): boolean =>
  typeof level === 'number' && line.kind !== 'carry-out' && fallsTo(level, line);

/** The granted quantity after a change; it does not fall below what is used. */
export const grantedAfter = (granted: number, used: number, delta: number): number =>
  Math.max(granted + delta, used);

/** The quantity that may be carried over: the rest, up to the cap. */
export const carryOverAmount = (cap: number, left: number): number =>
  Math.max(0, Math.min(cap, left));

/** Carries a quantity out of a term; `carried` is the quantity carried before. */
export const carryOut = (
  from: Pick<Entitlement, 'kind' | 'granted' | 'used' | 'carryOverCap'>,
  quantity: number,
  carried: number,
): Decided<'quantity-invalid' | 'not-carriable' | 'carry-over-cap' | 'exhausted'> => {
  if (!isQuantity(quantity)) return refused('quantity-invalid', { max: MAX_QUANTITY });
  const left = remaining(from);
  if (left === null) return refused('not-carriable', { kind: from.kind });
  if (quantity > left) return refused('exhausted', { granted: from.granted, used: from.used });
  if (quantity > carryOverAmount(from.carryOverCap - carried, left)) {
    return refused('carry-over-cap', { cap: from.carryOverCap, carried });
  }
  return move('carry-out', quantity);
};

/** The right of the same benefit in the term that follows. */
export const nextRight = <T extends Entitlement>(rights: readonly T[], from: T): T | null =>
  rights
    .filter((one) => one.benefitCode === from.benefitCode && one.voidedOn === null)
    .filter(({ startsOn }) => startsOn > from.endsOn)
    .sort((a, b) => (a.startsOn < b.startsOn ? -1 : 1))[0] ?? null;

/** The part of a ledger line that a balance needs. */
export interface LedgerLine {
  seq: number;
  on: Day;
  usedDelta: number;
  grantedDelta: number;
}

/**
 * The counter at the end of a day: the sum of its lines so far. The first line always counts,
 * since a term issued late gave its rights from its first day on.
 */
export const balanceOn = (
  kind: BenefitKind,
  lines: readonly LedgerLine[],
  day: Day,
): { granted: number | null; used: number; remaining: number | null } => {
  const until = lines.filter(({ seq, on }) => seq === 1 || on <= day);
  const used = until.reduce((sum, { usedDelta }) => sum + usedDelta, 0);
  const granted = RIGHT_KINDS[kind].numbered
    ? until.reduce((sum, { grantedDelta }) => sum + grantedDelta, 0)
    : null;
  return { granted, used, remaining: remaining({ kind, granted, used }) };
};
