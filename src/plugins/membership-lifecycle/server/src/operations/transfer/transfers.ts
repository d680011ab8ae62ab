import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from '../../../../shared/kernel/ids';
import { madeOnce } from '../../kernel/made-once';
import type { Transaction } from '../../kernel/store/database';
import { convertCarriedRow, type CarriedRow } from '../rules/transfer';
import { findUsed, goOnNumbering, keepNumber, keepNumbers } from '../store/transfers';

/** A row of a content type as Strapi carries it. */
interface CarriedEntity {
  type: string;
  id: number | string;
  data: CarriedRow;
}

/** A row of Strapi's store, or one of its webhooks. */
interface CarriedConfiguration {
  type: string;
  value: CarriedRow;
}

const OURS = `plugin::${PLUGIN_ID}.`;

/** Handles data that Strapi's own tools bring into this installation. */
const createTransfersService = ({ strapi }: { strapi: Core.Strapi }) => ({
  /**
   * Refuses to replace an installation in use. Throws at the start: otherwise Strapi would move
   * the pictures away before the database refuses to delete a payment.
   */
  async assertUnused(): Promise<void> {
    const used = await findUsed(strapi);
    if (used === null) return;
    throw new Error(
      `This installation is in use (it holds ${used}): its payments, uses and journal are kept, and ` +
        'no transfer replaces them. Nothing was changed. Transfer into an empty database: see ' +
        '"Move to another installation" in docs/production.md.',
    );
  },

  /** A row as it is written here. */
  entity(entity: CarriedEntity): CarriedEntity {
    const { type, id } = entity;
    const data = type.startsWith(OURS)
      ? convertCarriedRow(type.slice(OURS.length), entity.data)
      : entity.data;
    keepNumbers(strapi, type, data, id);
    return { ...entity, data };
  },

  /** The same for configuration: secrets refer to webhooks by id. */
  configuration(configuration: CarriedConfiguration): CarriedConfiguration {
    const { type, value } = configuration;
    if (type === 'webhook') keepNumber(value, value.id);
    return configuration;
  },

  /** Called when all rows are written, in the same transaction. */
  complete(trx: Transaction): Promise<void> {
    return goOnNumbering(strapi, trx);
  },
});

export const transfersIn = madeOnce(createTransfersService);
