import { FORMER } from '../../kernel/rules/former-number';

/** What becomes of a row that Strapi carries from another installation; pure. */

export type CarriedRow = Record<string, unknown>;

/** Accounts of the admin and tokens stay behind, and others here have their numbers. */
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

/** What is particular to some tables. */
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
  // Nobody here: somebody else may have the number.
  renewal: (row) => ({ ...row, ownerId: null }),
};

/**
 * A row as this installation keeps it.
 *
 * @param table - the name of one of the plugin's tables
 */
export const carried = (table: string, row: CarriedRow): CarriedRow =>
  (OF_TABLE[table] ?? ((same) => same))(withFormerActor(row));
