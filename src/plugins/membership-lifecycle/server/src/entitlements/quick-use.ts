import type { Core } from '@strapi/strapi';
import * as rules from '../core/rules/entitlement';
import { standingByTerms } from '../core/rules/status';
import { moving, type Stamp } from '../core/store/counters';
import { lineByKey, type Usage } from '../core/store/ledger';
import { useWitnessPort, type UseWitness } from '../core/used';
import { refusalOf } from '../kernel/attempts';
import { clockIn } from '../kernel/clock';
import { newId } from '../kernel/new-id';
import { activityInsertion } from '../kernel/store/activities';
import { dialectOf, readThenWrite, type Dialect, type Script } from '../kernel/store/scripts';
import { activityOf, type Counted, type Counting } from './counting';
import { useEntry, useOf, type ConsumeInput } from './entitlement-plans';
import { useFacts, type UseFacts } from './store/use-facts';

/**
 * The short way of a use: all that decides is read by two statements, and what it writes by four.
 * It is for uses that go through, or were answered before. Whatever else happens is left to the
 * long way, which reads everything and says why.
 */

type Request = Omit<Counting, 'plan'>;

class NotQuick extends Error {}

type Found = { earlier: Usage } | { facts: UseFacts };

function* reading(
  { membershipId, on, idempotency }: Request,
  { benefit }: ConsumeInput,
): Script<Found> {
  const earlier = idempotency && (yield* lineByKey(membershipId, idempotency.key));
  if (earlier && earlier.requestHash !== idempotency?.hash) throw new NotQuick();
  if (earlier) return { earlier };
  const facts = yield* useFacts(membershipId, benefit, on);
  if (!facts) throw new NotQuick();
  return { facts };
}

function* writing(
  dialect: Dialect,
  request: Request,
  input: ConsumeInput,
  found: Found,
  { stamp, witness }: { stamp: Stamp; witness: UseWitness },
): Script<Counted> {
  if ('earlier' in found) return { line: found.earlier, replayed: true };
  const { facts } = found;
  const { membershipId, on, idempotency } = request;
  const { right, version } = facts;
  const standing = standingByTerms(facts, on);
  if (!standing || !right) throw new NotQuick();
  const decision = rules.consume(standing.status, right, useOf(on, input));
  if (!decision.ok) throw new NotQuick();
  const membership = { id: membershipId, version };
  const entry = { ...useEntry(decision.move, right, membership, on, input), idempotency };
  const moved = yield* moving(dialect, entry, stamp);
  const line = activityOf(request, [moved.line], stamp.now);
  yield activityInsertion(dialect, line, stamp.now);
  const rights = new Map([[moved.counter.id, moved.counter]]);
  const use = { membershipId, reference: facts.reference, lines: [moved.line], rights };
  yield* witness.script(dialect, use, stamp.now);
  return { line: moved.line, replayed: false };
}

/** Counts a use the short way; null when it is for the long one. Throws faults alone. */
export const createQuickUse =
  (strapi: Core.Strapi) =>
  async (request: Request, input: ConsumeInput): Promise<Counted | null> => {
    if (strapi.db.inTransaction()) return null;
    const db = strapi.db.connection;
    const dialect = dialectOf(db);
    const { actor, on } = request;
    const stamp = { actor, on, now: clockIn(strapi).now(), newId };
    const witness = useWitnessPort.of(strapi);
    try {
      return await readThenWrite(
        db,
        () => reading(request, input),
        (found) => writing(dialect, request, input, found, { stamp, witness }),
      );
    } catch (error) {
      if (!(error instanceof NotQuick)) refusalOf(error);
      return null;
    }
  };
