import type { Core } from '@strapi/strapi';
import { sirenOf } from '../../../../shared/kernel/business-number';
import { MEMBERSHIP_UID, ORGANISATION_UID } from '../../../../shared/kernel/ids';
import { figureFields, type StoredContact } from '../../core/store/organisations';
import { type Transaction } from '../../kernel/store/database';
import { CONSENT_TABLE } from '../../membership/tables/consent';
import type { Submission } from '../rules/types';

/** Creates the records for an application, and deletes them again for spam. */

// The plugin knows the application's types by their UID only.
const documents = (strapi: Core.Strapi, uid: string) =>
  strapi.documents(uid as 'api::organisation.organisation') as unknown as {
    create(params: object): Promise<{ documentId: string; contacts: StoredContact[] }>;
    delete(params: { documentId: string }): Promise<unknown>;
  };

/** Creates a body, in the transaction under way if there is one. Strapi's input rules apply. */
export const createOrganisation = async (
  strapi: Core.Strapi,
  { organisation, contacts }: Pick<Submission, 'organisation' | 'contacts'>,
): Promise<{ organisationId: string; contactIds: string[] }> => {
  const { figure, ...body } = organisation;
  const created = await documents(strapi, ORGANISATION_UID).create({
    data: {
      ...body,
      siren: body.siret && sirenOf(body.siret),
      contacts,
      ...(figure ? figureFields(figure.measure, figure) : {}),
    },
    populate: ['contacts'],
  });
  return {
    organisationId: created.documentId,
    contactIds: created.contacts.map(({ id }) => String(id)),
  };
};

/** Deletes a candidate without any decision, with their consents. */
export const deleteCandidate = async (
  strapi: Core.Strapi,
  trx: Transaction,
  { membershipId, organisationId }: { membershipId: string; organisationId: string },
): Promise<void> => {
  await trx(CONSENT_TABLE.collection).where('membership_id', membershipId).delete();
  await documents(strapi, MEMBERSHIP_UID).delete({ documentId: membershipId });
  await documents(strapi, ORGANISATION_UID).delete({ documentId: organisationId });
};
