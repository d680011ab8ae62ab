import type { Core } from '@strapi/strapi';
import * as rules from '../core/rules/entitlement';
import { standingByTerms } from '../core/rules/status';
import type { Entitlement } from '../core/rules/types';
import { CounterRefused, moving, type Entry, type Stamp } from '../core/store/counters';
import { lineByKey, type Usage } from '../core/store/ledger';
import { useWitnessPort, type UseWitness } from '../core/used';
import { retryTransaction } from '../kernel/attempts';
import { clockIn } from '../kernel/clock';
import { metricsIn } from '../kernel/metrics';
import { newId } from '../kernel/new-id';
import { activityInsertion } from '../kernel/store/activities';
import {
  dialectOf,
  readThenWrite,
  runScript,
  type Dialect,
  type Script,
} from '../kernel/store/scripts';
import {
  activityOf,
  repeatAnswer,
  runUnlessReplayed,
  type Counted,
  type Counting,
} from './counting';
import { explainUse, useOf, type ConsumeInput } from './entitlement-plans';
import { useFacts, type UseFacts } from './store/use-facts';

/**
 * A use of a right, with two statements to read and four to write. Why it is refused is computed
 * from all facts.
 */

export type UseRequest = Omit<Counting, 'plan' | 'seen'>;

/** The facts allow no use. */
class NotAllowed extends Error {}

type Found = { earlier: Usage } | { facts: UseFacts };

function* reading(
  { membershipId, on, idempotency }: UseRequest,
  { benefit }: ConsumeInput,
): Script<Found> {
  const earlier = idempotency && (yield* lineByKey(membershipId, idempotency.key));
  if (earlier) return { earlier };
  const facts = yield* useFacts(membershipId, benefit, on);
  if (!facts) throw new NotAllowed();
  return { facts };
}

/** The entry of a use; it requires that the membership's version has not changed. */
const entryOf = (
  move: rules.Move,
  right: Entitlement,
  { on, membershipId, idempotency, version }: UseRequest & { version: number },
  { person, reason }: ConsumeInput,
): Entry => ({
  ...move,
  entitlementId: right.id,
  person: person ?? null,
  reason: reason ?? null,
  idempotency,
  standing: { on, membershipId, version },
});

function* writing(
  dialect: Dialect,
  request: UseRequest,
  input: ConsumeInput,
  found: Found,
  { stamp, witness }: { stamp: Stamp; witness: UseWitness },
): Script<Counted> {
  if ('earlier' in found) return repeatAnswer(found.earlier, request);
  const { right, version, reference, ...facts } = found.facts;
  const { membershipId, on } = request;
  const standing = standingByTerms(facts, on);
  if (!standing || !right) throw new NotAllowed();
  const decision = rules.consume(standing.status, right, useOf(on, input));
  if (!decision.ok) throw new NotAllowed();
  const entry = entryOf(decision.move, right, { ...request, version }, input);
  const moved = yield* moving(dialect, entry, stamp);
  const line = activityOf(request, [moved.line], stamp.now);
  yield activityInsertion(dialect, line, stamp.now);
  const rights = new Map([[moved.counter.id, moved.counter]]);
  yield* witness.script(
    dialect,
    { membershipId, reference, lines: [moved.line], rights },
    stamp.now,
  );
  return { line: moved.line, replayed: false };
}

const readAndWrite = async (
  strapi: Core.Strapi,
  request: UseRequest,
  input: ConsumeInput,
): Promise<Counted> => {
  const dialect = dialectOf(strapi.db.connection);
  const { actor, on, membershipId } = request;
  const stamp = { actor, on, now: clockIn(strapi).now(), newId };
  const witness = useWitnessPort.of(strapi);
  const read = () => reading(request, input);
  const write = (found: Found) => writing(dialect, request, input, found, { stamp, witness });
  try {
    if (!strapi.db.inTransaction()) return await readThenWrite(strapi.db.connection, read, write);
    return await strapi.db.transaction(async ({ trx }) =>
      runScript(trx, write(await runScript(trx, read()))),
    );
  } catch (error) {
    if (!(error instanceof NotAllowed)) throw error;
    await explainUse(strapi, membershipId, on, input);
    // The reason for the refusal has gone meanwhile.
    throw new CounterRefused('moved');
  }
};

/** Counts a use, on a connection of its own or in the caller's transaction. */
export const countUse = (
  strapi: Core.Strapi,
  request: UseRequest,
  input: ConsumeInput,
): Promise<Counted> =>
  metricsIn(strapi).command(request.command, () =>
    runUnlessReplayed(strapi, request, () =>
      retryTransaction(() => readAndWrite(strapi, request, input)),
    ),
  );
