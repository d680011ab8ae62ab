import type { Core } from '@strapi/strapi';
import {
  figuresOf,
  figureValues,
  MEASURES,
  type Figures,
  type FigureValues,
} from '../../../shared/core/brackets';
import { readSiret, sirenOf } from '../../../shared/kernel/business-number';
import type { Actor } from '../../../shared/kernel/common';
import { ORGANISATION_UID } from '../../../shared/kernel/ids';
import type {
  AddressForm,
  ContactForm,
  OrganisationForm,
  StoredForm,
} from '../../../shared/membership/organisation';
import {
  contactChanges,
  contactIdProblems,
  isErased,
  shownContact,
  type GivenContact,
} from '../core/contact-changes';
import {
  networkOf,
  updateOrganisation,
  type StoredAddress,
  type StoredContact,
} from '../core/store/organisations';
import type { FieldProblem } from '../kernel/field-errors';
import { writeLine } from '../kernel/journal-line';
import { orNull } from '../kernel/rules/blank';
import { digest } from '../kernel/store/caller-keys';
import type { Transaction } from '../kernel/store/database';
import {
  createOrganisation,
  findWholeOrganisation,
  type WholeOrganisation,
} from './store/organisation-form';

/** Reads, judges and saves an organisation as a form holds it. */

/** The values of a form that are given; the others stay. */
export type GivenForm = Partial<OrganisationForm>;

const blank = (value: string | null | undefined): string => value ?? '';

const addressForm = (stored: StoredAddress | null): AddressForm => ({
  lines: blank(stored?.lines),
  postalCode: blank(stored?.postalCode),
  city: blank(stored?.city),
  country: stored?.country ?? 'FR',
});

const contactForm = (contact: StoredContact): ContactForm => {
  const { id, name, email, phone, role, locale } = shownContact(contact);
  const mandate = {
    mandateFrom: blank(contact.mandateFrom),
    mandateUntil: blank(contact.mandateUntil),
  };
  return { id, name, email: blank(email), phone: blank(phone), role, locale, ...mandate };
};

const formOf = (stored: WholeOrganisation): OrganisationForm & FigureValues => ({
  ...figureValues(figuresOf(stored)),
  name: stored.name,
  legalForm: blank(stored.legalForm),
  siret: blank(stored.siret),
  address: addressForm(stored.address),
  contacts: stored.contacts.filter((one) => !isErased(one)).map(contactForm),
  billingAddress: stored.billingAddress && addressForm(stored.billingAddress),
  serviceCode: blank(stored.serviceCode),
  serviceCodeRequired: Boolean(stored.serviceCodeRequired),
  engagementRequired: Boolean(stored.engagementRequired),
  serviceOrEngagementRequired: Boolean(stored.serviceOrEngagementRequired),
  facturX: Boolean(stored.facturX),
  invoicesTo: networkOf(stored),
  electronicAddress: blank(stored.electronicAddress),
});

/** An organisation as forms show it; null when there is none. */
export const readForm = async (
  strapi: Core.Strapi,
  organisationId: string,
): Promise<StoredForm | null> => {
  const stored = await findWholeOrganisation(strapi, organisationId);
  if (!stored) return null;
  const form = { ...formOf(stored), siren: blank(stored.siren) };
  return { documentId: organisationId, ...form, stamp: digest(JSON.stringify(form)) };
};

const storedAddress = (
  { lines, postalCode, city, country }: AddressForm,
  known: StoredAddress | null | undefined,
): object | null => {
  const said = { lines: orNull(lines), postalCode: orNull(postalCode), city: orNull(city) };
  if (Object.values(said).every((part) => part === null)) return null;
  // Written into the row that is there.
  const row = known && 'id' in known ? { id: known.id } : {};
  return { ...row, ...said, country: country.trim().toUpperCase() || 'FR' };
};

const given = (contact: ContactForm): GivenContact => ({
  ...contact,
  email: orNull(contact.email),
  phone: orNull(contact.phone),
  mandateFrom: orNull(contact.mandateFrom ?? ''),
  mandateUntil: orNull(contact.mandateUntil ?? ''),
});

/** A SIRET says the SIREN of its body. */
const numbersIn = ({ siret }: GivenForm) => {
  if (siret === undefined) return {};
  const typed = orNull(siret);
  const read = typed === null ? null : readSiret(typed);
  return { siret: typed, ...(read && 'value' in read ? { siren: sirenOf(read.value) } : {}) };
};

