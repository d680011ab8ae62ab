import type { OwnRegistration } from '../../../../shared/content-api';
import type { Occasion, Registration } from '../../domain/participation/types';
import type { Locale } from '../../domain/types';
import { inLocale } from './own-views';

/** A registration as the member reads it. */
export const ownRegistration = (
  registration: Registration,
  occasion: Occasion,
  locale: Locale,
): OwnRegistration => ({
  id: registration.id,
  occasion: {
    id: occasion.id,
    kind: occasion.kind,
    title: inLocale(occasion.titles, locale),
    place: occasion.place,
    link: occasion.link,
    startsOn: occasion.startsOn,
    startTime: occasion.startTime,
    endsOn: occasion.endsOn,
    endTime: occasion.endTime,
    timeZone: occasion.timeZone,
    // Nobody is registered for what was never published.
    state: occasion.state === 'cancelled' ? 'cancelled' : 'published',
  },
  person: registration.name,
  state: registration.state,
  registeredOn: registration.registeredOn,
  attendance: registration.attendance,
});
