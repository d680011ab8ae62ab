import type { Core } from '@strapi/strapi';
import type { AsideReason, MatchInput, MatchPart } from '../../../shared/bank/bank';
import type { Actor } from '../../../shared/kernel/common';
import { inWords } from '../core/command-requests';
import { commandsIn } from '../core/commands';
import type { Step } from '../core/recording';
import { receiptOf, standingLines } from '../core/rules/account';
import { decide } from '../core/rules/decide';
import type { DecisionContext, Facts } from '../core/rules/types';
import type { LoadedFacts } from '../core/store/facts';
import { findReceiptLines } from '../core/store/paid';
import { retryTransaction } from '../kernel/attempts';
import { clockIn } from '../kernel/clock';
import { metricsIn } from '../kernel/metrics';
import { newId } from '../kernel/new-id';
import { executorOf, type Transaction } from '../kernel/store/database';
import { refuse } from './refusals/bank';
import { referenceOf, refusedParts, refusedRefunds } from './rules/matching';
import {
  addMatches,
  claimLine,
  findLineRows,
  findMatches,
  findTaken,
  type BankMatch,
  type LineRow,
} from './store/bank';

/**
 * Matches of lines: each payment is recorded, or taken back, by its command, in the transaction that
 * writes the match. A line counts its changes, and who acts on it first counts one: whoever saw it
 * before is refused.
 */

type About = Pick<BankMatch, 'lineId' | 'kind'> & Partial<BankMatch>;

export const newMatch = (strapi: Core.Strapi, actor: Actor, about: About): BankMatch => ({
  id: newId(),
  membershipId: null,
  receiptId: null,
  amount: null,
  reason: null,
  undoesId: null,
  at: clockIn(strapi).now(),
  actorType: actor.type,
  actorId: actor.id,
  ...about,
});

/** Takes a line for one change; its row as it is now. */
const claim = async (trx: Transaction, id: string, version: number): Promise<LineRow> => {
  const isFirst = await claimLine(trx, id, version);
  const [row] = await findLineRows(trx, [id]);
  if (!row) throw refuse('bank-line-unknown');
  if (!isFirst) throw refuse('bank-line-changed');
  return row;
};

const refuseTaken = async (trx: Transaction, parts: readonly MatchPart[]): Promise<void> => {
  const receipts = parts.flatMap(({ receiptId }) => receiptId ?? []);
  const taken = await findTaken(trx, receipts);
  if (taken.length > 0 || new Set(receipts).size < receipts.length) {
    throw refuse('bank-receipt-taken');
  }
};

/** The facts of each membership, as the steps so far leave them. */
class Accounts {
  readonly steps: Step[] = [];
  private readonly now: Map<string, LoadedFacts>;

  constructor(loaded: readonly LoadedFacts[]) {
    this.now = new Map(loaded.map((one) => [one.facts.membership.id, one]));
  }

  factsOf(membershipId: string): Facts {
    const found = this.now.get(membershipId);
    if (!found) throw refuse('membership-unknown');
    return found.facts;
  }

  /** Decides a command; throws its refusal. */
  run(
    membershipId: string,
    name: 'record-payment' | 'reverse-payment',
    input: Record<string, unknown>,
    ctx: DecisionContext,
  ): Facts {
    const before = this.factsOf(membershipId);
    const decision = decide(before, name, input, ctx);
    if (!decision.ok) throw refuse(decision.reason, decision.details);
    const { organisationName } = this.now.get(membershipId) as LoadedFacts;
    this.steps.push({ command: name, input, before, outcome: decision.outcome, organisationName });
    const loaded = this.now.get(membershipId) as LoadedFacts;
    this.now.set(membershipId, { ...loaded, facts: decision.outcome.facts });
    return before;
  }
}

interface Deciding {
  line: Pick<LineRow, 'id' | 'bookedOn' | 'reference' | 'label'>;
  parts: readonly MatchPart[];
  confirmed: boolean;
}

/** Decides the payments of a line, part by part, and says which each part is. */
export const decideParts = (
  loaded: readonly LoadedFacts[],
  { line, parts, confirmed }: Deciding,
  ctx: DecisionContext,
  onPart: (membershipId: string) => void = () => undefined,
): { steps: Step[]; matches: (About & { membershipId: string })[] } => {
  const accounts = new Accounts(loaded);
  const reference = referenceOf(line);
  const matches = parts.map(({ membershipId, duesId, receiptId, amount }) => {
    onPart(membershipId);
    if (receiptId !== undefined) {
      const standing = standingLines(accounts.factsOf(membershipId).payments);
      const found = standing.filter((one) => receiptOf(one) === receiptId);
      if (found.reduce((sum, one) => sum + one.amount, 0) !== amount) {
        throw refuse('bank-receipt-taken');
      }
      return { lineId: line.id, kind: 'linked' as const, membershipId, receiptId, amount };
    }
    const input = {
      ...(duesId === undefined ? {} : { duesId }),
      ...{ amount, on: line.bookedOn, method: 'transfer' },
      ...(reference === null ? {} : { reference }),
      ...(confirmed ? { confirmed } : {}),
    };
    const before = accounts.run(membershipId, 'record-payment', input, ctx);
    const known = new Set(before.payments.map(({ id }) => id));
    const received = accounts
      .factsOf(membershipId)
      .payments.find(({ id, kind }) => kind === 'received' && !known.has(id));
    const recorded = received ? receiptOf(received) : null;
    return {
      lineId: line.id,
      kind: 'recorded' as const,
      membershipId,
      receiptId: recorded,
      amount,
    };
  });
  return { steps: accounts.steps, matches };
};

