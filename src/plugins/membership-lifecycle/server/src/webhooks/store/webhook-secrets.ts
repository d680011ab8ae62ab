import {
  findAllBy,
  insertAll,
  isUniqueViolation,
  update,
  type Entity,
  type Executor,
} from '../../kernel/store/database';
import { WEBHOOK_SECRET_TABLE } from '../tables/event';

/** The secret that signs what is sent to a webhook: one row for each webhook that has one. */
export interface WebhookSecret extends Entity {
  webhookId: string;
  secret: string;
}

/** The secret of a webhook, or null while it has none. */
export const findWebhookSecret = async (
  db: Executor,
  webhookId: string,
): Promise<WebhookSecret | null> => {
  const [row] = await findAllBy<WebhookSecret>(db, WEBHOOK_SECRET_TABLE, 'webhookId', [webhookId]);
  return row ?? null;
};

/** Adds the secret of a webhook that has none; another instance may have been first. */
export const addWebhookSecret = async (
  db: Executor,
  made: WebhookSecret,
  now: number,
): Promise<void> => {
  try {
    await insertAll(db, WEBHOOK_SECRET_TABLE, [made], now);
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
  }
};

/** Replaces the secret of a webhook. */
export const replaceWebhookSecret = (
  db: Executor,
  secret: WebhookSecret,
  now: number,
): Promise<void> => update(db, WEBHOOK_SECRET_TABLE, secret, now);
