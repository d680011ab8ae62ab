import type { Core } from '@strapi/strapi';
import type { CallReminder } from '../../../shared/core/call-reminders';
import type { CommandName } from '../../../shared/core/commands';
import type { Actor, BulkLine, BulkResult, Localised } from '../../../shared/kernel/common';
import { findMembershipsOfCalls } from '../account/store/calls';
import { commandsIn } from '../core/commands';
import { factsIn } from '../core/facts';
import { refusalOfFault } from '../kernel/attempts';
import { clockIn } from '../kernel/clock';
import { RefusalError } from '../kernel/errors';
import { serviceOf } from '../kernel/made-once';
import type { Day } from '../kernel/rules/values';
import { executorOf } from '../kernel/store/database';
import { findMembershipsOfTerms } from '../membership/store/calls-to-issue';
import { campaignsIn } from './campaigns';
import type { CampaignOpening } from './inputs/campaign';
import { refusePast } from './mute-plan';
import { refuse } from './refusals/renewals';
import { findMembershipsOf } from './store/renewals';

interface Seen {
  /** The versions that the person saw, by what is acted on; one changed since is skipped. */
  versions?: Record<string, number>;
}

interface Selection extends Seen {
  renewalIds: string[];
}

/** A renewal or a membership that is acted on, and its membership. */
type Target = Pick<BulkLine, 'id' | 'membershipId'>;

/** Reasons that count as skipped and not as failed: nothing to do, or somebody else was first. */
const SKIPPED: ReadonlySet<string> = new Set([
  'already-in-stage',
  'call-issued',
  'campaign-changed',
  'changed-meanwhile',
  'no-call-owed',
  'nothing-owed',
  'reminder-done',
  'no-open-renewal',
  'renewal-closed',
  'renewal-open',
  'term-exists',
]);

const refusal = (strapi: Core.Strapi, error: unknown, line: BulkLine): RefusalError => {
  if (error instanceof RefusalError) return error;
  strapi.log.error(`${line.reference}: ${(error as Error).stack ?? String(error)}`);
  // When the answer to a COMMIT is lost, it is unknown whether it succeeded.
  return refusalOfFault(error) ?? refuse('not-done');
};

/** Runs a command on each; a refusal or failure does not stop the others. */
const onEach = async (
  strapi: Core.Strapi,
  targets: readonly Target[],
  run: (target: Target) => Promise<unknown>,
): Promise<BulkResult> => {
  const result: BulkResult = { done: [], skipped: [], failed: [] };
  const loaded = await factsIn(strapi).loadMany([
    ...new Set(targets.map(({ membershipId }) => membershipId)),
  ]);
  const names = new Map(
    loaded.map(({ facts: { membership }, organisationName: organisation }) => [
      membership.id,
      { reference: membership.reference, organisation },
    ]),
  );
  for (const target of targets) {
    const named = names.get(target.membershipId) ?? { reference: '', organisation: '' };
    const line = { ...target, ...named };
    try {
      await run(target);
      result.done.push(line);
    } catch (error) {
      const { reason, details } = refusal(strapi, error, line);
      const list = SKIPPED.has(reason) ? result.skipped : result.failed;
      list.push({ ...line, reason, text: details.text as Localised });
    }
  }
  return result;
};

const members = (membershipIds: readonly string[]): Target[] =>
  [...new Set(membershipIds)].map((id) => ({ id, membershipId: id }));

/** The renewals, calls or periods that a command is run on, with the memberships that they are of. */
interface Subjects extends Seen {
  ids: readonly string[];
  memberships: ReadonlyMap<string, string>;
  /** The field of the command that names one. */
  field: 'renewalId' | 'duesId' | 'termId';
  /** The refusal for one that is not there. */
  unknown: (id: string) => RefusalError;
}

/** Runs a command on each renewal or call that was chosen, also on two of one member. */
const onSubjects = async (
  strapi: Core.Strapi,
  { ids, memberships, field, unknown, versions = {} }: Subjects,
  { name, input, key }: { name: CommandName; input: object; key?: string },
  actor: Actor,
): Promise<BulkResult> => {
  const targets = [...new Set(ids)].map((id) => ({ id, membershipId: memberships.get(id) ?? '' }));
  // The second of one member follows what this did, not somebody else.
  const changed = new Set<string>();
  return onEach(strapi, targets, async ({ id, membershipId }) => {
    if (membershipId === '') throw unknown(id);
    await commandsIn(strapi).run(membershipId, name, { ...input, [field]: id }, actor, {
      seen: changed.has(membershipId) ? undefined : versions[id],
      key: key === undefined ? undefined : `${key}:${id}`,
    });
    changed.add(membershipId);
  });
};