/** The values of a form as they are stored, with what changes of the contacts. */
const storedOf = (form: GivenForm, known: WholeOrganisation | null) => {
  const {
    address,
    billingAddress,
    contacts,
    legalForm,
    serviceCode,
    siret: _siret,
    ...plain
  } = form;
  const changes = contacts && contactChanges(known?.contacts ?? [], contacts.map(given));
  const data: Record<string, unknown> = {
    ...plain,
    ...(legalForm === undefined ? {} : { legalForm: orNull(legalForm) }),
    ...(serviceCode === undefined ? {} : { serviceCode: orNull(serviceCode) }),
    ...numbersIn(form),
    ...(address ? { address: storedAddress(address, known?.address) } : {}),
    ...(billingAddress === undefined
      ? {}
      : {
          billingAddress: billingAddress && storedAddress(billingAddress, known?.billingAddress),
        }),
    ...(changes ? { contacts: changes.written } : {}),
  };
  return { data, changes };
};

interface RulesOfOrganisations {
  problems(data: object, documentId: string | null): Promise<FieldProblem[]>;
}

const rulesOf = (strapi: Core.Strapi) => strapi.service(ORGANISATION_UID) as RulesOfOrganisations;

/** All that saving a form would refuse, by its fields; nothing is saved. */
export const formProblems = async (
  strapi: Core.Strapi,
  organisationId: string | null,
  form: GivenForm,
): Promise<FieldProblem[]> => {
  const known = organisationId ? await findWholeOrganisation(strapi, organisationId) : null;
  const wrong = contactIdProblems(known?.contacts ?? [], (form.contacts ?? []).map(given));
  if (wrong.length > 0) return wrong;
  return rulesOf(strapi).problems(storedOf(form, known).data, organisationId);
};

/** The changes of a form for the journal: people by id, fields by name. */
export interface FormChanges {
  fields: string[];
  contacts: { added: string[]; changed: Record<string, string[]>; removed: string[] };
}

/** What a form changed, with the figures before and after it where one of them changed. */
export interface SavedChanges extends FormChanges {
  figures: { was: Figures; is: Figures } | null;
}

/** The figures that differ, on both sides; null when none does. */
const changedFigures = (was: Figures, is: Figures): SavedChanges['figures'] => {
  const changed = MEASURES.filter(
    (measure) => JSON.stringify(was[measure]) !== JSON.stringify(is[measure]),
  );
  const those = (figures: Figures): Figures =>
    Object.fromEntries(
      changed.flatMap((measure) => (figures[measure] ? [[measure, figures[measure]]] : [])),
    );
  return changed.length > 0 ? { was: those(was), is: those(is) } : null;
};

/** Tells the journal of a member what a form changed of its organisation; nothing without changes. */
export const tellChanges = async (
  strapi: Core.Strapi,
  trx: Transaction,
  changes: SavedChanges | null,
  { id, membershipId, actor }: { id?: string | undefined; membershipId: string; actor: Actor },
): Promise<void> => {
  if (!changes) return;
  const { figures, ...input }: SavedChanges = changes;
  const sides = figures && { before: { figures: figures.was }, after: { figures: figures.is } };
  const line = {
    id,
    membershipId,
    command: 'change-organisation',
    actor,
    input: { ...input },
    ...sides,
  };
  await writeLine(strapi, trx, line);
};

/** Creates an organisation in the transaction under way; its rules apply. */
export const createFromForm = async (strapi: Core.Strapi, form: GivenForm): Promise<string> =>
  createOrganisation(strapi, storedOf(form, null).data);

/**
 * Saves a form in the transaction under way; the rules of organisations apply. Null when nothing
 * changes.
 */
export const saveForm = async (
  strapi: Core.Strapi,
  organisationId: string,
  form: GivenForm,
): Promise<SavedChanges | null> => {
  const known = await findWholeOrganisation(strapi, organisationId);
  if (!known) throw new Error(`Organisation ${organisationId} does not exist`);
  const { data, changes } = storedOf(form, known);
  await updateOrganisation(strapi, organisationId, data);
  const after = await findWholeOrganisation(strapi, organisationId);
  const [was, is] = [formOf(known), formOf(after ?? known)];
  const fields = (Object.keys(is) as (keyof OrganisationForm)[]).filter(
    (name) => name !== 'contacts' && JSON.stringify(was[name]) !== JSON.stringify(is[name]),
  );
  const before = new Set(known.contacts.map(({ id }) => String(id)));
  const added = (after?.contacts ?? []).map(({ id }) => String(id)).filter((id) => !before.has(id));
  const contacts = {
    added,
    changed: Object.fromEntries(changes?.changed ?? []),
    removed: changes?.removed ?? [],
  };
  const isMoved = added.length + contacts.removed.length + (changes?.changed.length ?? 0) > 0;
  const figures = changedFigures(figuresOf(was), figuresOf(is));
  return fields.length > 0 || isMoved ? { fields, contacts, figures } : null;
};
