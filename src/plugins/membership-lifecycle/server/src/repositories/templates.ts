import {
  collection,
  fromRow,
  insertAll,
  isUniqueViolation,
  update,
  type Entity,
  type Executor,
  type Transaction,
} from './database';

/** The texts of the letters, as staff last saved them. */

export interface StoredTemplate extends Entity {
  code: string;
  subjectFr: string;
  bodyFr: string;
  subjectEn: string;
  bodyEn: string;
  /** How many times it was saved, when, and by whom; null before the first time. */
  version: number | null;
  savedAt: number | null;
  actorType: string | null;
  actorId: string | null;
}

type Row = Record<string, unknown>;

export const findTemplates = async (db: Executor): Promise<StoredTemplate[]> => {
  const rows: Row[] = await db(collection('template')).orderBy('id');
  return rows.map((row) => fromRow<StoredTemplate>('template', row));
};

const findTemplate = async (db: Executor, code: string): Promise<StoredTemplate | null> => {
  const row: Row | undefined = await db(collection('template')).where('code', code).first();
  return row ? fromRow<StoredTemplate>('template', row) : null;
};

/** A letter that nobody else can save before the transaction ends. */
export const lockTemplate = async (
  trx: Transaction,
  code: string,
): Promise<StoredTemplate | null> => {
  // A write first: on SQLite a read transaction could not become a write one.
  await trx(collection('template')).where('code', code).update({ code });
  return findTemplate(trx, code);
};

export const updateTemplate = (
  trx: Transaction,
  template: StoredTemplate,
  now: number,
): Promise<void> => update(trx, 'template', template, now);

/** Stores the templates whose code is not there yet; the others keep what staff wrote. */
export const seedTemplates = async (
  db: Executor,
  templates: readonly StoredTemplate[],
  now: number,
): Promise<number> => {
  const known = new Set((await findTemplates(db)).map(({ code }) => code));
  const missing = templates.filter(({ code }) => !known.has(code));
  try {
    await insertAll(db, 'template', missing, now);
    return missing.length;
  } catch (error) {
    // Another instance has just stored them.
    if (isUniqueViolation(error)) return 0;
    throw error;
  }
};
