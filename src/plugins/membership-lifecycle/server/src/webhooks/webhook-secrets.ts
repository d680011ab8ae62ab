import type { Core } from '@strapi/strapi';
import type { Actor } from '../../../shared/kernel/common';
import type { WebhookSecretView } from '../../../shared/webhooks/webhooks';
import { clockIn } from '../kernel/clock';
import { madeOnce } from '../kernel/made-once';
import { newId } from '../kernel/new-id';
import { addActivities } from '../kernel/store/activities';
import { executorOf } from '../kernel/store/database';
import { settingsActivity } from '../settings/settings-activity';
import { refuse } from './refusals/events';
import {
  addWebhookSecret,
  findWebhookSecret,
  replaceWebhookSecret,
  type WebhookSecret,
} from './store/webhook-secrets';
import { findWebhooks } from './store/webhooks';
import { newSigningSecret } from './webhook-signature';

/** The secrets that sign what webhooks receive: made when they are first needed, shown to who manages them. */
const createWebhookSecretsService = ({ strapi }: { strapi: Core.Strapi }) => {
  const clock = () => clockIn(strapi);

  const made = async (webhookId: string): Promise<WebhookSecret> => {
    const db = await executorOf(strapi);
    const known = await findWebhookSecret(db, webhookId);
    if (known) return known;
    const fresh = { id: newId(), webhookId, secret: newSigningSecret() };
    await addWebhookSecret(db, fresh, clock().now());
    return (await findWebhookSecret(db, webhookId)) ?? fresh;
  };

  const known = async (webhookId: string): Promise<void> => {
    const webhooks = await findWebhooks(await executorOf(strapi));
    if (!webhooks.some(({ id }) => id === webhookId)) {
      throw refuse('webhook-unknown', { webhook: webhookId });
    }
  };

  return {
    /** The secret that signs what a webhook is sent. */
    async secretOf(webhookId: string): Promise<string> {
      return (await made(webhookId)).secret;
    },

    /** The same, for whoever sets a receiver up. */
    async show(webhookId: string): Promise<WebhookSecretView> {
      await known(webhookId);
      return { secret: await this.secretOf(webhookId) };
    },

    /** Makes another secret, which signs from now on; the journal tells who did, and not which. */
    async renew(webhookId: string, actor: Actor): Promise<WebhookSecretView> {
      await known(webhookId);
      const before = await made(webhookId);
      const secret = newSigningSecret();
      const now = clock().now();
      const line = settingsActivity(
        'renew-webhook-secret',
        actor,
        { before: {}, after: {}, input: { webhookId } },
        { today: clock().today(), now },
      );
      await strapi.db.transaction(async ({ trx }) => {
        await replaceWebhookSecret(trx, { ...before, secret }, now);
        await addActivities(trx, [line], now);
      });
      return { secret };
    },
  };
};

export const webhookSecretsIn = madeOnce(createWebhookSecretsService);