const membersOf = (parts: readonly MatchPart[]): string[] => [
  ...new Set(parts.map(({ membershipId }) => membershipId)),
];

/**
 * Puts a line, or what is left of it, on calls, accounts and payments that are recorded, and one of
 * money going out on refunds: all of the parts, or none. Refuses a line that changed since the version, and what a payment by hand is
 * refused for.
 */
export const match = async (
  strapi: Core.Strapi,
  id: string,
  { parts, confirmed = false }: MatchInput,
  { actor, version }: { actor: Actor; version: number },
): Promise<void> => {
  let line: LineRow | null = null;
  let matches: About[] = [];
  let asked = parts[0].membershipId;
  const take = async (trx: Transaction): Promise<void> => {
    line = await claim(trx, id, version);
    if (line.isAside) throw refuse('bank-line-changed');
    const left = line.amount - line.matched;
    const why = line.amount < 0 ? refusedRefunds(parts, -left) : refusedParts(parts, left);
    if (why) throw refuse(why.reason, inEuros(why.details));
    await refuseTaken(trx, parts);
  };
  const caller = { actor, request: null, claim: take };
  const decideAll = (loaded: LoadedFacts[], ctx: DecisionContext): Step[] => {
    const of = line as LineRow;
    const signed = parts.map((part) => (of.amount < 0 ? { ...part, amount: -part.amount } : part));
    const deciding = { line: of, parts: signed, confirmed };
    const decided = decideParts(loaded, deciding, ctx, (member) => (asked = member));
    matches = decided.matches;
    return decided.steps;
  };
  const write = async (trx: Transaction): Promise<void> => {
    const now = clockIn(strapi).now();
    await addMatches(
      trx,
      matches.map((about) => newMatch(strapi, actor, about)),
      now,
    );
  };
  try {
    await metricsIn(strapi).command('record-payment', () =>
      commandsIn(strapi).transact(membersOf(parts), caller, decideAll, write),
    );
  } catch (error) {
    throw await inWords(strapi, asked, error);
  }
};

/** Amounts in a sentence. */
const inEuros = (details: Record<string, unknown>): Record<string, unknown> => {
  const euros = (locale: string, cents: number): string =>
    new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR' }).format(cents / 100);
  return Object.fromEntries(
    Object.entries(details).map(([name, value]) => [
      name,
      typeof value === 'number' ? { fr: euros('fr', value), en: euros('en', value) } : value,
    ]),
  );
};

/** Sets a line aside: it concerns no membership, or was read twice. */
export const setAside = async (
  strapi: Core.Strapi,
  id: string,
  reason: AsideReason,
  { actor, version }: { actor: Actor; version: number },
): Promise<void> => {
  await retryTransaction(() =>
    strapi.db.transaction(async ({ trx }) => {
      const line = await claim(trx, id, version);
      if (line.isAside || line.matched > 0) throw refuse('bank-line-changed');
      const aside = newMatch(strapi, actor, { lineId: id, kind: 'aside', reason });
      await addMatches(trx, [aside], aside.at);
    }),
  );
};

/** Takes back all that was made of a line: payments that were recorded for it are reversed. */
export const undo = async (
  strapi: Core.Strapi,
  id: string,
  reason: string,
  { actor, version }: { actor: Actor; version: number },
): Promise<void> => {
  const db = await executorOf(strapi);
  const seen = await findMatches(db, [id]);
  const receipts = seen.flatMap(({ kind, receiptId }) =>
    kind === 'recorded' && receiptId ? [receiptId] : [],
  );
  const places = receipts.length > 0 ? await findReceiptLines(db, receipts) : [];
  const ids = [...new Set(places.map(({ membershipId }) => membershipId))];
  let standing: BankMatch[] = [];
  const take = async (trx: Transaction): Promise<void> => {
    await claim(trx, id, version);
    standing = await findMatches(trx, [id]);
    if (standing.length === 0) throw refuse('bank-not-matched');
    if (standing.some((one) => !seen.some((other) => other.id === one.id))) {
      throw refuse('bank-line-changed');
    }
  };
  const reverseAll = (loaded: LoadedFacts[], ctx: DecisionContext): Step[] => {
    const accounts = new Accounts(loaded);
    for (const receipt of standing.filter(({ kind }) => kind === 'recorded')) {
      for (const { facts } of loaded) {
        const membershipId = facts.membership.id;
        const line = standingLines(accounts.factsOf(membershipId).payments).find(
          (one) => receiptOf(one) === receipt.receiptId && one.amount > 0,
        );
        if (!line) continue;
        accounts.run(membershipId, 'reverse-payment', { paymentId: line.id, reason }, ctx);
      }
    }
    return accounts.steps;
  };
  const write = async (trx: Transaction): Promise<void> => {
    const undone = standing.map(({ id: undoesId }) =>
      newMatch(strapi, actor, { lineId: id, kind: 'undone', undoesId }),
    );
    await addMatches(trx, undone, clockIn(strapi).now());
  };
  const caller = { actor, request: null, claim: take };
  await metricsIn(strapi).command('reverse-payment', () =>
    commandsIn(strapi).transact(ids, caller, reverseAll, write),
  );
};
