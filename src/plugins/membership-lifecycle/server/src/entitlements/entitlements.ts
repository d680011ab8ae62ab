import type { Core } from '@strapi/strapi';
import type { Actor } from '../../../shared/kernel/common';
import * as rules from '../core/rules/entitlement';
import type { Entitlement } from '../core/rules/types';
import { findCounter, findLines, findUsage } from '../core/store/ledger';
import { findMembershipId } from '../core/store/memberships';
import { heldUsesPort } from '../core/used';
import { clockIn } from '../kernel/clock';
import { madeOnce } from '../kernel/made-once';
import type { Day } from '../kernel/rules/values';
import { callerKey, digest } from '../kernel/store/caller-keys';
import { executorOf } from '../kernel/store/database';
import { createCounting, type Counted } from './counting';
import { createPlans, type ConsumeInput } from './entitlement-plans';
import { refuse } from './refusals/entitlements';
import { createUse } from './use';

/** The caller, and the key for a repeated request. */
export interface Request {
  actor: Actor;
  key?: string;
}

export type RightCommand = 'consume' | 'reverse-usage' | 'adjust' | 'carry-over';

const keyed = ({ actor, key }: Request, ...asked: unknown[]) =>
  key === undefined ? null : { key: callerKey(actor, key), hash: digest(JSON.stringify(asked)) };

/** Answers which rights members have, and records their use, with a ledger line per change. */
const createEntitlementsService = ({ strapi }: { strapi: Core.Strapi }) => {
  const count = createCounting(strapi);
  const { load, known, standing, explainUse, planReversal, planCarry, planAdjustment } =
    createPlans(strapi);
  const use = createUse(strapi, explainUse);
  const db = () => executorOf(strapi);
  const today = () => clockIn(strapi).today();

  const notInFuture = (day: Day, field: string): Day => {
    if (day > today()) throw refuse('date-in-future', { field, date: day });
    return day;
  };

  return {
    /** Uses a right on a day (default: today), never beyond the granted quantity, and once per key. */
    async consume(membershipId: string, input: ConsumeInput, by: Request): Promise<Counted> {
      const { benefit, quantity, person = null, reason = null } = input;
      const on = notInFuture(input.on ?? today(), 'on');
      const request = {
        command: 'consume',
        membershipId,
        input: { ...input },
        actor: by.actor,
        on,
        // The day as sent, possibly missing: the request repeated tomorrow is still the same.
        idempotency: keyed(by, 'consume', benefit, quantity, person, reason, input.on ?? null),
      };
      return use(request, input);
    },

    /** Reverses a use, once. With a membership, refuses a use of another one. */
    async reverse(
      usageId: string,
      reason: string,
      by: Request & { membershipId?: string },
    ): Promise<Counted> {
      const usage = await findUsage(await db(), usageId);
      const counter = usage && (await findCounter(await db(), usage.entitlementId));
      const foreign = by.membershipId && counter && counter.membershipId !== by.membershipId;
      if (!usage || !counter || foreign) throw refuse('usage-unknown', { usage: usageId });
      // A use by a registration is reversed by cancelling the registration, which also frees the place.
      if (await heldUsesPort.of(strapi)(await db(), usageId)) throw refuse('usage-of-registration');
      return count({
        command: 'reverse-usage',
        membershipId: counter.membershipId,
        input: { usageId, reason },
        actor: by.actor,
        on: today(),
        idempotency: keyed(by, 'reverse', usageId, reason),
        plan: () => planReversal(usage, reason),
      });
    },

    /** Corrects the counted uses up or down, with a reason. */
    async adjust(
      membershipId: string,
      input: { entitlementId: string; quantity: number; reason: string },
      actor: Actor,
      { seen, key }: { seen?: number; key?: string } = {},
    ): Promise<Counted> {
      const { entitlementId, quantity, reason } = input;
      const plan = () => planAdjustment(membershipId, entitlementId, quantity, reason);
      const idempotency = keyed({ actor, key }, 'adjust', entitlementId, quantity, reason);
      const base = { membershipId, actor, on: today(), idempotency, plan, seen };
      return count({ ...base, command: 'adjust', input: { ...input } });
    },

    /** Carries a part of what is left of a right to the same right of the next term. */
    async carryOver(
      membershipId: string,
      input: { entitlementId: string; quantity: number; reason: string },
      actor: Actor,
      { seen, key }: { seen?: number; key?: string } = {},
    ): Promise<Counted> {
      const { entitlementId, quantity, reason } = input;
      const plan = () => planCarry(membershipId, entitlementId, quantity, reason);
      const idempotency = keyed({ actor, key }, 'carry-over', entitlementId, quantity, reason);
      const base = { membershipId, actor, on: today(), idempotency, plan, seen };
      return count({ ...base, command: 'carry-over', input: { ...input } });
    },

    /** Runs a validated command on rights from `shared/core/commands.ts`. */
    async runCommand(
      membershipId: string,
      name: RightCommand,
      input: Record<string, unknown>,
      { actor, seen, key }: Request & { seen?: number },
    ): Promise<Counted> {
      if (name === 'consume') {
        return this.consume(membershipId, input as typeof input & ConsumeInput, { actor, key });
      }
      if (name === 'reverse-usage') {
        const by = { actor, key, membershipId };
        return this.reverse(String(input.usageId), String(input.reason), by);
      }
      const values = input as { entitlementId: string; quantity: number; reason: string };
      return name === 'adjust'
        ? this.adjust(membershipId, values, actor, { seen, key })
        : this.carryOver(membershipId, values, actor, { seen, key });
    },

    /** Whether a member may use a right on a day, as a use would decide it. */
    async check(input: {
      membership?: string;
      siret?: string;
      benefit: string;
      at?: Day;
      opensOn?: Day;
    }): Promise<rules.RightAnswer> {
      const { benefit, at = today(), opensOn } = input;
      const id =
        input.membership ?? (await findMembershipId(await db(), { siret: input.siret ?? '' }));
      if (!id) throw refuse('membership-unknown', { siret: input.siret });
      const facts = await load(id);
      await known(facts, benefit);
      const right = rules.rightOn(facts.entitlements, benefit, at);
      return rules.checkRight({ ...(await standing(facts, at)), right, opensOn });
    },

    /** The rights valid on a day (default: today), with their counters at the end of that day. */
    async find(membershipId: string, at: Day = today()): Promise<Entitlement[]> {
      const rights = (await load(membershipId)).entitlements.filter((one) => rules.runsOn(one, at));
      if (at >= today()) return rights;
      const lines = await findLines(
        await db(),
        rights.map(({ id }) => id),
      );
      return rights.map((right) => {
        const mine = lines.filter(({ entitlementId }) => entitlementId === right.id);
        const { granted, used } = rules.balanceOn(right.kind, mine, at);
        return { ...right, granted, used };
      });
    },

    /** A counter at the end of a past day, or now. */
    async balanceOn(entitlementId: string, day: Day) {
      notInFuture(day, 'day');
      const counter = await findCounter(await db(), entitlementId);
      if (!counter) throw refuse('entitlement-unknown', { entitlement: entitlementId });
      return rules.balanceOn(counter.kind, await findLines(await db(), [entitlementId]), day);
    },
  };
};

export const entitlementsIn = madeOnce(createEntitlementsService);
