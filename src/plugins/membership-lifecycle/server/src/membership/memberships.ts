import type { Core } from '@strapi/strapi';
import type { CommandName } from '../../../shared/core/commands';
import type {
  ActivityView,
  BenefitChoice,
  MembershipView,
  MessageState,
  UsageView,
} from '../../../shared/core/membership';
import type { Actor, Localised, Page } from '../../../shared/kernel/common';
import { messagesPort } from '../core/decided';
import { factsIn } from '../core/facts';
import type { Facts } from '../core/rules/types';
import { findDeposits } from '../core/store/deposits';
import { findFormerIdentities, findMerger } from '../core/store/former-identities';
import { findHeldTierNames } from '../core/store/held-tiers';
import { findCounter, findLines } from '../core/store/ledger';
import { findMembershipNames } from '../core/store/memberships';
import { activityView, messagesOf } from '../kernel/activity-view';
import { clockIn } from '../kernel/clock';
import { readAll, readPage } from '../kernel/lists';
import { serviceOf } from '../kernel/made-once';
import type { Paging } from '../kernel/rules/pages';
import { findLastLine, findVersions, JOURNAL, type Activity } from '../kernel/store/activities';
import { findActorNames } from '../kernel/store/actors';
import { executorOf } from '../kernel/store/database';
import { membershipView, ownersOf } from './membership-view';
import { namingOthers } from './moved-elsewhere';
import { ownAnswersOf } from './own-answers';
import { refuse } from './refusals/mergers';
import { rightsToTell } from './rights-view';
import { scheduledCommandsIn } from './scheduled-commands';
import { scheduledViews } from './scheduled-view';

type ActorType = Actor['type'];

/** The ledgers of rights, by their ids, oldest line first. */
const usagesOf = async (
  strapi: Core.Strapi,
  entitlementIds: string[],
): Promise<Map<string, UsageView[]>> => {
  const lines = await findLines(await executorOf(strapi), entitlementIds);
  const names = await findActorNames(strapi, lines);
  const reversed = new Set(lines.flatMap(({ reversesId }) => reversesId ?? []));
  const byRight = new Map<string, UsageView[]>();
  for (const { entitlementId, actorType, actorId, at, ...line } of lines) {
    const view: UsageView = {
      id: line.id,
      kind: line.kind,
      usedDelta: line.usedDelta,
      grantedDelta: line.grantedDelta,
      usedAfter: line.usedAfter,
      grantedAfter: line.grantedAfter,
      person: line.person,
      reason: line.reason,
      on: line.on,
      reversesId: line.reversesId,
      actor: {
        type: actorType as ActorType,
        id: actorId,
        ...names.get(`${actorType}:${actorId}`),
      },
      at: new Date(at).toISOString(),
      reversed: reversed.has(line.id),
    };
    byRight.set(entitlementId, [...(byRight.get(entitlementId) ?? []), view]);
  }
  return byRight;
};

/** The former identities of a member, and the membership into which it was merged. */
const pastOf = async (
  strapi: Core.Strapi,
  id: string,
): Promise<Pick<MembershipView, 'formerly' | 'mergedInto'>> => {
  const db = await executorOf(strapi);
  const formerly = await findFormerIdentities(db, id);
  const merger = await findMerger(db, id);
  const names = merger && (await findMembershipNames(db, [merger.membershipId]));
  const stays = merger && names?.get(merger.membershipId);
  return {
    formerly: formerly.reverse().map(({ fromMembershipId, ...past }) => ({
      id: past.id,
      cause: past.cause,
      name: past.name,
      siret: past.siret,
      until: past.until,
      reason: past.reason,
      membershipId: fromMembershipId,
    })),
    mergedInto:
      merger && stays ? { documentId: merger.membershipId, ...stays, on: merger.until } : null,
  };
};

/** What became of the messages of a member's reminders; one that was merged wrote its own under its id. */
const lettersIn = async (
  strapi: Core.Strapi,
  facts: Facts,
  formerly: MembershipView['formerly'],
): Promise<Map<string, MessageState>> => {
  const merged = formerly.flatMap(({ membershipId }) => membershipId ?? []);
  const done = facts.effects.filter(({ state }) => state === 'done');
  const keys = done.map(({ key }) => [
    key,
    ...merged.map((id) => `${id}${key.slice(key.indexOf(':'))}`),
  ]);
  const states = await messagesPort.of(strapi).states(await executorOf(strapi), 'key', keys.flat());
  return new Map(
    keys.flatMap((names) => {
      const [state] = names.flatMap((name) => states.get(name) ?? []);
      return state ? [[names[0], state] as const] : [];
    }),
  );
};

/** The names of the tiers of memberships, as they were sold to them. */
const tierNames = async (
  strapi: Core.Strapi,
  ids: readonly string[],
): Promise<Map<string, Localised>> =>
  findHeldTierNames(await executorOf(strapi), ids, clockIn(strapi).today());

