import type { Core } from '@strapi/strapi';
import { factsIn } from '../core/facts';
import { reachingIn } from '../core/reach';
import type { CoreReason } from '../core/refusals/memberships';
import * as rules from '../core/rules/entitlement';
import { standingByTerms, standingOf, type StatusAnswer } from '../core/rules/status';
import type { Entitlement, RightFacts } from '../core/rules/types';
import type { Entry } from '../core/store/counters';
import { loadRightFacts, loadStandingFacts, type LoadedFacts } from '../core/store/facts';
import {
  findCounter,
  findLines,
  findReversal,
  findUsage,
  findUsedBy,
  type Counter,
  type Usage,
} from '../core/store/ledger';
import { heldUsesPort } from '../core/used';
import { workflowsIn } from '../core/workflows';
import { clockIn } from '../kernel/clock';
import type { Day, Result } from '../kernel/rules/values';
import { executorOf } from '../kernel/store/database';
import { refuse } from './refusals/entitlements';
import { benefitExists } from './store/benefits';

/** Requests on rights are read and decided before their transaction. */

export interface ConsumeInput {
  benefit: string;
  quantity: number;
  person?: string;
  reason?: string;
  on?: Day;
}

/** A day of a field, which is refused if it has not come yet. */
export const notInFuture = (strapi: Core.Strapi, day: Day, field: string): Day => {
  if (day > clockIn(strapi).today()) throw refuse('date-in-future', { field, date: day });
  return day;
};

/** A use as the domain weighs it. */
export const useOf = (on: Day, { quantity, person }: ConsumeInput): rules.Use => ({
  on,
  quantity,
  person: person ?? null,
});

const decided = (answer: Result<{ move: rules.Move }, CoreReason>): rules.Move => {
  if (!answer.ok) throw refuse(answer.reason, answer.details);
  return answer.move;
};

/** Rights do not depend on offers and calls: these are not loaded. */
export const loadAll = async (
  strapi: Core.Strapi,
  ids: readonly string[],
): Promise<LoadedFacts[]> => {
  const workflows = await workflowsIn(strapi).all();
  const nothing = { offers: [], issuerLacks: [], invoiceLacks: [] };
  const channels = reachingIn(strapi);
  return factsIn(strapi).loadMany(ids, { workflows, channels, ...nothing });
};

export const loadNamed = async (
  strapi: Core.Strapi,
  membershipId: string,
): Promise<LoadedFacts> => {
  const [loaded] = await loadAll(strapi, [membershipId]);
  if (!loaded) throw refuse('membership-unknown', { membership: membershipId });
  return loaded;
};

/** The facts about a member's rights only. */
export const loadRights = async (
  strapi: Core.Strapi,
  membershipId: string,
): Promise<RightFacts> => {
  const facts = await loadRightFacts(await executorOf(strapi), membershipId);
  if (!facts) throw refuse('membership-unknown', { membership: membershipId });
  return facts;
};

/** A member's status on a day, with its reason; renewals are loaded only when no term runs. */
export const standingOn = async (
  strapi: Core.Strapi,
  facts: RightFacts,
  day: Day,
): Promise<StatusAnswer> => {
  const decided = standingByTerms(facts, day);
  if (decided) return decided;
  const workflows = await workflowsIn(strapi).all();
  return standingOf(await loadStandingFacts(await executorOf(strapi), facts, workflows), day);
};

/**
 * Whether the gate of what is for members opens to a membership on a day (default: today), as
 * `check` answers. Throws when there is no such membership.
 */
export const isOpenTo = async (
  strapi: Core.Strapi,
  membershipId: string,
  day: Day = clockIn(strapi).today(),
): Promise<boolean> => {
  const facts = await loadRights(strapi, membershipId);
  return (await standingOn(strapi, facts, day)).status === 'active';
};

export const assertBenefit = async (
  strapi: Core.Strapi,
  facts: RightFacts,
  benefit: string,
): Promise<void> => {
  const held = facts.entitlements.some(({ benefitCode }) => benefitCode === benefit);
  if (!held && !(await benefitExists(strapi, benefit))) {
    throw refuse('benefit-unknown', { benefit });
  }
};

