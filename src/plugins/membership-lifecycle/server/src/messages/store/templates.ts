import {
  insertAll,
  isUniqueViolation,
  update,
  type Entity,
  type Executor,
  type Transaction,
} from '../../kernel/store/database';
import { readEntities, readEntity } from '../../kernel/store/rows';
import { TEMPLATE_TABLE } from '../tables/message';

/** The templates of messages, as staff last saved them. */

/** The SQL table of the templates. */
export const TEXTS = TEMPLATE_TABLE.collection;

export interface StoredTemplate extends Entity {
  code: string;
  subjectFr: string;
  bodyFr: string;
  subjectEn: string;
  bodyEn: string;
  /** The number of its saves, and the day and author of the last; null before the first. */
  version: number | null;
  savedAt: number | null;
  actorType: string | null;
  actorId: string | null;
}

export const findTemplates = (db: Executor): Promise<StoredTemplate[]> =>
  readEntities<StoredTemplate>(TEMPLATE_TABLE, db(TEMPLATE_TABLE.collection).orderBy('id'));

export const findTemplate = (db: Executor, code: string): Promise<StoredTemplate | null> =>
  readEntity<StoredTemplate>(TEMPLATE_TABLE, db(TEMPLATE_TABLE.collection).where('code', code));

/** Locks a template until the transaction ends. */
export const lockTemplate = async (
  trx: Transaction,
  code: string,
): Promise<StoredTemplate | null> => {
  // A write first: SQLite cannot upgrade a read transaction.
  await trx(TEMPLATE_TABLE.collection).where('code', code).update({ code });
  return findTemplate(trx, code);
};

export const updateTemplate = (
  trx: Transaction,
  template: StoredTemplate,
  now: number,
): Promise<void> => update(trx, TEMPLATE_TABLE, template, now);

/** Stores missing templates; existing ones stay as staff wrote them. */
export const seedTemplates = async (
  db: Executor,
  templates: readonly StoredTemplate[],
  now: number,
): Promise<number> => {
  const known = new Set((await findTemplates(db)).map(({ code }) => code));
  const missing = templates.filter(({ code }) => !known.has(code));
  try {
    await insertAll(db, TEMPLATE_TABLE, missing, now);
    return missing.length;
  } catch (error) {
    // Another instance has just stored them.
    if (isUniqueViolation(error)) return 0;
    throw error;
  }
};