/** The commands whose reason a status or a departure is told with. */
const DECIDED_BY: Record<string, CommandName> = {
  suspended: 'suspend',
  excluded: 'exclude',
  withdrawn: 'withdraw',
  refused: 'refuse',
};

/** Why staff suspended a membership, ended it or refused it, as they noted it. */
const decidedWhyOf = async (
  strapi: Core.Strapi,
  { documentId, because, leaving }: Pick<MembershipView, 'documentId' | 'because' | 'leaving'>,
): Promise<string | null> => {
  const command = DECIDED_BY[because.rule] ?? DECIDED_BY[leaving?.kind ?? ''];
  if (!command) return null;
  return (await findLastLine(await executorOf(strapi), documentId, command))?.reason ?? null;
};

/** Everything about one member, without what a reader may not see; 404 when there is none. */
const view = async (
  strapi: Core.Strapi,
  id: string,
  may: { contacts: boolean } = { contacts: true },
): Promise<MembershipView> => {
  // Read before the facts: if something changes in between, the version is too old, never too new.
  const versions = await findVersions(await executorOf(strapi), [id]);
  const [loaded] = await factsIn(strapi).loadMany([id]);
  if (!loaded) throw refuse('membership-unknown', { membership: id });
  const today = clockIn(strapi).today();
  const usages = await usagesOf(strapi, rightsToTell(loaded.facts, today));
  const owners = await findActorNames(strapi, ownersOf(loaded.facts));
  const answers = await ownAnswersOf(strapi, await executorOf(strapi), [id]);
  const past = await pastOf(strapi, id);
  const letters = await lettersIn(strapi, loaded.facts, past.formerly);
  const deposits = await findDeposits(
    await executorOf(strapi),
    loaded.facts.dues.map(({ id: duesId }) => duesId),
  );
  const view = membershipView(loaded, { usages, owners, answers, letters, deposits }, today);
  const scheduled = await scheduledViews(strapi, await scheduledCommandsIn(strapi).open(id));
  return {
    ...view,
    ...past,
    ...(await namingOthers(await executorOf(strapi), view)),
    contacts: may.contacts ? view.contacts : [],
    readsContacts: may.contacts,
    rightsOnly: false,
    scheduled,
    decidedWhy: await decidedWhyOf(strapi, view),
    version: versions.get(id) ?? 0,
  };
};

/** The ledger of one right of a member, oldest line first. */
const ledger = async (
  strapi: Core.Strapi,
  id: string,
  entitlementId: string,
): Promise<UsageView[]> => {
  const counter = await findCounter(await executorOf(strapi), entitlementId);
  if (counter?.membershipId !== id) {
    throw refuse('entitlement-unknown', { entitlement: entitlementId });
  }
  return (await usagesOf(strapi, [entitlementId])).get(entitlementId) ?? [];
};

/** Lines of the journal for the screen. */
const shown =
  (strapi: Core.Strapi) =>
  async (lines: readonly Activity[]): Promise<ActivityView[]> => {
    const names = await findActorNames(strapi, lines);
    const written = lines.flatMap(messagesOf);
    const states = await messagesPort.of(strapi).states(await executorOf(strapi), 'id', written);
    return lines.map((line) => activityView(line, names, states));
  };

/** The whole journal of a member, oldest line first, a page after the other. */
const journal = (strapi: Core.Strapi, id: string): AsyncGenerator<ActivityView[]> =>
  readAll(strapi, JOURNAL, { membershipId: id }, shown(strapi));

/** A page of a member's journal, newest first. */
const activities = (strapi: Core.Strapi, id: string, paging: Paging): Promise<Page<ActivityView>> =>
  readPage(strapi, JOURNAL, { membershipId: id, ...paging }, shown(strapi));

/**
 * The benefits in published offers, one per code, with the names and order of the latest offer, and
 * the tiers that have it.
 */
const benefits = async (strapi: Core.Strapi): Promise<BenefitChoice[]> => {
  const { offers } = await factsIn(strapi).surroundings();
  const latestFirst = [...offers].sort((a, b) => b.opensOn.localeCompare(a.opensOn));
  const byCode = new Map<string, BenefitChoice>();
  for (const { tierCode, allowances } of latestFirst) {
    for (const { benefitCode: code, names } of allowances) {
      const known = byCode.get(code);
      if (!known) byCode.set(code, { code, names, tiers: [tierCode] });
      else if (!known.tiers.includes(tierCode)) known.tiers.push(tierCode);
    }
  }
  return [...byCode.values()];
};

/** Questions about one membership, answered for the screen. */
export const membershipsIn = serviceOf({
  tierNames,
  view,
  ledger,
  usages: usagesOf,
  journal,
  activities,
  benefits,
});
