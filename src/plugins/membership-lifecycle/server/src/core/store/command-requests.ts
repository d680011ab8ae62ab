import { insertAll, type Entity, type Transaction } from '../../kernel/store/database';
import { COMMAND_REQUEST_TABLE } from '../tables/renewal';

/** Requests of staff that were done, by their key: the same one sent again is not done again. */

export interface CommandRequest extends Entity {
  /** Digest of who asked what, of which member, under which key. */
  key: string;
  /** Digest of what was asked for. */
  hash: string;
  /** Milliseconds since the epoch. */
  at: number;
}

/** A browser or a network sends a request again within minutes, a script within days. */
const KEPT_FOR = 30 * 24 * 60 * 60 * 1000;

/** The request that was done under a key, or null. */
export const findCommandRequest = async (
  trx: Transaction,
  key: string,
): Promise<Pick<CommandRequest, 'hash'> | null> => {
  const row: { hash: string } | undefined = await trx(COMMAND_REQUEST_TABLE.collection)
    .where({ key })
    .first('hash');
  return row ?? null;
};

/** Notes a request as done, and forgets those that nobody sends again any more. */
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
