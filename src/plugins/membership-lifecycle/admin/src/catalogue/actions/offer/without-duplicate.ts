import type { DocumentActionComponent } from '@strapi/content-manager/strapi-admin';
import { MEMBERSHIP_UID, OFFER_UID, ORGANISATION_UID } from '../../../../../shared/kernel/ids';

/**
 * Types without « Dupliquer ». Records must not be copied, and a copied offer would share its
 * tiers with the original, while next year's offer needs its own.
 */
const NOT_DUPLICABLE: readonly string[] = [OFFER_UID, ORGANISATION_UID, MEMBERSHIP_UID];

const hidden = (duplicate: DocumentActionComponent): DocumentActionComponent => {
  const Duplicate: DocumentActionComponent = (props) => {
    const description = duplicate(props);
    return NOT_DUPLICABLE.includes(props.model) ? null : description;
  };
  return Object.assign(Duplicate, duplicate);
};

/** Strapi's actions, without « Dupliquer » for these types. */
export const withoutDuplicate = (actions: DocumentActionComponent[]): DocumentActionComponent[] =>
  actions.map((action) => (action.type === 'clone' ? hidden(action) : action));
