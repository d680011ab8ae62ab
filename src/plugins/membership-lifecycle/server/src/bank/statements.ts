import type { Core } from '@strapi/strapi';
import {
  isUnnamed,
  type CsvColumns,
  type StatementFormat,
  type StatementsRead,
  type StatementView,
} from '../../../shared/bank/bank';
import type { Actor } from '../../../shared/kernel/common';
import { PLUGIN_ID } from '../../../shared/kernel/ids';
import { retryTransaction } from '../kernel/attempts';
import { clockIn } from '../kernel/clock';
import { newId } from '../kernel/new-id';
import { findActorNames } from '../kernel/store/actors';
import { digest } from '../kernel/store/caller-keys';
import { executorOf } from '../kernel/store/database';
import { settingsIn } from '../settings/settings';
import { readStatementFile } from './reading/reader';
import type { ReadLine, ReadResult } from './reading/types';
import { accountOf } from './reading/values';
import { refuse } from './refusals/bank';
import { alikeKey, looksAlike, newKeys, type KnownLine, type ReadSaid } from './rules/lines';
import {
  addLines,
  addStatements,
  countWaiting,
  findHeld,
  findKnownLines,
  findStatement,
  findStatements,
  lockLinesOf,
  removeStatement,
  type BankLine,
  type BankStatement,
} from './store/bank';

/** Statements of the bank: read, listed, removed. */

const MOST_NAME = 200;
const LISTED = 200;
/** Kinds of CSV file whose columns are remembered, the last chosen first. */
const KEPT_COLUMNS = 20;

export interface SentStatement {
  name: string;
  bytes: Buffer;
  columns: CsvColumns | null;
}

const kept = (strapi: Core.Strapi) =>
  strapi.store({ type: 'plugin', name: PLUGIN_ID, key: 'bank-columns' });

const keptColumns = async (strapi: Core.Strapi): Promise<CsvColumns[]> =>
  ((await kept(strapi).get({})) as CsvColumns[] | null) ?? [];

/** Remembers the columns of a kind of file, so that the next one of it is not asked about. */
const keepColumns = async (strapi: Core.Strapi, columns: CsvColumns): Promise<void> => {
  const headings = (one: CsvColumns): string => Object.values(one).sort().join('\n');
  // Places alone say nothing of the next file.
  if (Object.values(columns).every(isUnnamed)) return;
  const others = (await keptColumns(strapi)).filter((one) => headings(one) !== headings(columns));
  await kept(strapi).set({ value: [columns, ...others].slice(0, KEPT_COLUMNS) });
};

export const actorOf = async (
  strapi: Core.Strapi,
  rows: readonly { actorType: string; actorId: string }[],
) => {
  const names = await findActorNames(strapi, rows);
  return ({ actorType, actorId }: { actorType: string; actorId: string }): Actor => ({
    type: actorType as Actor['type'],
    id: actorId,
    ...names.get(`${actorType}:${actorId}`),
  });
};

const viewsOf = async (
  strapi: Core.Strapi,
  statements: readonly BankStatement[],
): Promise<StatementView[]> => {
  const ids = statements.map(({ id }) => id);
  const db = await executorOf(strapi);
  const waiting = await countWaiting(db, ids);
  const held = new Set(await findHeld(db, ids));
  const actor = await actorOf(strapi, statements);
  const own = accountOf((await settingsIn(strapi).identity()).iban);
  const isOther = (account: string): boolean => own !== '' && account !== '' && account !== own;
  return statements.map((statement) => {
    const { id, name, format, account, currency, from, to, opening, closing, readAt } = statement;
    const counts = {
      lines: statement.lineCount,
      newLines: statement.newCount,
      waiting: waiting.get(id) ?? 0,
      held: held.has(id),
      ofOther: isOther(account),
    };
    const told = { id, name, format, account, currency, from, to, opening, closing, readAt };
    return { ...told, ...counts, readBy: actor(statement) };
  });
};

