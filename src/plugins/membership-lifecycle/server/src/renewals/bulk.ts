import type { Core } from '@strapi/strapi';
import type { Actor, BulkLine, BulkResult, Localised } from '../../../shared/kernel/common';
import { commandsIn } from '../core/commands';
import { factsIn } from '../core/facts';
import { refusalOfFault } from '../kernel/attempts';
import { clockIn } from '../kernel/clock';
import { RefusalError } from '../kernel/errors';
import { serviceOf } from '../kernel/made-once';
import type { Day } from '../kernel/rules/values';
import { campaignsIn } from './campaigns';
import type { CampaignOpening } from './inputs/campaign';
import { refusePast } from './mute-plan';
import { refuse } from './refusals/renewals';

export interface Selection {
  membershipIds: string[];
  /** The versions that the person saw, by membership; a membership changed since is skipped. */
  versions?: Record<string, number>;
  /** Key of the command: sent again, it is done once for each membership. */
  key?: string;
}

/** Reasons that count as skipped and not as failed: nothing to do, or somebody else was first. */
const SKIPPED: ReadonlySet<string> = new Set([
  'already-in-stage',
  'campaign-changed',
  'changed-meanwhile',
  'no-open-renewal',
  'renewal-open',
  'term-exists',
]);

const refusal = (strapi: Core.Strapi, error: unknown, line: BulkLine): RefusalError => {
  if (error instanceof RefusalError) return error;
  strapi.log.error(`${line.reference}: ${(error as Error).stack ?? String(error)}`);
  // When the answer to a COMMIT is lost, it is unknown whether it succeeded.
  return refusalOfFault(error) ?? refuse('not-done');
};

/** Runs a command on each membership; a refusal or failure does not stop the others. */
const onEach = async (
  strapi: Core.Strapi,
  membershipIds: readonly string[],
  run: (id: string) => Promise<unknown>,
): Promise<BulkResult> => {
  const result: BulkResult = { done: [], skipped: [], failed: [] };
  const ids = [...new Set(membershipIds)];
  const loaded = await factsIn(strapi).loadMany(ids);
  const lines = new Map(
    loaded.map(({ facts: { membership }, organisationName: organisation }) => [
      membership.id,
      { membershipId: membership.id, reference: membership.reference, organisation },
    ]),
  );
  for (const id of ids) {
    const line = lines.get(id) ?? { membershipId: id, reference: '', organisation: '' };
    try {
      await run(id);
      result.done.push(line);
    } catch (error) {
      const { reason, details } = refusal(strapi, error, line);
      const list = SKIPPED.has(reason) ? result.skipped : result.failed;
      list.push({ ...line, reason, text: details.text as Localised });
    }
  }
  return result;
};

const command = (
  strapi: Core.Strapi,
  { membershipIds, versions = {}, key }: Selection,
  name: string,
  input: object,
  actor: Actor,
): Promise<BulkResult> => {
  const commands = commandsIn(strapi);
  return onEach(strapi, membershipIds, (id) =>
    commands.run(id, name, input, actor, { seen: versions[id], key }),
  );
};

/** Moves the renewals of many members to a stage. */
const move = (
  strapi: Core.Strapi,
  { membershipIds, versions, ...input }: Selection & { stageId: string; reason?: string },
  actor: Actor,
) => command(strapi, { membershipIds, versions }, 'move-renewal', input, actor);

/** Gives many renewals to a colleague, or to nobody. */
const assign = (
  strapi: Core.Strapi,
  { membershipIds, versions, ...input }: Selection & { ownerId?: string | null },
  actor: Actor,
) => command(strapi, { membershipIds, versions }, 'assign-renewal', input, actor);

/** Adds the same note to many renewals. */
const note = (
  strapi: Core.Strapi,
  { note, ...selection }: Selection & { note: string },
  actor: Actor,
) => command(strapi, selection, 'note-renewal', { note }, actor);

/** Leaves many members out of sending until a day, which is not to have passed. */
const mute = async (
  strapi: Core.Strapi,
  { membershipIds, versions, ...input }: Selection & { until: Day; reason: string },
  actor: Actor,
): Promise<BulkResult> => {
  refusePast(input.until, clockIn(strapi).today());
  return command(strapi, { membershipIds, versions }, 'mute', input, actor);
};

/** Opens the renewals of a campaign as its plan showed them, and proposes them. */
const campaign = (
  strapi: Core.Strapi,
  { lines, ...range }: CampaignOpening,
  actor: Actor,
): Promise<BulkResult> => {
  const seals = new Map(lines.map(({ membershipId, seal }) => [membershipId, seal]));
  return onEach(strapi, [...seals.keys()], (id) =>
    campaignsIn(strapi).open(id, range, seals.get(id) ?? '', actor),
  );
};

/** Runs a command on many members, each in its own transaction. */
export const bulkIn = serviceOf({ move, assign, note, mute, campaign });
