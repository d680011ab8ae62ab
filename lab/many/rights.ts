import { noonOf, plusDays } from '../demo/days';
import type { Story, Values } from './story';
import type { Term } from './terms';

/** The rights of a term and their ledger: every counter is the sum of its lines. */

export interface Right extends Values {
  id: string;
  benefitCode: string;
  kind: string;
  granted: number | null;
  used: number;
  seq: number;
  carryOverCap: number;
}

interface Line {
  kind: string;
  on: string;
  used?: number;
  granted?: number;
  reason?: string | null;
  reversesId?: string | null;
}

const REASONS = ['Séance avec l’équipe', 'Atelier', 'Visite d’étude', 'Réunion de suivi'];
/** Days over which the uses of a term spread, counted from its first day. */
const USED_WITHIN = 330;

/** Writes a line and moves the counter by as much. */
const record = (story: Story, right: Right, { kind, on, ...line }: Line): Values => {
  right.seq += 1;
  right.used += line.used ?? 0;
  if (right.granted !== null) right.granted += line.granted ?? 0;
  const alone = kind.startsWith('carry');
  return story.add('usage', {
    entitlementId: right.id,
    membershipId: story.membershipId,
    seq: right.seq,
    kind,
    usedDelta: line.used ?? 0,
    grantedDelta: line.granted ?? 0,
    usedAfter: right.used,
    grantedAfter: right.granted,
    person: null,
    reason: line.reason ?? null,
    actorType: alone ? 'system' : 'admin',
    actorId: alone ? 'daily' : story.staff(),
    on,
    at: noonOf(on),
    idempotencyKey: null,
    requestHash: null,
    reversesId: line.reversesId ?? null,
  });
};

/** Opens the counters of a term on the day on which it was issued. */
export const grantRights = (story: Story, term: Term, on: string): Right[] =>
  term.allowances.map((allowance) => {
    const counts = allowance.kind !== 'access';
    const right = story.add('entitlement', {
      membershipId: story.membershipId,
      termId: term.id,
      benefitCode: allowance.benefitCode,
      kind: allowance.kind,
      names: allowance.names,
      units: allowance.units,
      granted: counts ? 0 : null,
      used: 0,
      seq: 0,
      carryOverCap: allowance.carryOverCap,
      perPersonCap: allowance.perPersonCap,
      startsOn: term.startsOn,
      endsOn: term.endsOn,
      voidedOn: null,
      grants: null,
    });
    record(story, right, { kind: 'grant', on, granted: counts ? (allowance.quantity ?? 0) : 0 });
    return right;
  });

const useOnce = (story: Story, right: Right, on: string): void => {
  const reason = story.random.pick(REASONS);
  const line = record(story, right, { kind: 'consume', on, used: 1, reason });
  const input = { benefit: right.benefitCode, quantity: 1, reason };
  story.log(on, 'consume', input, { usage: line.id });
  if (!story.random.chance(0.04)) return;
  const why = 'Séance reportée';
  record(story, right, {
    ...{ kind: 'reverse', on, used: -1 },
    ...{ reason: why, reversesId: String(line.id) },
  });
  story.log(on, 'reverse-usage', { usageId: line.id, reason: why });
};

/** Uses the rights of a term now and then, until its end, until they are used up, or until today. */
export const useRights = (story: Story, term: Term, rights: readonly Right[]): void => {
  const { random } = story;
  for (const right of rights) {
    if (right.kind !== 'quota' && right.kind !== 'access') continue;
    // Few members use all that they have.
    const most = Math.ceil((right.granted ?? 1) * (random.chance(0.2) ? 1 : 0.6));
    const days = Array.from({ length: random.whole(0, most) }, () =>
      plusDays(term.startsOn, random.whole(1, USED_WITHIN)),
    ).sort();
    for (const on of days) {
      const left = right.granted === null || right.used < right.granted;
      if (on > term.endsOn || !story.hasCome(on) || !left) break;
      useOnce(story, right, on);
    }
  }
};

/** Brings what is left of each quota into the next term, up to its cap, on its first day. */
export const carryRights = (
  story: Story,
  from: readonly Right[],
  to: readonly Right[],
  next: Term,
): void => {
  const on = next.startsOn;
  next.carriedOn = on;
  for (const right of from) {
    const target = to.find(({ benefitCode }) => benefitCode === right.benefitCode);
    const left = right.kind === 'quota' ? (right.granted ?? 0) - right.used : 0;
    const amount = Math.min(right.carryOverCap, left);
    if (!target || amount <= 0) continue;
    record(story, right, { kind: 'carry-out', on, used: amount, reason: 'carry-over' });
    record(story, target, { kind: 'carry-in', on, granted: amount, reason: 'carry-over' });
  }
  story.log(on, 'carry', { termId: next.id }, { terms: { [next.id]: { carriedOn: on } } });
};
