import type { Core } from '@strapi/strapi';
import type { Actor } from '../../../shared/kernel/common';
import * as rules from '../core/rules/entitlement';
import { membersOfSiret } from '../core/rules/siret-holders';
import type { Entitlement } from '../core/rules/types';
import { findCounter, findLines } from '../core/store/ledger';
import { findSiretHolders } from '../core/store/siret-holders';
import { clockIn } from '../kernel/clock';
import { serviceOf } from '../kernel/made-once';
import type { Day } from '../kernel/rules/values';
import { callerKey, digest } from '../kernel/store/caller-keys';
import { executorOf } from '../kernel/store/database';
import { count, type Counted } from './counting';
import {
  assertBenefit,
  loadRights,
  notInFuture,
  planAdjustment,
  planCarry,
  planReversal,
  reversible,
  standingOn,
  usedBy,
  useOf,
  type ConsumeInput,
} from './entitlement-plans';
import { refuse } from './refusals/entitlements';
import { countUse } from './use';

/** The caller, and the key for a repeated request. */
export interface Request {
  actor: Actor;
  key?: string;
}

export type RightCommand = 'consume' | 'reverse-usage' | 'adjust' | 'carry-over';

const keyed = ({ actor, key }: Request, ...asked: unknown[]) =>
  key === undefined ? null : { key: callerKey(actor, key), hash: digest(JSON.stringify(asked)) };

/** Uses a right on a day (default: today), never beyond the granted quantity, and once per key. */
const consume = async (
  strapi: Core.Strapi,
  membershipId: string,
  input: ConsumeInput,
  by: Request,
): Promise<Counted> => {
  const { benefit, quantity, person = null, reason = null } = input;
  const on = notInFuture(strapi, input.on ?? clockIn(strapi).today(), 'on');
  const request = {
    command: 'consume',
    membershipId,
    input: { ...input },
    actor: by.actor,
    on,
    // The day as sent, possibly missing: the request repeated tomorrow is still the same.
    idempotency: keyed(by, 'consume', benefit, quantity, person, reason, input.on ?? null),
  };
  return countUse(strapi, request, input);
};

/** Reverses a use, once. With a membership, refuses a use of another one. */
const reverse = async (
  strapi: Core.Strapi,
  usageId: string,
  reason: string,
  by: Request & { membershipId?: string },
): Promise<Counted> => {
  const { usage, counter } = await reversible(strapi, usageId, by.membershipId);
  return count(strapi, {
    command: 'reverse-usage',
    membershipId: counter.membershipId,
    input: { usageId, reason },
    actor: by.actor,
    on: clockIn(strapi).today(),
    idempotency: keyed(by, 'reverse', usageId, reason),
    plan: () => planReversal(strapi, usage, reason),
  });
};

/** Makes a command that moves a counter by hand, with a reason. */
const movingBy =
  (command: 'adjust' | 'carry-over', planned: typeof planAdjustment) =>
  (
    strapi: Core.Strapi,
    membershipId: string,
    input: { entitlementId: string; quantity: number; reason: string },
    actor: Actor,
    { seen, key }: { seen?: number; key?: string } = {},
  ): Promise<Counted> => {
    const { entitlementId, quantity, reason } = input;
    return count(strapi, {
      ...{ command, membershipId, input: { ...input }, actor, seen },
      on: clockIn(strapi).today(),
      idempotency: keyed({ actor, key }, command, entitlementId, quantity, reason),
      plan: () => planned(strapi, membershipId, entitlementId, quantity, reason),
    });
  };

/** Corrects the counted uses up or down. */
const correct = movingBy('adjust', planAdjustment);

/** Carries a part of what is left of a right to the same right of the next term. */
const carryOver = movingBy('carry-over', planCarry);

/** Runs a validated command on rights from `shared/core/commands.ts`. */
const runCommand = async (
  strapi: Core.Strapi,
  membershipId: string,
  name: RightCommand,
  input: Record<string, unknown>,
  { actor, seen, key }: Request & { seen?: number },
): Promise<Counted> => {
  if (name === 'consume') {
    return consume(strapi, membershipId, input as typeof input & ConsumeInput, { actor, key });
  }
  if (name === 'reverse-usage') {
    const by = { actor, key, membershipId };
    return reverse(strapi, String(input.usageId), String(input.reason), by);
  }
  const values = input as { entitlementId: string; quantity: number; reason: string };
  return name === 'adjust'
    ? correct(strapi, membershipId, values, actor, { seen, key })
    : carryOver(strapi, membershipId, values, actor, { seen, key });
};

/** The member whom a SIRET means. */
const memberOf = async (strapi: Core.Strapi, siret: string): Promise<string> => {
  const holders = await findSiretHolders(await executorOf(strapi), siret);
  const [id, ...others] = membersOfSiret(holders);
  if (!id) throw refuse('membership-unknown', { siret });
  if (others.length > 0) throw refuse('ambiguous', { siret, count: others.length + 1 });
  return id;
};

/** Whether a member may use a right on a day, as a use would decide it. */
const check = async (
  strapi: Core.Strapi,
  input: {
    membership?: string;
    siret?: string;
    benefit: string;
    quantity?: number;
    person?: string;
    at?: Day;
    opensOn?: Day;
  },
): Promise<rules.RightAnswer> => {
  const { benefit, quantity = 1, person, at = clockIn(strapi).today(), opensOn } = input;
  const id = input.membership ?? (await memberOf(strapi, input.siret ?? ''));
  const facts = await loadRights(strapi, id);
  await assertBenefit(strapi, facts, benefit);
  const right = rules.rightOn(facts.entitlements, benefit, at);
  const personUsed = await usedBy(strapi, right, person);
  const use = { ...useOf(at, { benefit, quantity, person }), personUsed };
  return rules.checkRight({ ...(await standingOn(strapi, facts, at)), right, opensOn, use });
};

/**
 * The rights valid on a day (default: today), with their counters at the end of that day; none of a
 * membership that is not active on it.
 */
const find = async (
  strapi: Core.Strapi,
  membershipId: string,
  at: Day = clockIn(strapi).today(),
): Promise<Entitlement[]> => {
  const facts = await loadRights(strapi, membershipId);
  if ((await standingOn(strapi, facts, at)).status !== 'active') return [];
  const rights = facts.entitlements.filter((one) => rules.runsOn(one, at));
  if (at >= clockIn(strapi).today()) return rights;
  const lines = await findLines(
    await executorOf(strapi),
    rights.map(({ id }) => id),
  );
  return rights.map((right) => {
    const mine = lines.filter(({ entitlementId }) => entitlementId === right.id);
    const { granted, used } = rules.balanceOn(right.kind, mine, at);
    return { ...right, granted, used };
  });
};

/** A counter at the end of a past day, or now. */
const balanceOn = async (strapi: Core.Strapi, entitlementId: string, day: Day) => {
  notInFuture(strapi, day, 'day');
  const counter = await findCounter(await executorOf(strapi), entitlementId);
  if (!counter) throw refuse('entitlement-unknown', { entitlement: entitlementId });
  return rules.balanceOn(
    counter.kind,
    await findLines(await executorOf(strapi), [entitlementId]),
    day,
  );
};

/** Answers which rights members have, and records their use, with a ledger line per change. */
export const entitlementsIn = serviceOf({
  consume,
  reverse,
  adjust: correct,
  carryOver,
  runCommand,
  check,
  find,
  balanceOn,
});
