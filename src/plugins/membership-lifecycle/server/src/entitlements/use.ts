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
import { planUse, useOf, type ConsumeInput } from './entitlement-plans';
import { useFacts, type UseFacts } from './store/use-facts';
import { warn } from './warning';

/**
 * A use of a right, with two statements to read and four to write. Why it is refused is computed
 * from all facts.
 */

export type UseRequest = Omit<Counting, 'plan' | 'seen'>;

/** The facts allow no use. */
class NotAllowed extends Error {}

/** The use nearly uses up its right: it is counted again where a message can be written with it. */
class NearlyUsedUp extends Error {}

/** A counted use, and whether its member must be warned. */
type Outcome = Counted & { nearly: boolean };

const NO_LEVELS: rules.WarningLevels = new Map();

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
): Script<Outcome> {
  if ('earlier' in found) return { ...repeatAnswer(found.earlier, request), nearly: false };
  const { right, version, reference, warnAt, ...facts } = found.facts;
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
  const levels = warnAt === null ? NO_LEVELS : new Map([[right.id, warnAt]]);
  yield* witness.script(
    dialect,
    { membershipId, reference, lines: [moved.line], rights, levels },
    stamp.now,
  );
  const nearly = rules.nearlyUsesUp(warnAt, moved.line);
  return { line: moved.line, replayed: false, nearly };
}

/** The same where no message can be written: one that would need it is undone. */
function* writingAlone(script: Script<Outcome>): Script<Outcome> {
  const outcome = yield* script;
  if (outcome.nearly) throw new NearlyUsedUp();
  return outcome;
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
  const alone = (found: Found) => writingAlone(write(found));
  const together = () =>
    strapi.db.transaction(async ({ trx }) => {
      const { nearly, ...counted } = await runScript(trx, write(await runScript(trx, read())));
      if (nearly) await warn(strapi, trx, counted.line, stamp.now);
      return counted;
    });
  try {
    if (strapi.db.inTransaction()) return await together();
    const { nearly: _, ...counted } = await readThenWrite(strapi.db.connection, read, alone);
    return counted;
  } catch (error) {
    if (error instanceof NearlyUsedUp) return together();
    if (!(error instanceof NotAllowed)) throw error;
    await planUse(strapi, membershipId, on, input);
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
