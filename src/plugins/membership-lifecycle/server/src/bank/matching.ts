import type { Core } from '@strapi/strapi';
import type { AsideReason, MatchInput, MatchPart } from '../../../shared/bank/bank';
import type { Actor } from '../../../shared/kernel/common';
import { inWords } from '../core/command-requests';
import { commandsIn } from '../core/commands';
import type { Step } from '../core/recording';
import { receiptOf, standingLines } from '../core/rules/account';
import { isReversible } from '../core/rules/commands/payment-corrections';
import { decide } from '../core/rules/decide';
import { sumOf } from '../core/rules/dues';
import type { DecisionContext, Facts, Payment } from '../core/rules/types';
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
import { findPlacesOf } from './store/known';

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

const refuseTaken = async (
  trx: Transaction,
  { amount }: LineRow,
  parts: readonly MatchPart[],
): Promise<void> => {
  const receipts = parts.flatMap(({ receiptId }) => receiptId ?? []);
  const taken = await findTaken(trx, receipts, amount < 0 ? 'out' : 'in');
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
    name: 'record-payment' | 'reject-payment' | 'reverse-payment',
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

type Linked = About & { membershipId: string };

/**
 * Puts a line on what is recorded: on a payment, a refund or a rejection of its amount; one that goes
 * out, on a payment of the amount that it takes back, notes the rejection of that.
 */
const linkPart = (
  accounts: Accounts,
  line: Deciding['line'],
  { membershipId, receiptId, amount }: MatchPart & { receiptId: string },
  ctx: DecisionContext,
): Linked => {
  const { payments } = accounts.factsOf(membershipId);
  const ofReceipt = (one: Payment): boolean => receiptOf(one) === receiptId;
  const found = standingLines(payments).filter(ofReceipt);
  const rejected = payments.filter((one) => ofReceipt(one) && isReversible(payments, one));
  const linked = { lineId: line.id, kind: 'linked', membershipId, receiptId, amount } as const;
  if ([found, rejected].some((lines) => lines.length > 0 && sumOf(lines) === amount)) return linked;
  if (amount > 0 || sumOf(found) !== -amount) throw refuse('bank-receipt-taken');
  const input = { paymentId: found[0].id, on: line.bookedOn };
  accounts.run(membershipId, 'reject-payment', input, ctx);
  const noted = accounts
    .factsOf(membershipId)
    .payments.find(({ reversesId }) => reversesId === found[0].id);
  return { ...linked, kind: 'recorded', receiptId: noted ? receiptOf(noted) : receiptId };
};

/** Records the payment of a part of a line. */
const recordPart = (
  accounts: Accounts,
  { line, confirmed }: Deciding,
  { membershipId, duesId, amount }: MatchPart,
  ctx: DecisionContext,
): Linked => {
  const reference = referenceOf(line);
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
  const receiptId = received ? receiptOf(received) : null;
  return { lineId: line.id, kind: 'recorded', membershipId, receiptId, amount };
};

/** Decides the payments of a line, part by part, and says which each part is. */
export const decideParts = (
  loaded: readonly LoadedFacts[],
  deciding: Deciding,
  ctx: DecisionContext,
  onPart: (membershipId: string) => void = () => undefined,
): { steps: Step[]; matches: Linked[] } => {
  const accounts = new Accounts(loaded);
  const matches = deciding.parts.map((part) => {
    onPart(part.membershipId);
    const { receiptId } = part;
    return receiptId === undefined
      ? recordPart(accounts, deciding, part, ctx)
      : linkPart(accounts, deciding.line, { ...part, receiptId }, ctx);
  });
  return { steps: accounts.steps, matches };
};

const membersOf = (parts: readonly MatchPart[]): string[] => [
  ...new Set(parts.map(({ membershipId }) => membershipId)),
];

/**
 * Puts a line, or what is left of it, on calls, accounts and payments that are recorded, and one of
 * money going out on refunds and rejections: all of the parts, or none. Refuses a line that changed
 * since the version, and what a payment or a rejection by hand is refused for.
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
    await refuseTaken(trx, line, parts);
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

/**
 * Takes back all that was made of a line: payments and rejections that were recorded for it are
 * reversed, each on its own day, so that the books of no day between tell of them. A line whose
 * payment the bank rejected keeps it: the money came in with it.
 */
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
    const incoming = standing.filter(({ amount }) => (amount ?? 0) > 0);
    const found = await findPlacesOf(
      trx,
      incoming.flatMap(({ receiptId }) => receiptId ?? []),
    );
    if ([...found.values()].some(({ rejectedOn }) => rejectedOn !== null)) {
      throw refuse('bank-payment-rejected');
    }
  };
  const reverseAll = (loaded: LoadedFacts[], ctx: DecisionContext): Step[] => {
    const accounts = new Accounts(loaded);
    for (const receipt of standing.filter(({ kind }) => kind === 'recorded')) {
      for (const { facts } of loaded) {
        const membershipId = facts.membership.id;
        const { payments } = accounts.factsOf(membershipId);
        const line = payments.find(
          (one) => receiptOf(one) === receipt.receiptId && isReversible(payments, one),
        );
        if (!line) continue;
        const input = { paymentId: line.id, on: line.on, reason };
        accounts.run(membershipId, 'reverse-payment', input, ctx);
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
