import type { Writable } from 'node:stream';
import type { Core } from '@strapi/strapi';
import { destinations, type Beginning, type Destination } from './engine';
import { transfersIn } from './transfers';

/**
 * Adapts Strapi's transfers: they write only into an unused installation, keep ids, and finish
 * only when committed. The database's triggers stay active: rows are added, and none is deleted.
 */

interface UnderWay {
  /** Settles when the transaction ends; rejects when it could not be committed. */
  ended: Promise<unknown>;
  isGivenUp: boolean;
}

const underWay = new WeakMap<Destination, UnderWay>();

const MINDED = Symbol.for('membership-lifecycle.transfers');

const METHODS = [
  'bootstrap',
  'rollback',
  'close',
  'createEntitiesWriteStream',
  'createConfigurationWriteStream',
] as const;

type Method = (typeof METHODS)[number];

/** Starts the engine, and keeps its transaction's promise, which the engine does not await. */
const begin = async (
  destination: Destination,
  strapi: Core.Strapi,
  bootstrap: () => Promise<void>,
): Promise<void> => {
  const { options } = destination;
  const state: UnderWay = { ended: Promise.resolve(), isGivenUp: false };
  const beginning: Beginning = {
    db: {
      lifecycles: strapi.db.lifecycles,
      transaction: (work) => {
        state.ended = strapi.db.transaction(work);
        // Avoids an unhandled rejection if nobody closes the transfer; who closes it gets the error.
        state.ended.catch(() => undefined);
        return state.ended;
      },
    },
  };
  destination.options = { ...options, getStrapi: () => beginning };
  try {
    await bootstrap();
  } finally {
    destination.options = options;
  }
  destination.strapi = strapi;
  underWay.set(destination, state);
};

/** Ends the transaction, after the final steps. */
const end = async (destination: Destination): Promise<void> => {
  const { strapi, transaction } = destination;
  const state = underWay.get(destination);
  if (!strapi || !transaction || !state) return;
  if (!state.isGivenUp) {
    try {
      await transaction.attach((trx) => transfersIn(strapi).complete(trx as never));
    } catch (error) {
      await destination.rollback();
      throw error;
    }
  }
  transaction.end();
  await state.ended;
};

/** Writes each item as converted by `prepare`; an error ends the transfer. */
const preparing = <Item>(stream: Writable, prepare: (item: Item) => Item): Writable => {
  const write = stream._write.bind(stream);
  stream._write = (item: Item, encoding, callback) => {
    try {
      item = prepare(item);
    } catch (error) {
      return callback(error as Error);
    }
    return write(item, encoding, callback);
  };
  return stream;
};

const transfersOf = ({ strapi }: Destination) => transfersIn(strapi as Core.Strapi);

/** Adapts all transfers into an installation of this process; runs once. */
export const mindTransfers = (): void => {
  const shared = destinations();
  if (MINDED in shared) return;
  const methods = METHODS.map((name) => [name, shared[name]]);
  const original = Object.fromEntries(methods) as Pick<Destination, Method>;
  Object.assign(shared, {
    [MINDED]: true,
    async bootstrap(this: Destination, diagnostics?: unknown) {
      const strapi = (await this.options.getStrapi()) as Core.Strapi;
      await transfersIn(strapi).assertUnused();
      await begin(this, strapi, () => original.bootstrap.call(this, diagnostics));
    },
    async rollback(this: Destination) {
      const state = underWay.get(this);
      if (state) state.isGivenUp = true;
      await original.rollback.call(this);
    },
    async close(this: Destination) {
      try {
        await end(this);
      } finally {
        await original.close.call(this);
      }
    },
    createEntitiesWriteStream(this: Destination) {
      const { entity } = transfersOf(this);
      return preparing(original.createEntitiesWriteStream.call(this), entity);
    },
    async createConfigurationWriteStream(this: Destination) {
      const { configuration } = transfersOf(this);
      return preparing(await original.createConfigurationWriteStream.call(this), configuration);
    },
  });
};
