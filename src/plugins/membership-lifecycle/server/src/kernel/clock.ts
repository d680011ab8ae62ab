import { setTimeout } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import { Temporal } from 'temporal-polyfill';
import { PLUGIN_ID } from '../../../shared/kernel/ids';
import { madeOnce } from './made-once';
import { port } from './port';
import { toldDay } from './rules/calendar';
import type { Day } from './rules/values';

/** The association's time zone, as an IANA name. */
export const zonePort = port<() => string>('the time zone');

interface KnownDay {
  day: Day;
  zone: string;
  from: number;
  until: number;
}

/** The day of an instant in a time zone, with its first instant and that of the day after. */
const dayAt = (instant: number, zone: string): KnownDay => {
  const midnight = Temporal.Instant.fromEpochMilliseconds(instant)
    .toZonedDateTimeISO(zone)
    .startOfDay();
  return {
    day: toldDay(midnight.toPlainDate()),
    zone,
    from: midnight.epochMilliseconds,
    until: midnight.add({ days: 1 }).startOfDay().epochMilliseconds,
  };
};

/**
 * The only source of the current time. Days are in the association's time zone; `ADHESIONS_TODAY`
 * and tests can simulate a day. The day is computed once and kept until it ends, since every
 * request for the public offer needs it.
 */
const createClockService = ({ strapi }: { strapi: Core.Strapi }) => {
  let known: KnownDay | null = null;
  let pretended: Day | null = strapi.config.get<Day | ''>(`plugin::${PLUGIN_ID}.today`, '') || null;

  return {
    /** Today, in the association's time zone. */
    today(): Day {
      if (pretended) return pretended;
      const zone = zonePort.of(strapi)();
      const instant = Date.now();
      if (!known || known.zone !== zone || instant < known.from || instant >= known.until) {
        known = dayAt(instant, zone);
      }
      return known.day;
    },

    /** The current instant in milliseconds; on a simulated day, its noon in UTC. */
    now(): number {
      return pretended ? Date.parse(`${pretended}T12:00Z`) : Date.now();
    },

    /** The day of an instant, in the association's time zone. */
    dayOf: (instant: number): Day => dayAt(instant, zonePort.of(strapi)()).day,

    /** The real instant, even on a simulated day: leases between instances depend on it. */
    wall(): number {
      return Date.now();
    },

    /** Resolves after this many milliseconds. */
    async wait(milliseconds: number): Promise<void> {
      await setTimeout(milliseconds);
    },

    /**
     * Simulates a day, for tests and for the daily run of a given day; null returns to the real
     * one.
     */
    set(day: Day | null): void {
      pretended = day;
    },
  };
};

export const clockIn = madeOnce(createClockService);
