import type { Passage, Witness } from '../core/decided';
import type { Facts } from '../core/rules/types';
import type { Usage } from '../core/store/ledger';
import type { Day } from '../kernel/rules/values';
import { writeEvents } from './event-writing';
import type { EventDraft } from './rules/event-drafts';
import { eventsBetween, registrationEvent } from './rules/events';
import { ledgerEvents } from './rules/ledger-events';

const idOf = ({ before }: Passage): string => before.membership.id;

const isIssued = (facts: Facts, termId: string): boolean =>
  facts.terms.some(({ id, state }) => id === termId && state === 'issued');

const ofLines = (passages: readonly Passage[], lines: readonly Usage[]): EventDraft[] => {
  const [first, last] = [passages[0], passages[passages.length - 1]];
  const { id, reference } = last.after.membership;
  const rights = new Map(last.after.entitlements.map((right) => [right.id, right]));
  const mine = lines.filter(({ membershipId }) => membershipId === id);
  return ledgerEvents({ membershipId: id, reference }, mine, { rights }, ({ termId }) =>
    isIssued(first.before, termId),
  );
};

/** The events of a transaction: first of its steps, then of the counters. */
const decisionEvents = (
  passages: readonly Passage[],
  lines: readonly Usage[],
  on: Day,
): EventDraft[] => {
  const byMembership = new Map<string, Passage[]>();
  for (const passage of passages) {
    byMembership.set(idOf(passage), [...(byMembership.get(idOf(passage)) ?? []), passage]);
  }
  // Only a command on two memberships moves rows between them.
  const firsts = byMembership.size === 2 ? [...byMembership.values()].map(([one]) => one) : [];
  const steps = passages.flatMap((passage) => {
    const others = firsts.filter((one) => idOf(one) !== idOf(passage));
    return eventsBetween(
      passage.before,
      passage.after,
      on,
      others.map(({ before }) => before),
    );
  });
  return [...steps, ...[...byMembership.values()].flatMap((mine) => ofLines(mine, lines))];
};

/** Writes the events of decisions, in their transaction. */
export const eventsWitness: Witness = {
  decided: (trx, { steps, passed, lines, on, now }) =>
    writeEvents(trx, now, () => decisionEvents([...steps, ...passed], lines, on)),
  registered: (trx, membership, { on, now }) =>
    writeEvents(trx, now, () => [registrationEvent(membership, on)]),
};
