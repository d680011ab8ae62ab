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
}

type Row = Record<string, unknown>;

export const findTemplates = async (db: Executor): Promise<StoredTemplate[]> => {
  const rows: Row[] = await db(collection('template')).orderBy('id');
  return rows.map((row) => fromRow<StoredTemplate>('template', row));
};

export const findTemplate = async (db: Executor, code: string): Promise<StoredTemplate | null> => {
  const row: Row | undefined = await db(collection('template')).where('code', code).first();
  return row ? fromRow<StoredTemplate>('template', row) : null;
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
