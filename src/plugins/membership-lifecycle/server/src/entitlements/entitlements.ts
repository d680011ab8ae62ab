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

/** Who asks, and the key under which the same request is answered once. */
export interface Request {
  actor: Actor;
  key?: string;
}

export type RightCommand = 'consume' | 'reverse-usage' | 'adjust' | 'carry-over';

const keyed = ({ actor, key }: Request, ...asked: unknown[]) =>
  key === undefined ? null : { key: callerKey(actor, key), hash: digest(JSON.stringify(asked)) };

/** The rights of members: what they may, what they used. Each change is one line of the ledger. */
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
    /** Uses a right on a day, today by default; never more than is granted, and once per key. */
    async consume(membershipId: string, input: ConsumeInput, by: Request): Promise<Counted> {
      const { benefit, quantity, person = null, reason = null } = input;
      const on = notInFuture(input.on ?? today(), 'on');
      const request = {
        command: 'consume',
        membershipId,
        input: { ...input },
        actor: by.actor,
        on,
        // The day as it was asked: the same request sent again tomorrow is still the same.
        idempotency: keyed(by, 'consume', benefit, quantity, person, reason, input.on ?? null),
      };
      return use(request, input);
    },

    /** Takes a use back, once. With a membership, the use must be one of its own. */
    async reverse(
      usageId: string,
      reason: string,
      by: Request & { membershipId?: string },
    ): Promise<Counted> {
      const usage = await findUsage(await db(), usageId);
      const counter = usage && (await findCounter(await db(), usage.entitlementId));
      const foreign = by.membershipId && counter && counter.membershipId !== by.membershipId;
      if (!usage || !counter || foreign) throw refuse('usage-unknown', { usage: usageId });
      // The place goes with the use: both are given back where the registration is cancelled.
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

    /** Corrects how many uses are counted, by more or less, with the reason. */
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

    /** One of the commands of `shared/core/commands.ts` on rights, its input already checked. */
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

    /** May this member use this right on this day? The answer that a use of it would meet. */
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

    /** The rights that stand on a day, today by default, counted as they were at the end of it. */
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

    /** A counter as it stood at the end of a day gone by, or as it stands today. */
    async balanceOn(entitlementId: string, day: Day) {
      notInFuture(day, 'day');
      const counter = await findCounter(await db(), entitlementId);
      if (!counter) throw refuse('entitlement-unknown', { entitlement: entitlementId });
      return rules.balanceOn(counter.kind, await findLines(await db(), [entitlementId]), day);
    },
  };
};

export const entitlementsIn = madeOnce(createEntitlementsService);
