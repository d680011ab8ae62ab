import type { OwnRegistration } from '../../../shared/access/content-api';
import { statusOf } from '../core/rules/status';
import type { Facts } from '../core/rules/types';
import type { Day, Locale } from '../kernel/rules/values';
import { isCovered, memberUntil } from './rules/rules';
import type { Occasion, Registration } from './rules/types';
import { occasionInBrief, withoutLink } from './views';

/** A registration as the member reads it. */
export const ownRegistration = (
  registration: Registration,
  occasion: Occasion,
  { facts, today, now, locale }: { facts: Facts; today: Day; now: number; locale: Locale },
): OwnRegistration => {
  const isActive = statusOf(facts, today).status === 'active';
  const over = now >= occasion.endsAt;
  const stands = !over && registration.state === 'registered' && occasion.state === 'published';
  return {
    id: registration.id,
    occasion: {
      ...occasionInBrief(isActive ? occasion : withoutLink(occasion), locale),
      // Only published occasions have registrations.
      state: occasion.state === 'cancelled' ? 'cancelled' : 'published',
    },
    person: registration.name,
    state: registration.state,
    registeredOn: registration.registeredOn,
    attendance: registration.attendance,
    over,
    covered: stands ? isCovered(occasion, facts, today) : null,
    memberUntil: stands ? memberUntil(occasion, facts, today) : null,
  };
};
