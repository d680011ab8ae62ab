import { Temporal } from 'temporal-polyfill';
import type { Core } from '@strapi/strapi';
import type { Day } from '../domain/types';
import { getService } from '../utils/get-service';
import { PLUGIN_ID } from '../../../shared/ids';

/**
 * The only place that knows what time it is. Days are those of the association's time zone;
 * `ADHESIONS_TODAY` pretends a day for trials, and tests set one.
 */
const createClockService = ({ strapi }: { strapi: Core.Strapi }) => {
  let pretended: Day | null = strapi.config.get<string>(`plugin::${PLUGIN_ID}.today`, '') || null;

  return {
    /** Today, in the association's time zone. */
    today(): Day {
      if (pretended) return pretended;
      const zone = getService(strapi, 'settings').timeZone();
      return Temporal.Now.plainDateISO(zone).toString();
    },

    /** The instant, in milliseconds since the epoch; at noon UTC of a pretended day. */
    now(): number {
      if (!pretended) return Temporal.Now.instant().epochMilliseconds;
      return Temporal.PlainDate.from(pretended).toZonedDateTime({
        timeZone: 'UTC',
        plainTime: '12:00',
      }).epochMilliseconds;
    },

    /** The real instant, whatever day is pretended: leases between instances need it. */
    wall(): number {
      return Temporal.Now.instant().epochMilliseconds;
    },

    /** Pretends a day (tests, the daily run of a given day); null returns to the real one. */
    set(day: Day | null): void {
      pretended = day;
    },
  };
};

export default createClockService;
