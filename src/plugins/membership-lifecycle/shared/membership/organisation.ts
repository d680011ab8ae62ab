import type { FigureValues } from '../core/brackets';
import type { ContactRole } from '../core/kinds';
import type { InvoiceNetwork } from '../settings/invoicing';

/** An organisation with its contacts, as forms of the admin hold it. Nothing is the empty text. */

export interface AddressForm {
  lines: string;
  postalCode: string;
  city: string;
  /** Two letters. */
  country: string;
}

export interface ContactForm {
  /** Missing for a new contact. */
  id?: string;
  name: string;
  email: string;
  phone: string;
  role: ContactRole;
  locale: 'fr' | 'en';
  /** The days of a mandate, both included; the empty text for one without that end. */
  mandateFrom: string;
  mandateUntil: string;
}

/** The organisation in the form of a new member; figures that are left out stay as they are. */
export interface IdentityForm extends Partial<FigureValues> {
  name: string;
  legalForm: string;
  siret: string;
  address: AddressForm;
  contacts: ContactForm[];
}

export interface OrganisationForm extends IdentityForm {
  /** Null when calls go to the address. */
  billingAddress: AddressForm | null;
  serviceCode: string;
  serviceCodeRequired: boolean;
  engagementRequired: boolean;
  /** Whether one of the two is required, whichever. */
  serviceOrEngagementRequired: boolean;
  facturX: boolean;
  invoicesTo: InvoiceNetwork;
  electronicAddress: string;
}

/** An organisation as it is stored; a change sends the stamp back. */
export interface StoredForm extends OrganisationForm {
  documentId: string;
  siren: string;
  /** A text that changes with any of these values. */
  stamp: string;
}

/** The editable values of a member's organisation; its name and numbers have a command of their own. */
export type OrganisationEdit = Omit<OrganisationForm, 'name' | 'siret'>;

/** GET /membership-lifecycle/memberships/:documentId/organisation */
export interface OrganisationView extends StoredForm {
  /** The version of the membership; a change sends it as `If-Match`. */
  version: number;
}

/** PUT /membership-lifecycle/memberships/:documentId/organisation */
export interface OrganisationInput extends OrganisationEdit {
  stamp: string;
}