const newLine = (
  row: ReadLine,
  rank: number,
  rest: Pick<BankLine, 'statementId' | 'currency' | 'alike' | 'key'>,
): BankLine => {
  const { statement: _statement, ...said } = row;
  return { id: newId(), ...said, ...rest, rank: rank + 1, version: 1 };
};

/** Whether a line looks like one of another form of file that is known. */
const alikeAmong = (known: readonly KnownLine[], format: StatementFormat) => {
  const others = new Map<string, KnownLine[]>();
  for (const other of known) {
    if (other.format === format) continue;
    others.set(alikeKey(other), [...(others.get(alikeKey(other)) ?? []), other]);
  }
  return (row: ReadSaid): boolean =>
    (others.get(alikeKey(row)) ?? []).some((other) => looksAlike(row, other));
};

/** Writes what a file says and no earlier one did. */
const write = async (
  strapi: Core.Strapi,
  { head, rows }: ReadResult,
  name: string,
  actor: Actor,
): Promise<{ statements: BankStatement[]; alike: number }> => {
  const { format } = head;
  const said = rows.map((row): ReadSaid => ({
    ...row,
    account: head.statements[row.statement].account,
  }));
  const days = rows.map(({ bookedOn }) => bookedOn).sort();
  const now = clockIn(strapi).now();
  return retryTransaction(() =>
    strapi.db.transaction(async ({ trx }) => {
      const known = await findKnownLines(trx, { from: days[0], to: days[days.length - 1] });
      const keys = newKeys(said, { format, known }, digest);
      const isAlike = alikeAmong(known, format);
      const statements: BankStatement[] = head.statements.map((statement, index) => {
        const mine = rows.flatMap((row, at) => (row.statement === index ? [at] : []));
        return {
          ...statement,
          id: newId(),
          name: name.slice(0, MOST_NAME),
          format,
          lineCount: mine.length,
          newCount: mine.filter((at) => keys.has(at)).length,
          readAt: now,
          actorType: actor.type,
          actorId: actor.id,
        };
      });
      const added = [...keys].map(([at, { key, isDoubtful }]) => {
        const { id: statementId, currency } = statements[rows[at].statement];
        const alike = isDoubtful || isAlike(said[at]);
        return newLine(rows[at], at, { statementId, currency, key, alike });
      });
      await addStatements(trx, statements, now);
      // Whoever reads the same file at the same moment adds its lines first: they stay once.
      await addLines(trx, added, now);
      return { statements, alike: added.filter((one) => one.alike).length };
    }),
  );
};

/**
 * Reads a file and keeps the lines that no earlier one had. A CSV file of a new kind asks for its
 * columns first, and nothing is kept then.
 */
export const read = async (
  strapi: Core.Strapi,
  { name, bytes, columns }: SentStatement,
  actor: Actor,
): Promise<StatementsRead> => {
  const today = clockIn(strapi).today();
  const asked = { bytes, today, columns, known: columns ? [] : await keptColumns(strapi) };
  const result = await readStatementFile(strapi, asked);
  if (result.head.columns) return { columns: result.head.columns, statements: [], alike: 0 };
  const { statements, alike } = await write(strapi, result, name, actor);
  if (columns) await keepColumns(strapi, columns);
  return { columns: null, statements: await viewsOf(strapi, statements), alike };
};

/** The statements, the last read first. */
export const statements = async (strapi: Core.Strapi): Promise<StatementView[]> =>
  viewsOf(strapi, await findStatements(await executorOf(strapi), LISTED));

/** Removes a statement that was sent by mistake, as long as nothing was made of its lines. */
export const remove = async (strapi: Core.Strapi, id: string): Promise<void> => {
  await retryTransaction(() =>
    strapi.db.transaction(async ({ trx }) => {
      if (!(await findStatement(trx, id))) throw refuse('bank-statement-unknown');
      await lockLinesOf(trx, id);
      if (!(await removeStatement(trx, id))) throw refuse('bank-statement-matched');
    }),
  );
};
