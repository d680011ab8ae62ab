import {
  MEMBERSHIP_UID,
  OFFER_UID,
  ORGANISATION_UID,
  PLUGIN_ID,
  TIER_UID,
} from '../../../../shared/kernel/ids';
import type { FirstStep, FirstStepView } from '../../../../shared/operations/onboarding';

const list = (uid: string): string => `/content-manager/collection-types/${uid}`;
const create = (uid: string): string => `${list(uid)}/create`;
/** With the language: Strapi would otherwise add it after loading, and lose what was typed. */
const write = (uid: string): string => `${create(uid)}?plugins[i18n][locale]=fr`;

const PLACES: Record<FirstStep, (next: FirstStepView['next']) => string> = {
  identity: () => `/settings/${PLUGIN_ID}/identity`,
  offer: (next) => (next === 'create' ? write(OFFER_UID) : list(OFFER_UID)),
  // A published tier must still be listed by an offer.
  tier: (next) => {
    if (next === 'create') return write(TIER_UID);
    return list(next === 'publish' ? TIER_UID : OFFER_UID);
  },
  workflow: () => `/settings/${PLUGIN_ID}/workflow`,
  email: () => '/settings/email',
  colleagues: () => '/settings/users',
  member: (next) => create(next === 'organisation' ? ORGANISATION_UID : MEMBERSHIP_UID),
};

/** Where a step is taken. */
export const placeOf = ({ id, next }: FirstStepView): string => PLACES[id](next);
