import type {
  ContactForm,
  OrganisationInput,
  OrganisationView,
} from '../../../../shared/membership/organisation';
import { plusDays } from '../../kit/utils/days';
import { draftContact } from './ContactFields';
import { inputWith, NO_EDITS } from './edits';

/** Who takes over from a contact, as typed. */
export type Successor = Pick<ContactForm, 'name' | 'email' | 'phone' | 'mandateFrom'>;

/** The place of the successor in what is sent: after all that are stored. */
export const placeOfSuccessor = ({ contacts }: OrganisationView): string =>
  `contacts.${contacts.length}`;

/**
 * The organisation in which somebody has taken over from a contact: with the same role and language from
 * their first day on, until the end that the mandate had; the contact's own ends on the day before.
 */
export const inputReplacing = (
  stored: OrganisationView,
  id: string,
  successor: Successor,
): OrganisationInput => {
  const former = stored.contacts.find((one) => one.id === id);
  const { mandateFrom } = successor;
  const changed = { [id]: { mandateUntil: plusDays(mandateFrom, -1) } };
  const { role = 'representative', locale = 'fr', mandateUntil = '' } = former ?? {};
  const added = [draftContact({ role, locale, mandateUntil, ...successor })];
  return inputWith(stored, { ...NO_EDITS, contacts: { changed, removed: [], added } });
};
