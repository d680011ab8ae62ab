import type { Core } from '@strapi/strapi';
import type {
  BankLinesPage,
  BankLineView,
  BankMember,
  EndedCall,
  LineState,
  MatchView,
  Proposal,
} from '../../../shared/bank/bank';
import { findMembershipNames } from '../core/store/memberships';
import { findReceiptLines } from '../core/store/paid';
import { readAll, readPage } from '../kernel/lists';
import type { Paging } from '../kernel/rules/pages';
import { executorOf, type Executor } from '../kernel/store/database';
import { comparedWith, free, toMatch, type Compared } from './known';
import { refuse } from './refusals/bank';
import { numberedIn } from './rules/evidence';
import { propose, proposeRefunds } from './rules/proposals';
import { proposeRejections, saysRejected } from './rules/rejections';
import type { FreeReceipt, Proposed } from './rules/types';
import { compact } from './rules/words';
import { actorOf } from './statements';
import {
  BANK_LINES,
  findLineRows,
  findMatches,
  sumWaiting,
  type BankMatch,
  type LineFilters,
  type LineRow,
} from './store/bank';
import {
  findEndedCalls,
  findOpenCalls,
  findPlacesOf,
  findReceipts,
  findRefunds,
  findRejections,
  type Places,
} from './store/known';

/** Payments of a member that a line can be put on, at most. */
const MOST_CHOICES = 20;

/** Lines of the bank as they are shown: with their matches, or with what is proposed. */

const stateOf = ({ amount, matched, isAside }: LineRow): LineState => {
  if (isAside) return 'aside';
  if (amount < 0) return matched < 0 ? 'matched' : 'outgoing';
  if (matched >= amount) return 'matched';
  return matched > 0 ? 'partly' : 'open';
};

export const isWaiting = (row: LineRow): boolean => ['open', 'partly'].includes(stateOf(row));

/** A proposal with the names of whom it is about. */
export const shownProposal = (
  { level, parts, reasons }: Proposed,
  { payers, numbers, recorded }: Compared,
): Proposal => ({
  level,
  reasons,
  parts: parts.map(({ membershipId, duesId, receiptId, amount }) => {
    const { name = '', reference = '' } = payers.get(membershipId) ?? {};
    const call = duesId === null ? undefined : numbers.get(duesId);
    const known = receiptId === null ? undefined : recorded.get(receiptId);
    return {
      membershipId,
      amount,
      organisation: name,
      reference,
      ...(duesId === null ? {} : { duesId }),
      ...(receiptId === null ? {} : { receiptId }),
      number: call?.number ?? null,
      left: call?.left ?? null,
      recorded: known ?? null,
    };
  }),
});

/** The account on which each payment is now; the last to which a part of it went. */
const accountsOf = async (
  db: Executor,
  matches: readonly BankMatch[],
): Promise<Map<string, string>> => {
  const ids = matches.flatMap(({ receiptId }) => receiptId ?? []);
  if (ids.length === 0) return new Map();
  const lines = await findReceiptLines(db, ids);
  return new Map(
    lines
      .filter(({ kind }) => kind !== 'moved-out')
      .map(({ receiptId, membershipId }) => [receiptId, membershipId]),
  );
};

const NOBODY = { organisation: '', reference: '' };
const NOWHERE: Places = { numbers: [], credit: 0, rejectedOn: null };

/** The matches of some lines, with names, by the ids of the lines. */
const matchViews = async (
  strapi: Core.Strapi,
  lineIds: readonly string[],
): Promise<Map<string, { matches: MatchView[]; aside: BankLineView['aside'] }>> => {
  const db = await executorOf(strapi);
  const matches = await findMatches(db, lineIds);
  const accounts = await accountsOf(db, matches);
  const names = await findMembershipNames(db, [...accounts.values()]);
  const places = await findPlacesOf(
    db,
    matches.flatMap(({ receiptId }) => receiptId ?? []),
  );
  const actor = await actorOf(strapi, matches);
  const views = new Map<string, { matches: MatchView[]; aside: BankLineView['aside'] }>();
  for (const match of matches) {
    const { lineId, kind, receiptId, at } = match;
    const view = views.get(lineId) ?? { matches: [], aside: null };
    views.set(lineId, view);
    const by = actor(match);
    if (kind === 'aside') view.aside = { reason: match.reason ?? 'other', at, by };
    if (kind !== 'recorded' && kind !== 'linked') continue;
    const membershipId = accounts.get(receiptId ?? '') ?? match.membershipId ?? '';
    const name = names.get(membershipId) ?? NOBODY;
    const place = places.get(receiptId ?? '') ?? NOWHERE;
    const told = { membershipId, ...name, ...place, amount: match.amount ?? 0, at, by };
    view.matches.push({ id: match.id, kind, ...told });
  }
  return views;
};

