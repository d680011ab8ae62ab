import type { Figures } from '../../../../shared/core/brackets';
import type { OwnValues } from '../../../../shared/core/organisation-fields';
import type { ContactRole } from '../../core/rules/types';
import type { Day, Locale } from '../../kernel/rules/values';

/** A body as an import finds it, with its address and its contacts. */

export const ADDRESS = ['lines', 'postalCode', 'city', 'country'] as const;

type AddressPart = (typeof ADDRESS)[number];
export type AddressValues = Record<AddressPart, string | null>;

export interface ContactValues {
  role: ContactRole;
  name: string | null;
  email: string | null;
  phone: string | null;
  locale: Locale;
  mandateFrom: Day | null;
  mandateUntil: Day | null;
}

/** An existing body. Contacts are identified by their row. */
export interface KnownOrganisation extends OwnValues {
  id: string;
  name: string;
  figures: Figures;
  address: AddressValues | null;
  contacts: (ContactValues & { id: string })[];
}
