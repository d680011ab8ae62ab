import type { Core } from '@strapi/strapi';
import {
  MESSAGE_FATES,
  type MessageFate,
  type SureDone,
  type SurePlan,
} from '../../../shared/bank/bank';
import type { Actor, Localised } from '../../../shared/kernel/common';
import type { PlannedMessage } from '../../../shared/membership/command-plan';
import { messagesPort } from '../core/decided';
import { factsIn } from '../core/facts';
import type { LoadedFacts } from '../core/store/facts';
import { refusalOfFault } from '../kernel/attempts';
import { clockIn } from '../kernel/clock';
import { RefusalError } from '../kernel/errors';
import { newId } from '../kernel/new-id';
import { executorOf } from '../kernel/store/database';
import { plannedMessages } from '../membership/planned-effects';
import { comparedWith, toMatch, type Compared } from './known';
import { isWaiting, shownProposal } from './lines';
import { decideParts, match } from './matching';
import { refuse } from './refusals/bank';
import { sureOf } from './rules/proposals';
import type { Proposed } from './rules/types';
import { findLineRows, findWaiting, type LineRow } from './store/bank';

/** All that is sure, confirmed at once: each line in a transaction of its own. */

/** Lines that are looked at, and those that one request confirms. */
const MOST_LOOKED = 2_000;
const MOST_AT_ONCE = 100;

interface Sure {
  line: LineRow;
  proposed: Proposed;
}

const partsOf = ({ parts }: Proposed) =>
  parts.map(({ membershipId, duesId, receiptId, amount }) => ({
    membershipId,
    amount,
    ...(duesId === null ? {} : { duesId }),
    ...(receiptId === null ? {} : { receiptId }),
  }));

const sureAmong = (lines: readonly LineRow[], { index }: Compared): Sure[] => {
  const proposals = sureOf(lines.map(toMatch), index);
  return lines.flatMap((line, at) => {
    const proposed = proposals[at];
    return proposed ? [{ line, proposed }] : [];
  });
};

/** The facts of members as lines before leave them. */
const afterwards = (loaded: ReadonlyMap<string, LoadedFacts>, { parts }: Proposed): LoadedFacts[] =>
  [...new Set(parts.map(({ membershipId }) => membershipId))].flatMap((id) => loaded.get(id) ?? []);

const fateOf = (message: PlannedMessage): MessageFate => {
  if (!message.ok) return 'unwritten';
  if (message.muted) return 'muted';
  return message.kept ? 'kept' : 'leaves';
};

/** How many messages of each template have each fate. */
const counted = (messages: readonly PlannedMessage[]): SurePlan['messages'] =>
  MESSAGE_FATES.flatMap((fate) => {
    const counts = new Map<string, number>();
    for (const message of messages) {
      if (fateOf(message) !== fate) continue;
      counts.set(message.template, (counts.get(message.template) ?? 0) + 1);
    }
    return [...counts].map(([template, count]) => ({ fate, template, count }));
  });

/** What confirming would do: the lines, and their messages. What is refused is left out. */
export const sure = async (strapi: Core.Strapi): Promise<SurePlan> => {
  const db = await executorOf(strapi);
  const waiting = await findWaiting(db, MOST_LOOKED);
  if (waiting.length === 0) return { lines: [], messages: [], more: false };
  const compared = await comparedWith(strapi, waiting);
  const all = sureAmong(waiting, compared);
  const some = all.slice(0, MOST_AT_ONCE);
  const ids = some.flatMap(({ proposed }) => proposed.parts.map((part) => part.membershipId));
  const facts = await factsIn(strapi).loadMany([...new Set(ids)]);
  const loaded = new Map(facts.map((one) => [one.facts.membership.id, one]));
  const ctx = { today: clockIn(strapi).today(), newId };
  const { write } = await messagesPort.of(strapi).writer();
  const messages: PlannedMessage[] = [];
  const lines: SurePlan['lines'] = [];
  for (const { line, proposed } of some) {
    try {
      const deciding = { line, parts: partsOf(proposed), confirmed: false };
      const { steps } = decideParts(afterwards(loaded, proposed), deciding, ctx);
      for (const step of steps) {
        const { before, outcome } = step;
        const known = loaded.get(before.membership.id);
        if (known) loaded.set(before.membership.id, { ...known, facts: outcome.facts });
        messages.push(...plannedMessages(step, write, ctx.today));
      }
    } catch (error) {
      if (error instanceof RefusalError) continue;
      throw error;
    }
    const { id, version, bookedOn, label, details, counterparty, account, amount } = line;
    const said = { id, version, bookedOn, label, details, counterparty, account, amount };
    lines.push({ ...said, proposal: shownProposal(proposed, compared) });
  }
  return {
    lines,
    messages: counted(messages),
    more: all.length > some.length,
  };
};

const refusalFor = (strapi: Core.Strapi, error: unknown): RefusalError => {
  if (error instanceof RefusalError) return error;
  strapi.log.error((error as Error).stack ?? String(error));
  return refusalOfFault(error) ?? refuse('bank-not-done');
};

/** Confirms the lines that a person was shown, as far as they are as they were and still sure. */
export const confirmSure = async (
  strapi: Core.Strapi,
  shown: readonly { id: string; version: number }[],
  actor: Actor,
): Promise<SureDone> => {
  const result: SureDone = { done: 0, amount: 0, failed: [] };
  const ids = shown.map(({ id }) => id);
  const rows = (await findLineRows(await executorOf(strapi), ids)).filter(isWaiting);
  const compared = await comparedWith(strapi, rows);
  const proposals = new Map(
    sureAmong(rows, compared).map(({ line, proposed }) => [line.id, { line, proposed }]),
  );
  for (const { id, version } of shown) {
    const label = rows.find((row) => row.id === id)?.label ?? '';
    try {
      const found = proposals.get(id);
      if (!found || found.line.version !== version) throw refuse('bank-not-sure');
      const parts = partsOf(found.proposed);
      await match(strapi, id, { parts }, { actor, version });
      result.done += 1;
      result.amount += found.line.amount - found.line.matched;
    } catch (error) {
      const { details } = refusalFor(strapi, error);
      result.failed.push({ id, label, text: details.text as Localised });
    }
  }
  return result;
};
