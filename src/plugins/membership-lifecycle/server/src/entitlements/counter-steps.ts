import type { Core } from '@strapi/strapi';
import { messagesPort } from '../core/decided';
import type { Step } from '../core/recording';
import { outcome, withCounters } from '../core/rules/change';
import { refreshStatus } from '../core/rules/decide';
import { nearlyUsesUp } from '../core/rules/entitlement';
import type { Facts, MessageDraft } from '../core/rules/types';
import type { Entry } from '../core/store/counters';
import type { LoadedFacts } from '../core/store/facts';
import { clockIn } from '../kernel/clock';
import { executorOf } from '../kernel/store/database';
import {
  notInFuture,
  planAdjustment,
  planCarry,
  planReversal,
  planUse,
  reversible,
  type ConsumeInput,
} from './entitlement-plans';
import type { RightCommand } from './entitlements';
import { findWarningLevels } from './store/benefits';
import { warningOf } from './warning';

/** Decides commands on single rights for their plan: nothing is counted. */

type Values = Record<string, unknown>;

const entriesOf = async (
  strapi: Core.Strapi,
  id: string,
  name: RightCommand,
  values: Values,
): Promise<Entry[]> => {
  const reason = String(values.reason);
  if (name === 'consume') {
    const input = values as Values & ConsumeInput;
    return planUse(
      strapi,
      id,
      notInFuture(strapi, input.on ?? clockIn(strapi).today(), 'on'),
      input,
    );
  }
  if (name === 'reverse-usage') {
    const { usage } = await reversible(strapi, String(values.usageId), id);
    return planReversal(strapi, usage, reason);
  }
  const planned = name === 'adjust' ? planAdjustment : planCarry;
  return planned(strapi, id, String(values.entitlementId), Number(values.quantity), reason);
};

/** The messages that the entries would send: a right is told once that it is nearly used up. */
const warningsOf = async (
  strapi: Core.Strapi,
  { entitlements }: Facts,
  entries: readonly Entry[],
): Promise<MessageDraft[]> => {
  const db = await executorOf(strapi);
  const levels = await findWarningLevels(
    db,
    entries.map(({ entitlementId }) => entitlementId),
  );
  const drafts = entries.flatMap((entry) => {
    const right = entitlements.find(({ id }) => id === entry.entitlementId);
    if (!right) return [];
    const line = { ...entry, usedAfter: right.used, grantedAfter: right.granted };
    return nearlyUsesUp(levels.get(right.id), line) ? [warningOf(right)] : [];
  });
  const written = await messagesPort.of(strapi).states(
    db,
    'key',
    drafts.map(({ key }) => key),
  );
  return drafts.filter(({ key }) => !written.has(key));
};

/** A command on a single right as it would be counted today; throws its refusal. */
export const counterStep = async (
  strapi: Core.Strapi,
  { facts: before, organisationName }: LoadedFacts,
  command: RightCommand,
  input: Values,
): Promise<Step> => {
  const entries = await entriesOf(strapi, before.membership.id, command, input);
  const after = refreshStatus(withCounters(before, entries), clockIn(strapi).today());
  const messages = await warningsOf(strapi, after, entries);
  return { command, input, before, outcome: outcome(after, { messages }), organisationName };
};
