import type { Core } from '@strapi/strapi';
import {
  organisations,
  type StoredContact,
  type StoredPayer,
} from '../../core/store/organisations';

/** An organisation with all that its form shows. */

export interface WholeOrganisation extends StoredPayer {
  contacts: StoredContact[];
}

export const findWholeOrganisation = (
  strapi: Core.Strapi,
  documentId: string,
): Promise<WholeOrganisation | null> =>
  organisations<WholeOrganisation>(strapi).findOne({
    documentId,
    populate: ['contacts', 'address', 'billingAddress'],
  });

export const createOrganisation = async (strapi: Core.Strapi, data: object): Promise<string> =>
  (await organisations(strapi).create({ data })).documentId;