/** The calls that lines name and that wait for no money, by the ids of the lines. */
const endedIn = async (
  strapi: Core.Strapi,
  rows: readonly LineRow[],
  { index, payers }: Compared,
): Promise<Map<string, EndedCall[]>> => {
  if (rows.length === 0) return new Map();
  const calls = await findEndedCalls(await executorOf(strapi));
  const byNumber = new Map(calls.map((call) => [compact(call.number), call]));
  return new Map(
    rows.map((row) => [
      row.id,
      numberedIn(toMatch(row), byNumber, index).map((call) => ({
        ...call,
        organisation: payers.get(call.membershipId)?.name ?? '',
      })),
    ]),
  );
};

/** What may be proposed for a line; of what is matched or aside, nothing is. */
const proposedFor = (row: LineRow, { index, returned }: Compared): Proposed[] => {
  const line = toMatch(row);
  if (isWaiting(row)) return propose(line, index);
  if (stateOf(row) !== 'outgoing') return [];
  const rejections = proposeRejections(line, index, returned);
  const refunds = proposeRefunds(line, index);
  return saysRejected(line) ? [...rejections, ...refunds] : [...refunds, ...rejections];
};

const shownLines =
  (strapi: Core.Strapi, { proposing }: { proposing: boolean }) =>
  async (rows: readonly LineRow[]): Promise<BankLineView[]> => {
    const open = (row: LineRow): boolean => isWaiting(row) || stateOf(row) === 'outgoing';
    const asked = proposing ? rows.filter(open) : [];
    const compared = asked.length > 0 ? await comparedWith(strapi, asked) : null;
    const found = new Map(compared && asked.map((row) => [row.id, proposedFor(row, compared)]));
    const ended = compared && (await endedIn(strapi, asked.filter(isWaiting), compared));
    const matched = await matchViews(
      strapi,
      rows.map(({ id }) => id),
    );
    return rows.map((row) => {
      const { isAside: _isAside, ...line } = row;
      const state = stateOf(row);
      return {
        ...line,
        state,
        ...(matched.get(row.id) ?? { matches: [], aside: null }),
        proposals: compared
          ? (found.get(row.id) ?? []).map((one) => shownProposal(one, compared))
          : [],
        ended: (ended?.get(row.id) ?? []).filter(
          ({ end }) => end === 'cancelled' || found.get(row.id)?.length === 0,
        ),
      };
    });
  };

/** A page of lines, the last day first, each that waits with what is proposed for it. */
export const list = async (
  strapi: Core.Strapi,
  question: LineFilters & Paging,
): Promise<BankLinesPage> => ({
  ...(await readPage(strapi, BANK_LINES, question, shownLines(strapi, { proposing: true }))),
  waiting: await sumWaiting(await executorOf(strapi)),
});

/** All lines that the filters keep, the first day first, for a file. */
export const pages = (strapi: Core.Strapi, question: LineFilters): AsyncGenerator<BankLineView[]> =>
  readAll(strapi, BANK_LINES, question, shownLines(strapi, { proposing: false }));

/** A line as it is now. */
export const lineView = async (strapi: Core.Strapi, id: string): Promise<BankLineView> => {
  const rows = await findLineRows(await executorOf(strapi), [id]);
  const [view] = await shownLines(strapi, { proposing: true })(rows);
  if (!view) throw refuse('bank-line-unknown');
  return view;
};

/** The last of some payments, as they are chosen from. */
const lastOf = (all: readonly FreeReceipt[]): BankMember['receipts'] =>
  all
    .map(({ receiptId, on, amount, numbers }) => ({ receiptId, on, amount, numbers }))
    .reverse()
    .slice(0, MOST_CHOICES);

/** What a line can be put on at a member. */
export const member = async (strapi: Core.Strapi, membershipId: string): Promise<BankMember> => {
  const db = await executorOf(strapi);
  const name = (await findMembershipNames(db, [membershipId])).get(membershipId);
  if (!name) throw refuse('membership-unknown');
  const calls = await findOpenCalls(db, { membershipId });
  const payments = await findReceipts(db, null, { membershipId });
  const receipts = await free(db, payments, 'in');
  const refunds = await free(db, await findRefunds(db, null, { membershipId }), 'out');
  const rejections = await free(db, await findRejections(db, null, { membershipId }), 'out');
  return {
    membershipId,
    ...name,
    calls: calls.map(({ duesId, number, dueOn, left }) => ({ duesId, number, dueOn, left })),
    receipts: lastOf(receipts),
    refunds: lastOf(refunds),
    rejections: lastOf(rejections),
    payments: lastOf(payments),
  };
};
