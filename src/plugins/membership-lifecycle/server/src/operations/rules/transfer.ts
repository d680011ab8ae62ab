import { FORMER } from '../../kernel/rules/former-number';

/** Converts rows that Strapi transfers from another installation. Pure. */

export type CarriedRow = Record<string, unknown>;

/** Accounts and tokens of the admin are not transferred, and their ids belong to others here. */
const LEFT_BEHIND = ['admin', 'api-token'];

const WAITING = ['queued', 'sending'];

/** The error code of a delivery that another installation may have made. */
export const TRANSFERRED = 'transferred';

const withFormerActor = (row: CarriedRow): CarriedRow => {
  const { actorType, actorId } = row;
  if (!LEFT_BEHIND.includes(String(actorType)) || !/^\d+$/.test(String(actorId))) return row;
  return { ...row, actorId: `${FORMER}${String(actorId)}` };
};

const heldDeliveries = (deliveries: unknown): unknown =>
  Array.isArray(deliveries)
    ? deliveries.map((one: CarriedRow) =>
        one.state === 'queued' ? { ...one, state: 'failed', error: TRANSFERRED } : one,
      )
    : deliveries;

/** Conversions of certain tables. */
const OF_TABLE: Record<string, (row: CarriedRow) => CarriedRow> = {
  // Messages still to be sent are kept back: the former installation may send them as well. Staff
  // release them.
  message: (row) =>
    WAITING.includes(String(row.state)) ? { ...row, state: 'kept', nextAttemptAt: null } : row,
  event: (row) =>
    WAITING.includes(String(row.state))
      ? {
          ...row,
          state: 'failed',
          nextAttemptAt: null,
          deliveries: heldDeliveries(row.deliveries),
        }
      : row,
  // The id belongs to somebody else here.
  renewal: (row) => ({ ...row, ownerId: null }),
};

/**
 * Converts a row for this installation.
 *
 * @param table - the name of one of the plugin's tables
 */
export const convertCarriedRow = (table: string, row: CarriedRow): CarriedRow =>
  (OF_TABLE[table] ?? ((same) => same))(withFormerActor(row));
