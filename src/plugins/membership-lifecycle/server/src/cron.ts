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

/** A job that a server which leaves does not begin any more. */
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
 * Runs the day every hour: what is due and done is not done again, so a server that slept at dawn
 * catches up within the hour, and so does an offer published at noon. What an instance left that
 * was killed is taken over within two minutes: its lease ends within one, and is looked at every minute.
 */
export const startDaily = (strapi: Core.Strapi): void => {
  const tz = settingsIn(strapi).timeZone();
  const runDay = async () => {
    try {
      await dailyIn(strapi).run();
    } catch (error) {
      const { reason = '' } = error as { reason?: string };
      // Another instance has the lease, or will have it: the day is in good hands.
      if (!['run-under-way', 'run-stopped'].includes(reason)) throw error;
    }
  };
  strapi.cron.add({
    [DAILY]: job(strapi, { rule: '5 * * * *', tz }, runDay),
    [TAKE_OVER]: job(strapi, { rule: '* * * * *' }, () => dailyIn(strapi).takeOver()),
  });
};

/** Sends every minute the messages and the events that wait; each apart, so that neither waits for the other. */
export const startOutbox = (strapi: Core.Strapi): void => {
  const everyMinute = (outbox: { flush: () => Promise<unknown> }) =>
    job(strapi, { rule: '* * * * *' }, () => outbox.flush());
  strapi.cron.add({
    [MESSAGES]: everyMinute(messagesIn(strapi)),
    [EVENTS]: everyMinute(eventsIn(strapi)),
  });
};

/** Those under way end by themselves. */
export const stopJobs = (strapi: Core.Strapi): void => {
  for (const name of [DAILY, TAKE_OVER, MESSAGES, EVENTS]) strapi.cron.remove(name);
};
