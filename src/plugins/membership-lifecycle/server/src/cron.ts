import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from '../../shared/ids';
import { getService } from './utils/get-service';

const DAILY = `${PLUGIN_ID}:daily`;
const MESSAGES = `${PLUGIN_ID}:messages`;
const EVENTS = `${PLUGIN_ID}:events`;

/**
 * Runs the day every hour: what is due and done is not done again, so a server that slept at dawn
 * catches up within the hour, and so does an offer published at noon.
 */
export const startDaily = (strapi: Core.Strapi): void => {
  const tz = getService(strapi, 'settings').timeZone();
  strapi.cron.add({
    [DAILY]: {
      async task() {
        try {
          await getService(strapi, 'daily').run();
        } catch (error) {
          // Another instance has the lease: the day is in good hands.
          if ((error as { reason?: string }).reason !== 'run-under-way') throw error;
        }
      },
      options: { rule: '5 * * * *', tz },
    },
  });
};

/** Sends every minute the messages and the events that wait; each apart, so that neither waits for the other. */
export const startOutbox = (strapi: Core.Strapi): void => {
  const everyMinute = (service: 'messages' | 'events') => ({
    async task() {
      await getService(strapi, service).flush();
    },
    options: { rule: '* * * * *' },
  });
  strapi.cron.add({ [MESSAGES]: everyMinute('messages'), [EVENTS]: everyMinute('events') });
};

export const stopJobs = (strapi: Core.Strapi): void => {
  for (const job of [DAILY, MESSAGES, EVENTS]) strapi.cron.remove(job);
};