/** Runs a command on the renewals that were chosen, whatever else is under way for their members. */
const onRenewals = async (
  strapi: Core.Strapi,
  { renewalIds: ids, versions }: Selection,
  name: CommandName,
  input: object,
  actor: Actor,
  key?: string,
): Promise<BulkResult> => {
  const memberships = await findMembershipsOf(await executorOf(strapi), ids);
  const unknown = () => refuse('renewal-closed');
  const subjects = { ids, memberships, field: 'renewalId' as const, unknown, versions };
  return onSubjects(strapi, subjects, { name, input, key }, actor);
};

/** Reminds of many unpaid calls. */
const remind = async (
  strapi: Core.Strapi,
  { duesIds: ids, versions, ...input }: Seen & { duesIds: string[]; template: CallReminder },
  actor: Actor,
): Promise<BulkResult> => {
  const memberships = await findMembershipsOfCalls(await executorOf(strapi), ids);
  const unknown = (dues: string) => refuse('dues-unknown', { dues });
  const subjects = { ids, memberships, field: 'duesId' as const, unknown, versions };
  return onSubjects(strapi, subjects, { name: 'remind-call', input }, actor);
};

/** Corrects many calls, each by a new one. */
const reissue = async (
  strapi: Core.Strapi,
  { duesIds: ids, versions, reason }: Seen & { duesIds: string[]; reason: string },
  actor: Actor,
  key?: string,
): Promise<BulkResult> => {
  const memberships = await findMembershipsOfCalls(await executorOf(strapi), ids);
  const unknown = (dues: string) => refuse('dues-unknown', { dues });
  const subjects = { ids, memberships, field: 'duesId' as const, unknown, versions };
  return onSubjects(strapi, subjects, { name: 'reissue-call', input: { reason }, key }, actor);
};

/** Issues the calls of many periods. */
const issueCalls = async (
  strapi: Core.Strapi,
  { termIds: ids, versions }: Seen & { termIds: string[] },
  actor: Actor,
): Promise<BulkResult> => {
  const memberships = await findMembershipsOfTerms(await executorOf(strapi), ids);
  const unknown = (term: string) => refuse('term-unknown', { term });
  const subjects = { ids, memberships, field: 'termId' as const, unknown, versions };
  return onSubjects(strapi, subjects, { name: 'issue-call', input: {} }, actor);
};

/** Moves many renewals to a stage. */
const move = (
  strapi: Core.Strapi,
  { renewalIds, versions, ...input }: Selection & { stageId: string; reason?: string },
  actor: Actor,
) => onRenewals(strapi, { renewalIds, versions }, 'move-renewal', input, actor);

/** Gives many renewals to a colleague, or to nobody. */
const assign = (
  strapi: Core.Strapi,
  { renewalIds, versions, ...input }: Selection & { ownerId?: string | null },
  actor: Actor,
) => onRenewals(strapi, { renewalIds, versions }, 'assign-renewal', input, actor);

/** Adds the same note to many renewals; sent again with its key, once to each. */
const note = (
  strapi: Core.Strapi,
  { note, key, ...selection }: Selection & { note: string; key?: string },
  actor: Actor,
) => onRenewals(strapi, selection, 'note-renewal', { note }, actor, key);

/** Leaves many members out of sending until a day, which is not to have passed. */
const mute = async (
  strapi: Core.Strapi,
  {
    membershipIds,
    versions = {},
    ...input
  }: Seen & { membershipIds: string[]; until: Day; reason: string },
  actor: Actor,
): Promise<BulkResult> => {
  refusePast(input.until, clockIn(strapi).today());
  return onEach(strapi, members(membershipIds), ({ id }) =>
    commandsIn(strapi).run(id, 'mute', input, actor, { seen: versions[id] }),
  );
};

/** Opens the renewals of a campaign as its plan showed them, and proposes them. */
const campaign = (
  strapi: Core.Strapi,
  { lines, ...range }: CampaignOpening,
  actor: Actor,
): Promise<BulkResult> => {
  const seals = new Map(lines.map(({ membershipId, seal }) => [membershipId, seal]));
  return onEach(strapi, members([...seals.keys()]), ({ id }) =>
    campaignsIn(strapi).open(id, range, seals.get(id) ?? '', actor),
  );
};

/** Runs a command on many members, each in its own transaction. */
export const bulkIn = serviceOf({
  move,
  assign,
  note,
  remind,
  reissue,
  issueCalls,
  mute,
  campaign,
});
