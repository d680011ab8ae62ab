import type { Core } from '@strapi/strapi';
import type { DepositNote } from '../../../shared/core/deposits';
import type { Actor, BulkResult } from '../../../shared/kernel/common';
import { factsIn } from '../core/facts';
import { goesByChorus } from '../core/rules/call-needs';
import { addDeposits, findDeposits, type DepositLine } from '../core/store/deposits';
import { lockMemberships } from '../core/store/memberships';
import { retryTransaction } from '../kernel/attempts';
import { clockIn } from '../kernel/clock';
import { writeLine } from '../kernel/journal-line';
import { serviceOf } from '../kernel/made-once';
import { newId } from '../kernel/new-id';
import type { Transaction } from '../kernel/store/database';
import { chosenRows, nameOf, numberOf } from './calls';
import type { DepositInput } from './inputs/deposits';
import { refuse } from './refusals/deposits';
import { standingNote, whyNotNoted, type WhyNotNoted } from './rules/deposits';
import type { NumberedRow } from './store/numbered';

/** Nothing to do: what is asked for is noted already. */
const SKIPPED: ReadonlySet<WhyNotNoted> = new Set(['deposit-noted', 'deposit-not-noted']);

type Noted = DepositNote & Pick<DepositLine, 'on'>;

/** Writes the step of one call or credit note, with its line in the journal. */
const write = async (
  strapi: Core.Strapi,
  trx: Transaction,
  row: NumberedRow,
  { state, on, reason }: Noted,
  actor: Actor,
): Promise<void> => {
  const { duesId, kind, membershipId } = row;
  const line = { id: newId(), duesId, kind, state, on, reason };
  await addDeposits(trx, [line], clockIn(strapi).now());
  const input = { number: numberOf(row), state, on, ...(reason === null ? {} : { reason }) };
  await writeLine(strapi, trx, { command: 'note-deposit', membershipId, actor, input });
};

/**
 * Notes the same step of calls and credit notes. What cannot be noted of some is told, and keeps
 * none of the others from it. Noted again, nothing happens.
 */
const note = async (
  strapi: Core.Strapi,
  { ids, reason: typed, state, on }: DepositInput,
  actor: Actor,
): Promise<BulkResult> => {
  if (on > clockIn(strapi).today()) throw refuse('date-in-future', { field: 'on', date: on });
  const noted = { state, on, reason: state === 'rejected' ? typed.trim() : null };
  const known = await chosenRows(strapi, { ids });
  const missing = ids.find((id) => !known.some((row) => row.id === id));
  if (missing !== undefined) throw refuse('dues-unknown', { dues: missing });
  const members = [...new Set(known.map(({ membershipId }) => membershipId))];
  const payers = await factsIn(strapi).payers(members);
  return retryTransaction(() =>
    strapi.db.transaction(async ({ trx }) => {
      await lockMemberships(trx, members);
      const result: BulkResult = { done: [], skipped: [], failed: [] };
      const lines = await findDeposits(
        trx,
        known.map(({ duesId }) => duesId),
      );
      for (const row of known) {
        const stepsOf = (of: NumberedRow['kind']) =>
          lines.filter(({ duesId, kind }) => duesId === row.duesId && kind === of);
        const mine = stepsOf(row.kind);
        const payer = payers.get(row.membershipId);
        const isDeposited =
          (payer !== undefined && goesByChorus(payer)) || standingNote(stepsOf('call')) !== null;
        const document = { number: numberOf(row), issuedOn: row.issuedOn, isDeposited };
        const why = whyNotNoted(document, mine, noted);
        if (why === null) {
          await write(strapi, trx, row, noted, actor);
          result.done.push(nameOf(row));
          continue;
        }
        const day = why === 'deposit-before-last' ? standingNote(mine)?.on : row.issuedOn;
        const list = SKIPPED.has(why) ? result.skipped : result.failed;
        list.push({ ...nameOf(row), reason: why, text: refuse(why, { day }).text });
      }
      return result;
    }),
  );
};

/** What became of calls and credit notes on Chorus Pro, noted by hand. */
export const depositsIn = serviceOf({ note });
