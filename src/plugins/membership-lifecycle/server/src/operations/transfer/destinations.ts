import type { Writable } from 'node:stream';
import type { Core } from '@strapi/strapi';
import { destinations, type Beginning, type Destination } from './engine';
import { transfersIn } from './transfers';

/**
 * Holds Strapi's transfers to what an installation needs: they write into one that nobody has used,
 * they keep numbers, and they are over when they are committed. The guards of the database stand all
 * the while: rows are added, and none is there to be deleted.
 */

interface UnderWay {
  /** Settled by the end of the transaction; rejects when it could not be committed. */
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

/** Begins as the engine does, and keeps the end of its transaction, which it does not wait for itself. */
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
        // Whoever closes the transfer is told; nobody may be left to.
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

/** Ends the transaction, with what is only done once all is there. */
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

/** Writes each item as `prepare` makes it; one that it cannot make ends the transfer. */
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

/** Minds every transfer into an installation of this process; once, however many it runs. */
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
