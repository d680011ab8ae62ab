import type { Core } from '@strapi/strapi';

/** A document read through the document service: in its fields, relations and locale. */
export const findDocument = (
  strapi: Core.Strapi,
  uid: string,
  params: object,
): Promise<Record<string, unknown> | null> =>
  (
    strapi.documents(uid as 'api::membership.membership') as {
      findOne(params: object): Promise<Record<string, unknown> | null>;
    }
  ).findOne(params);
