import { insertAll, type Entity, type Transaction } from '../../kernel/store/database';
import { readEntity } from '../../kernel/store/rows';
import { COMMAND_REQUEST_TABLE } from '../tables/renewal';

/** Requests of staff by key, so that a repeated request is not run again. */

export interface CommandRequest extends Entity {
  /** Digest of the caller, the member and the key. */
  key: string;
  /** Digest of what was asked for. */
  hash: string;
  /** Milliseconds since the epoch. */
  at: number;
}

/** Browsers and networks repeat a request within minutes, scripts within days. */
const KEPT_FOR = 30 * 24 * 60 * 60 * 1000;

/** The request that was done under a key, or null. */
export const findCommandRequest = (trx: Transaction, key: string): Promise<CommandRequest | null> =>
  readEntity<CommandRequest>(
    COMMAND_REQUEST_TABLE,
    trx(COMMAND_REQUEST_TABLE.collection).where({ key }),
  );

/** Records a request, and deletes records that are too old to be repeated. */
export const addCommandRequest = async (
  trx: Transaction,
  request: CommandRequest,
): Promise<void> => {
  const table = COMMAND_REQUEST_TABLE.collection;
  await trx(table)
    .where('at', '<', request.at - KEPT_FOR)
    .delete();
  await insertAll(trx, COMMAND_REQUEST_TABLE, [request], request.at);
};
