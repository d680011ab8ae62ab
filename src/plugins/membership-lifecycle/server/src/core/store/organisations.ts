import type { Core } from '@strapi/strapi';
import type { Figure, FigureValues, Measure } from '../../../../shared/core/brackets';
import type { OwnValues } from '../../../../shared/core/organisation-fields';
import { ORGANISATION_UID } from '../../../../shared/kernel/ids';
import type { InvoiceNetwork } from '../../../../shared/settings/invoicing';

/** The member bodies and their contacts, kept by Strapi's documents with their own input rules. */

export interface LegalIdentity {
  name: string;
  siren: string | null;
  siret: string | null;
}

export interface StoredContact {
  id: number | string;
  name: string;
  email: string | null;
  phone?: string | null;
  role: string;
  locale: string;
  mandateFrom?: string | null;
  mandateUntil?: string | null;
}

export interface StoredAddress {
  lines: string | null;
  postalCode: string | null;
  city: string | null;
  country: string | null;
}

export interface StoredOrganisation extends LegalIdentity, FigureValues {
  documentId: string;
  contacts: StoredContact[];
  address: StoredAddress | null;
  formerly: string | null;
}

/** A body as papers show it. */
export interface StoredPayer extends LegalIdentity, OwnValues, FigureValues {
  documentId: string;
  address: StoredAddress | null;
  billingAddress: StoredAddress | null;
  /** Null on a body that was saved before there was a choice. */
  invoicesTo: InvoiceNetwork | null;
  electronicAddress: string | null;
  serviceCodeRequired: boolean | null;
  engagementRequired: boolean | null;
  serviceOrEngagementRequired: boolean | null;
  facturX: boolean | null;
}

/** The way of a body's electronic invoices: Chorus Pro was the only one before there was a choice. */
export const networkOf = ({ invoicesTo }: Pick<StoredPayer, 'invoicesTo'>): InvoiceNetwork =>
  invoicesTo ?? 'chorus-pro';

/** The address to which a body's calls are sent. */
export const billedAt = ({ address, billingAddress }: StoredPayer): StoredAddress | null =>
  billingAddress ?? address;

/** The name of a forgotten contact. */
export const ERASED_CONTACT = 'Contact effacé';

/** The documents of bodies: the plugin knows the application's types by their UID only. */
export const organisations = <Stored = StoredOrganisation>(strapi: Core.Strapi) =>
  strapi.documents(ORGANISATION_UID) as {
    findOne(params: object): Promise<Stored | null>;
    create(params: object): Promise<{ documentId: string }>;
    update(params: object): Promise<Stored | null>;
  };

export const findOrganisation = async (
  strapi: Core.Strapi,
  documentId: string,
): Promise<StoredOrganisation> => {
  const found = await organisations(strapi).findOne({
    documentId,
    populate: ['contacts', 'address'],
  });
  if (!found) throw new Error(`Organisation ${documentId} does not exist`);
  return found;
};

/** Bodies with their addresses, by document id. */
export const findPayers = async (
  strapi: Core.Strapi,
  ids: readonly string[],
): Promise<Map<string, StoredPayer>> => {
  const rows = (await strapi.db.query(ORGANISATION_UID).findMany({
    where: { documentId: { $in: ids } },
    populate: { address: true, billingAddress: true },
  })) as StoredPayer[];
  return new Map(rows.map((row) => [row.documentId, row]));
};

/** Changes a body; Strapi's validation and the organisation's rules apply. */
export const updateOrganisation = async (
  strapi: Core.Strapi,
  documentId: string,
  data: object,
): Promise<void> => {
  await organisations(strapi).update({ documentId, data });
};

/** A figure of a body with its year, as its attributes. */
export const figureFields = (
  measure: Measure,
  { value, year }: Figure,
): Record<string, number> => ({
  [measure]: value,
  [`${measure}Year`]: year,
});

/** A figure of a body; null while it is unknown. */
export const findFigure = async (
  strapi: Core.Strapi,
  documentId: string,
  measure: Measure,
): Promise<Figure | null> => {
  const fields = [measure, `${measure}Year`];
  const found = await organisations<Record<string, string | number | null>>(strapi).findOne({
    documentId,
    fields,
  });
  const [value, year] = fields.map((field) => found?.[field] ?? null);
  return value === null || year === null ? null : { value: Number(value), year: Number(year) };
};

/** Writes the former names of a body; forms cannot write them. */
export const saveFormerly = async (
  strapi: Core.Strapi,
  documentId: string,
  formerly: string | null,
): Promise<void> => {
  await strapi.db.query(ORGANISATION_UID).update({ where: { documentId }, data: { formerly } });
};

/** Erases a contact's data but keeps its row; false when there is no such contact. */
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
        ? {
            ...contact,
            name: ERASED_CONTACT,
            email: null,
            phone: null,
            mandateFrom: null,
            mandateUntil: null,
          }
        : contact,
    ),
  };
  await organisations(strapi).update({ documentId, data });
  return true;
};
