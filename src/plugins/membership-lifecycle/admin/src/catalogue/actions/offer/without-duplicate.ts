import type { DocumentActionComponent } from '@strapi/content-manager/strapi-admin';
import { MEMBERSHIP_UID, OFFER_UID, ORGANISATION_UID } from '../../../../../shared/kernel/ids';

/**
 * Types whose copy is refused or would mislead: records are copied by nobody, and a duplicated
 * offer would share its tiers with the original, of which the next year's must have its own.
 */
const NOT_DUPLICABLE: readonly string[] = [OFFER_UID, ORGANISATION_UID, MEMBERSHIP_UID];

const hidden = (duplicate: DocumentActionComponent): DocumentActionComponent => {
  const Duplicate: DocumentActionComponent = (props) => {
    const description = duplicate(props);
    return NOT_DUPLICABLE.includes(props.model) ? null : description;
  };
  return Object.assign(Duplicate, duplicate);
};

/** Strapi's actions, without « Dupliquer » where something else is meant. */
export const withoutDuplicate = (actions: DocumentActionComponent[]): DocumentActionComponent[] =>
  actions.map((action) => (action.type === 'clone' ? hidden(action) : action));
