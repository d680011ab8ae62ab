import type { Core } from '@strapi/strapi';
import { ORGANISATION_UID } from '../../../../shared/kernel/ids';
import type { StoredContact, StoredPayer } from '../../core/store/organisations';

/** An organisation with all that its form shows. */

export interface WholeOrganisation extends StoredPayer {
  contacts: StoredContact[];
}

// The plugin knows the application's types by their UID only.
const documents = (strapi: Core.Strapi) =>
  strapi.documents(ORGANISATION_UID as 'api::organisation.organisation') as unknown as {
    findOne(params: object): Promise<WholeOrganisation | null>;
    create(params: object): Promise<{ documentId: string }>;
    update(params: object): Promise<unknown>;
  };

export const findWholeOrganisation = (
  strapi: Core.Strapi,
  documentId: string,
): Promise<WholeOrganisation | null> =>
  documents(strapi).findOne({ documentId, populate: ['contacts', 'address', 'billingAddress'] });

export const createOrganisation = async (strapi: Core.Strapi, data: object): Promise<string> =>
  (await documents(strapi).create({ data })).documentId;

export const updateWholeOrganisation = async (
  strapi: Core.Strapi,
  documentId: string,
  data: object,
): Promise<void> => {
  await documents(strapi).update({ documentId, data });
};
