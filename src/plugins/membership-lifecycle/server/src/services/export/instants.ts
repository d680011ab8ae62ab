import { Temporal } from 'temporal-polyfill';

/** Instants as the association's clock shows them: `YYYY-MM-DDTHH:MM`. */
export const clockOf =
  (timeZone: string) =>
  (iso: string | null): string | null =>
    iso === null
      ? null
      : Temporal.Instant.from(iso)
          .toZonedDateTimeISO(timeZone)
          .toPlainDateTime()
          .toString({ smallestUnit: 'minute' });
