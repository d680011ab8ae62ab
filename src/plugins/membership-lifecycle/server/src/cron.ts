import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from '../../shared/ids';
import { getService } from './utils/get-service';

const DAILY = `${PLUGIN_ID}:daily`;
const OUTBOX = `${PLUGIN_ID}:outbox`;

/**
 * The jobs of a running server. The day is run every hour: what is due and done is not done again,
 * so a server that slept at dawn catches up within the hour, and so does an offer published at noon.
 */
export const startJobs = (strapi: Core.Strapi): void => {
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
    [OUTBOX]: {
      async task() {
        await getService(strapi, 'messages').flush();
      },
      options: { rule: '* * * * *', tz },
    },
  });
};

export const stopJobs = (strapi: Core.Strapi): void => {
  strapi.cron.remove(DAILY);
  strapi.cron.remove(OUTBOX);
};