const counterOf = async (
  strapi: Core.Strapi,
  membershipId: string,
  entitlementId: string,
): Promise<Counter> => {
  const counter = await findCounter(await executorOf(strapi), entitlementId);
  if (!counter || counter.membershipId !== membershipId) {
    throw refuse('entitlement-unknown', { entitlement: entitlementId });
  }
  return counter;
};

/** The uses of a right with a limit per person by one person; none for other rights. */
export const usedBy = async (
  strapi: Core.Strapi,
  right: Entitlement | null,
  person: string | undefined,
): Promise<number> =>
  right === null || right.perPersonCap === null || person === undefined
    ? 0
    : findUsedBy(await executorOf(strapi), right.id, person);

/** The entry of a use on a day, as it would be counted; throws its refusal. */
export const planUse = async (
  strapi: Core.Strapi,
  membershipId: string,
  on: Day,
  input: ConsumeInput,
): Promise<Entry[]> => {
  const facts = await loadRights(strapi, membershipId);
  await assertBenefit(strapi, facts, input.benefit);
  const right = rules.rightOn(facts.entitlements, input.benefit, on);
  const { status } = await standingOn(strapi, facts, on);
  const personUsed = await usedBy(strapi, right, input.person);
  const move = decided(rules.consume(status, right, { ...useOf(on, input), personUsed }));
  const { person = null, reason = null } = input;
  return right ? [{ ...move, entitlementId: right.id, person, reason }] : [];
};

/** The use with an id, of this membership if one is given, if it can be reversed by itself. */
export const reversible = async (
  strapi: Core.Strapi,
  usageId: string,
  membershipId?: string,
): Promise<{ usage: Usage; counter: Counter }> => {
  const db = await executorOf(strapi);
  const usage = await findUsage(db, usageId);
  const counter = usage && (await findCounter(db, usage.entitlementId));
  const foreign = membershipId && counter && counter.membershipId !== membershipId;
  if (!usage || !counter || foreign) throw refuse('usage-unknown', { usage: usageId });
  // A use by a registration is reversed by cancelling the registration, which also frees the place.
  if (await heldUsesPort.of(strapi)(db, usageId)) throw refuse('usage-of-registration');
  return { usage, counter };
};

export const planReversal = async (
  strapi: Core.Strapi,
  usage: Usage,
  reason: string,
): Promise<Entry[]> => {
  if (await findReversal(await executorOf(strapi), usage.id))
    throw refuse('already-reversed', { usage: usage.id });
  const counter = (await findCounter(await executorOf(strapi), usage.entitlementId)) as Counter;
  const move = decided(rules.reverse(usage, counter.used));
  const { entitlementId, person, id: reversesId } = usage;
  return [{ ...move, entitlementId, person, reason, reversesId }];
};

export const planCarry = async (
  strapi: Core.Strapi,
  membershipId: string,
  entitlementId: string,
  quantity: number,
  reason: string,
): Promise<Entry[]> => {
  const from = await counterOf(strapi, membershipId, entitlementId);
  const carried = (await findLines(await executorOf(strapi), [entitlementId]))
    .filter(({ kind }) => kind === 'carry-out')
    .reduce((sum, { usedDelta }) => sum + usedDelta, 0);
  const move = decided(rules.carryOut(from, quantity, carried));
  const to = rules.nextRight(
    (await loadRights(strapi, membershipId)).entitlements,
    from as Entitlement,
  );
  if (!to) throw refuse('no-next-right', { benefit: from.benefitCode });
  const into = { kind: 'carry-in', usedDelta: 0, grantedDelta: quantity } as const;
  return [
    { ...move, entitlementId, reason },
    { ...into, entitlementId: to.id, reason },
  ];
};

export const planAdjustment = async (
  strapi: Core.Strapi,
  membershipId: string,
  entitlementId: string,
  quantity: number,
  reason: string,
): Promise<Entry[]> => {
  const counter = await counterOf(strapi, membershipId, entitlementId);
  return [{ ...decided(rules.adjust(counter, quantity)), entitlementId, reason }];
};
