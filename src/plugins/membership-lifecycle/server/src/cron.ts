import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from '../../shared/kernel/ids';
import { shutdownIn } from './kernel/shutdown';
import { messagesIn } from './messages/messages';
import { dailyIn } from './renewals/daily';
import { settingsIn } from './settings/settings';
import { eventsIn } from './webhooks/events';

const DAILY = `${PLUGIN_ID}:daily`;
const TAKE_OVER = `${PLUGIN_ID}:take-over`;
const MESSAGES = `${PLUGIN_ID}:messages`;
const EVENTS = `${PLUGIN_ID}:events`;

/** A scheduled job; a stopping server does not start it. */
const job = (
  strapi: Core.Strapi,
  rule: { rule: string; tz?: string },
  work: () => Promise<unknown>,
) => ({
  async task() {
    if (!shutdownIn(strapi).isStopping()) await work();
  },
  options: rule,
});

/**
 * Runs the day every hour. Nothing is done twice, so a server that was off at dawn catches up
 * within the hour, and an offer published at noon takes effect. If an instance is killed, another
 * takes over within two minutes: the lease ends within one, and is checked every minute.
 */
export const startDaily = (strapi: Core.Strapi): void => {
  const tz = settingsIn(strapi).timeZone();
  const runDay = async () => {
    try {
      await dailyIn(strapi).run();
    } catch (error) {
      const { reason = '' } = error as { reason?: string };
      // Another instance runs the day, or will.
      if (!['run-under-way', 'run-stopped'].includes(reason)) throw error;
    }
  };
  strapi.cron.add({
    [DAILY]: job(strapi, { rule: '5 * * * *', tz }, runDay),
    [TAKE_OVER]: job(strapi, { rule: '* * * * *' }, () => dailyIn(strapi).takeOver()),
  });
};

/** Sends waiting messages and events every minute, in separate jobs: neither delays the other. */
export const startOutbox = (strapi: Core.Strapi): void => {
  const everyMinute = (outbox: { flush: () => Promise<unknown> }) =>
    job(strapi, { rule: '* * * * *' }, () => outbox.flush());
  strapi.cron.add({
    [MESSAGES]: everyMinute(messagesIn(strapi)),
    [EVENTS]: everyMinute(eventsIn(strapi)),
  });
};

/** Running jobs are not interrupted; no new one starts. */
export const stopJobs = (strapi: Core.Strapi): void => {
  for (const name of [DAILY, TAKE_OVER, MESSAGES, EVENTS]) strapi.cron.remove(name);
};
