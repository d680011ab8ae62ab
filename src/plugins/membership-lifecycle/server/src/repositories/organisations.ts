import type { Core } from '@strapi/strapi';
import { ORGANISATION_UID } from '../../../shared/ids';

/** The member bodies and their contacts, kept by Strapi's documents with their own input rules. */

export interface LegalIdentity {
  name: string;
  siren: string | null;
  siret: string | null;
}

interface StoredContact {
  id: number | string;
  name: string;
  email: string;
  phone?: string | null;
  role: string;
  locale: string;
}

interface StoredOrganisation extends LegalIdentity {
  documentId: string;
  contacts: StoredContact[];
}

// The plugin knows the application's types by their UID only.
const organisations = (strapi: Core.Strapi) =>
  strapi.documents(ORGANISATION_UID) as unknown as {
    findOne(params: object): Promise<StoredOrganisation | null>;
    update(params: object): Promise<StoredOrganisation | null>;
  };

export const findOrganisation = async (
  strapi: Core.Strapi,
  documentId: string,
): Promise<StoredOrganisation> => {
  const found = await organisations(strapi).findOne({ documentId, populate: ['contacts'] });
  if (!found) throw new Error(`Organisation ${documentId} does not exist`);
  return found;
};

/** Changes the name or legal numbers; Strapi's validation and the organisation's rules apply. */
export const updateLegalIdentity = async (
  strapi: Core.Strapi,
  documentId: string,
  data: Partial<LegalIdentity>,
): Promise<void> => {
  await organisations(strapi).update({ documentId, data });
};

/** Erases who a contact was and keeps its place; false when there is no such contact. */
export const anonymiseContact = async (
  strapi: Core.Strapi,
  documentId: string,
  contactId: string,
): Promise<boolean> => {
  const { contacts } = await findOrganisation(strapi, documentId);
  if (!contacts.some(({ id }) => String(id) === contactId)) return false;
  const data = {
    contacts: contacts.map((contact) =>
      String(contact.id) === contactId
        ? { ...contact, name: 'Contact anonymisé', email: null, phone: null }
        : contact,
    ),
  };
  await organisations(strapi).update({ documentId, data });
  return true;
};
