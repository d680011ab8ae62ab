import {
  insertAll,
  type Entity,
  type Executor,
  type Transaction,
} from '../../kernel/store/database';
import { columnsOf, pickOne, readEntities, readEntity } from '../../kernel/store/rows';
import { CONTENT_FILE_TABLE } from '../tables/content-file';

/** A file of a part for members. */
export interface ContentFile extends Entity {
  name: string;
  mime: string;
  /** In bytes. */
  size: number;
  digest: string;
  addedAt: number;
  actorType: string;
  actorId: string;
}

const table = CONTENT_FILE_TABLE.collection;

export const addContentFile = (db: Executor, file: ContentFile): Promise<void> =>
  insertAll(db, CONTENT_FILE_TABLE, [file], file.addedAt);

export const findContentFile = (db: Executor, id: string): Promise<ContentFile | null> =>
  readEntity<ContentFile>(CONTENT_FILE_TABLE, db(table).where('document_id', id));

export const findContentFiles = async (
  db: Executor,
  ids: readonly string[],
): Promise<ContentFile[]> =>
  ids.length === 0
    ? []
    : readEntities<ContentFile>(
        CONTENT_FILE_TABLE,
        db(table).whereIn('document_id', ids as string[]),
      );

/** The ids of the files that were added before an instant. */
export const findOldFiles = (db: Executor, before: number): Promise<string[]> =>
  pickOne(db(table).where('added_at', '<', before).orderBy('id'), columnsOf(CONTENT_FILE_TABLE).id);

/** Forgets a file; its bytes leave with the next sweep of the private storage. */
export const removeContentFile = async (trx: Transaction, id: string): Promise<void> => {
  await trx(table).where('document_id', id).delete();
};

/** The digests, among the given ones, that a file still uses. */
export const findFileDigests = (db: Executor, digests: readonly string[]): Promise<string[]> =>
  pickOne(
    db(table)
      .distinct()
      .whereIn('digest', digests as string[]),
    columnsOf(CONTENT_FILE_TABLE).digest,
  );
