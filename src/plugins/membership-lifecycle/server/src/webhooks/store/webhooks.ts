import type { Core } from '@strapi/strapi';
import type { Executor } from '../../kernel/store/database';
import { columnsOf, or, pick, typed } from '../../kernel/store/rows';
import { runScript, type Script } from '../../kernel/store/scripts';
import { WEBHOOKS } from '../../kernel/tables/strapi';

/** Strapi's own webhooks. The list of events of a webhook contains ours too. */

const TABLE = WEBHOOKS.collection;
const UID = 'strapi::webhook';

export interface Webhook {
  id: string;
  name: string;
  url: string;
  headers: Record<string, string>;
  events: string[];
  enabled: boolean;
}

const W = columnsOf(WEBHOOKS);
const EVENTS = or(typed<string[]>(W.events), []);

/** Every webhook, the oldest first. */
export const findWebhooks = async (db: Executor): Promise<Webhook[]> => {
  const rows = await pick(db(TABLE).orderBy('id'), {
    rowId: W.rowId,
    name: or(W.name, ''),
    url: or(W.url, ''),
    headers: or(typed<Webhook['headers']>(W.headers), {}),
    events: EVENTS,
    enabled: or(W.enabled, false),
  });
  return rows.map(({ rowId, ...webhook }) => ({ id: String(rowId), ...webhook }));
};

/**
 * Listeners by event, enabled webhooks only. Read in the transaction of the change itself: a table
 * of a few rows, and no copy to keep fresh between instances.
 */
export function* listening(): Script<Map<string, string[]>> {
  const sql = `select id, events from ${TABLE} where enabled = ? order by id`;
  const { rows } = yield { sql, values: [true] };
  const listeners = new Map<string, string[]>();
  for (const { id, events } of rows) {
    for (const name of EVENTS.read(events)) {
      listeners.set(name, [...(listeners.get(name) ?? []), String(id)]);
    }
  }
  return listeners;
}

/** The same in the caller's transaction. */
export const findListeners = (db: Executor): Promise<Map<string, string[]>> =>
  runScript(db, listening());

/** Changes the events of a webhook, and nothing else of it; false when it is gone. */
export const saveWebhookEvents = async (
  strapi: Core.Strapi,
  id: string,
  events: string[],
): Promise<boolean> => {
  const saved = await strapi.db.query(UID).update({ where: { id }, data: { events } });
  return saved !== null;
};
