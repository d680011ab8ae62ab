import type { ApplicationView } from '../../../../shared/applications/applications';
import type { IntakeInput, IntakeOrganisation } from '../../../../shared/applications/intake';
import { FIGURE_NAMES, figuresOf, figureValues } from '../../../../shared/core/brackets';
import type { ContactForm } from '../../../../shared/membership/organisation';
import {
  draftContact,
  sentContact,
  type DraftContact,
} from '../../membership/organisation/ContactFields';

/** The form of a new member, as it is typed and as it is sent. */

type Organisation = IntakeInput['organisation'];

export interface IntakeDraft extends Omit<IntakeInput, 'organisation'> {
  organisation: Omit<Organisation, 'contacts'> & { contacts: DraftContact[] };
}

export const NO_APPROVAL = { decidedOn: '', startsOn: '' } as const;
export const NO_CALL = { dueOn: '', engagementNumber: '', serviceCode: '' } as const;

/** A form that nothing was typed in; what is wanted most is a member that was accepted. */
export const blankDraft = (): IntakeDraft => ({
  organisation: {
    documentId: null,
    stamp: null,
    name: '',
    legalForm: '',
    siret: '',
    address: { lines: '', postalCode: '', city: '', country: 'FR' },
    contacts: [draftContact()],
  },
  membershipId: null,
  tier: '',
  appliedOn: '',
  approval: NO_APPROVAL,
  call: null,
});

const isBlank = ({ name, email, phone }: ContactForm): boolean =>
  [name, email, phone].every((text) => text.trim() === '');

const isThere = (known: readonly ContactForm[], { name, email }: ContactForm): boolean =>
  known.some((one) =>
    email
      ? one.email.toLowerCase() === email.toLowerCase()
      : one.name.toLowerCase() === name.toLowerCase(),
  );

/** The values of an organisation that exists, with contacts that it does not have yet. */
export const organisationFrom = (
  known: IntakeOrganisation,
  more: readonly ContactForm[] = [],
): IntakeDraft['organisation'] => {
  const { documentId, stamp, name, legalForm, siret, address, contacts } = known;
  return {
    ...figureValues(figuresOf(known)),
    documentId,
    stamp,
    name,
    legalForm,
    siret,
    address,
    contacts: [
      ...contacts.map((one) => draftContact(one)),
      ...more
        .filter((one) => !isBlank(one) && !isThere(contacts, one))
        .map(({ id: _id, ...one }) => draftContact(one)),
    ],
  };
};

/** The form with an organisation that exists; the contacts that were typed are kept. */
export const withOrganisation = (draft: IntakeDraft, known: IntakeOrganisation): IntakeDraft => ({
  ...draft,
  organisation: organisationFrom(known, draft.organisation.contacts.map(sentContact)),
});

/** The form as of an organisation of its own. */
export const asNew = (draft: IntakeDraft): IntakeDraft => ({
  ...draft,
  organisation: {
    ...draft.organisation,
    documentId: null,
    stamp: null,
    contacts: draft.organisation.contacts.map(({ id: _id, key: _key, ...one }) =>
      draftContact(one),
    ),
  },
});

type Sent = NonNullable<ApplicationView['sent']>;

const contactSent = ({ name, email, phone, role, locale }: Sent['contacts'][number]) => ({
  ...{ name, email, locale },
  phone: phone ?? '',
  ...{ mandateFrom: '', mandateUntil: '' },
  role: role as ContactForm['role'],
});

/** The form that finishes an application, with the contacts that were sent. */
export const draftOf = (
  { tier, sent }: ApplicationView,
  membershipId: string,
  known: IntakeOrganisation,
): IntakeDraft => ({
  ...blankDraft(),
  organisation: organisationFrom(known, (sent?.contacts ?? []).map(contactSent)),
  membershipId,
  tier: tier.code,
});

/** The form as it is sent: rows of contacts in which nothing was typed are none. */
export const inputOf = ({ organisation, ...draft }: IntakeDraft): IntakeInput => ({
  ...draft,
  organisation: {
    ...organisation,
    contacts: organisation.contacts.filter((one) => !isBlank(one)).map(sentContact),
  },
});

/** The place of each sent contact among those of the draft. */
const placesOf = (contacts: readonly DraftContact[]): number[] =>
  contacts.flatMap((one, index) => (isBlank(one) ? [] : [index]));

const CONTACT = /^organisation\.contacts\.(\d+)\./;

/** Errors of what was sent, at the fields of the draft. */
export const errorsOnDraft = (
  errors: Record<string, string>,
  { organisation: { contacts } }: IntakeDraft,
): Record<string, string> => {
  const places = placesOf(contacts);
  return Object.fromEntries(
    Object.entries(errors).map(([path, text]) => [
      path.replace(CONTACT, (whole, index: string) =>
        whole.replace(index, String(places[Number(index)] ?? index)),
      ),
      text,
    ]),
  );
};

/** Whether a place in the form is a figure of the organisation. */
export const isFigure = (path: string): boolean =>
  FIGURE_NAMES.some((name) => path === `organisation.${name}`);

/** Whether something was typed at the place of a field. */
export const isTyped = (draft: IntakeDraft, path: string): boolean => {
  const found = path
    .split('.')
    .reduce<unknown>(
      (value, key) =>
        value === null ? null : (value as Record<string, unknown> | undefined)?.[key],
      draft,
    );
  return typeof found === 'number' || (typeof found === 'string' && found.trim() !== '');
};
