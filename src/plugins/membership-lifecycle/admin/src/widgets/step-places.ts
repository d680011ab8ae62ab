import type { FirstStep, FirstStepView } from '../../../shared/contracts';
import {
  MEMBERSHIP_UID,
  OFFER_UID,
  ORGANISATION_UID,
  PLUGIN_ID,
  TIER_UID,
} from '../../../shared/ids';

const list = (uid: string): string => `/content-manager/collection-types/${uid}`;
const create = (uid: string): string => `${list(uid)}/create`;

const PLACES: Record<FirstStep, (next: FirstStepView['next']) => string> = {
  identity: () => `/settings/${PLUGIN_ID}/identity`,
  offer: (next) => (next === 'create' ? create(OFFER_UID) : list(OFFER_UID)),
  // A published tier that nobody can choose has still to be listed by an offer.
  tier: (next) => {
    if (next === 'create') return create(TIER_UID);
    return list(next === 'publish' ? TIER_UID : OFFER_UID);
  },
  workflow: () => `/settings/${PLUGIN_ID}/workflow`,
  email: () => '/settings/email',
  colleagues: () => '/settings/users',
  member: (next) => create(next === 'organisation' ? ORGANISATION_UID : MEMBERSHIP_UID),
};

/** Where a step is taken. */
export const placeOf = ({ id, next }: FirstStepView): string => PLACES[id](next);
