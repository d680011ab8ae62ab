import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ImportMapping, ImportReport, ImportView } from '../../../../shared/transfer/imports';
import type { Day } from '../../kernel/rules/values';
import {
  columnsUnder,
  insertAll,
  toRow,
  type Executor,
  type Transaction,
} from '../../kernel/store/database';
import { readEntities, readEntity } from '../../kernel/store/rows';
import type { PlannedLine } from '../rules/plan';
import { IMPORT_TABLE } from '../tables/import';

/** Stores imported files until they are applied or deleted, and the outcome of their lines. */

export interface Import {
  id: string;
  name: string;
  state: ImportView['state'];
  readAt: number;
  actorType: string;
  actorId: string;
  appliedOn: Day | null;
  format: ImportView['format'];
  headings: string[];
  rowCount: number;
  mapping: ImportMapping;
  report: ImportReport | null;
  lines: PlannedLine[] | null;
  fingerprint: string | null;
  rows: string[][] | null;
}

/** An import with its cells; its lines are loaded only to be shown. */
export type ReadImport = Omit<Import, 'lines'>;

/** An import without cells and lines, for lists and headers. */
export type ImportHead = Omit<ReadImport, 'rows'>;

const table = IMPORT_TABLE.collection;
const HEAD = columnsUnder('i', IMPORT_TABLE).filter((column) => !/\.(rows|lines)$/.test(column));

const ROWS_A_TEXT = 500;

/**
 * Stores a million cells as texts of some rows each, so that other work gets a turn while they are
 * parsed.
 */
const pack = async (rows: string[][]): Promise<string[]> => {
  const texts: string[] = [];
  for (let at = 0; at < rows.length; at += ROWS_A_TEXT) {
    texts.push(JSON.stringify(rows.slice(at, at + ROWS_A_TEXT)));
    await nextTurn();
  }
  return texts;
};

/** Joins the texts of rows again; drafts of earlier releases hold each row as an array. */
const unpack = async (kept: readonly (string | string[])[]): Promise<string[][]> => {
  const rows: string[][] = [];
  for (const one of kept) {
    if (typeof one === 'string') {
      rows.push(...(JSON.parse(one) as string[][]));
      await nextTurn();
    } else rows.push(one);
  }
  return rows;
};

/**
 * Adds a draft in the caller's transaction. Lines and cells are large, and written by separate
 * statements.
 */
export const addImport = async (trx: Transaction, added: Import): Promise<void> => {
  const { id, lines, rows } = added;
  const head: Import = { ...added, lines: null, rows: null };
  await insertAll(trx, IMPORT_TABLE, [head], added.readAt);
  await updateDraft(trx, { id, lines }, added.readAt);
  await updateDraft(trx, { id, rows: rows && (await pack(rows)) }, added.readAt);
};

/** One column of an import. */
const findColumn = async <Name extends 'rows' | 'lines'>(
  db: Executor,
  id: string,
  name: Name,
): Promise<Pick<Import, Name> | null> => {
  const query = db(table).where('document_id', id).select('document_id', name);
  return readEntity<Import>(IMPORT_TABLE, query);
};

/** An import's lines alone, or null. */
export const findImportLines = async (db: Executor, id: string): Promise<PlannedLine[] | null> => {
  const found = await findColumn(db, id, 'lines');
  return found && (found.lines ?? []);
};

/** An import with its cells, or null. */
export const findImport = async (db: Executor, id: string): Promise<ReadImport | null> => {
  const head = await findImportHead(db, id);
  if (!head) return null;
  const rows = (await findColumn(db, id, 'rows'))?.rows ?? null;
  return { ...head, rows: rows && (await unpack(rows)) };
};

export const findImportHead = (db: Executor, id: string): Promise<ImportHead | null> =>
  readEntity<Import>(IMPORT_TABLE, db({ i: table }).where('i.document_id', id).select(HEAD));

/** The latest imports, without their cells. */
export const findImports = async (db: Executor, limit: number): Promise<ImportHead[]> => {
  return readEntities<Import>(
    IMPORT_TABLE,
    db({ i: table })
      .orderBy([
        { column: 'i.read_at', order: 'desc' },
        { column: 'i.id', order: 'desc' },
      ])
      .limit(limit)
      .select(HEAD),
  );
};

/** Updates the given fields of a draft; false when it is no draft any more. */
export const updateDraft = async (
  db: Executor,
  draft: Pick<Import, 'id'> & Partial<Omit<Import, 'rows'>> & { rows?: string[] | null },
  now: number,
): Promise<boolean> => {
  const { document_id: _, ...values } = toRow(IMPORT_TABLE, draft);
  const changed = await db(table)
    .where({ document_id: draft.id, state: 'draft' })
    .update({ ...values, updated_at: new Date(now) });
  return changed === 1;
};

/** Throws a draft away, its cells with it. */
export const deleteDraft = async (db: Executor, id: string): Promise<boolean> =>
  (await db(table).where({ document_id: id, state: 'draft' }).delete()) === 1;

/** Throws away the drafts that were read before an instant. */
export const deleteDraftsBefore = async (db: Executor, instant: number): Promise<void> => {
  await db(table).where({ state: 'draft' }).where('read_at', '<', instant).delete();
};
