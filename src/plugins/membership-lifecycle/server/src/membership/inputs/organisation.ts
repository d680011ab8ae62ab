import * as yup from 'yup';
import type { TestConfig } from 'yup';
import { MOST_NUMBER } from '../../../../shared/kernel/business-number';
import { CONTACT_ROLES } from '../../../../shared/membership/organisation';
import { choice, exact, optionalText, text } from '../../kernel/inputs/fields';

/**
 * Schemas of an organisation as forms of the admin send it: types and lengths. What a name, a number
 * or an address has to be is judged by the rules of the content type.
 */

const MOST_TEXT = 255;
const MOST_LINES = 1_000;
const MOST_CONTACTS = 100;

export const addressForm = exact({
  lines: text(MOST_LINES, { multiline: true }),
  postalCode: text(MOST_TEXT),
  city: text(MOST_TEXT),
  country: text(MOST_TEXT),
});

const contactForm = exact({
  id: optionalText(MOST_TEXT),
  name: text(MOST_TEXT),
  email: text(MOST_TEXT),
  phone: text(MOST_TEXT),
  role: choice(CONTACT_ROLES),
  locale: choice(['fr', 'en']),
}).test({
  name: 'said',
  test(value: unknown) {
    const { name, email } = (value ?? {}) as { name?: unknown; email?: unknown };
    const isSaid = [name, email].some((one) => typeof one !== 'string' || one.trim() !== '');
    return isSaid || this.createError({ path: `${this.path}.name`, message: 'contact-unnamed' });
  },
} satisfies TestConfig<object | undefined>);

export const contactForms = yup
  .array()
  .of(contactForm)
  .typeError('not-a-list')
  .test('there', 'required', (value) => value !== undefined)
  .max(MOST_CONTACTS, 'too-many-contacts');

/** The fields of the organisation in the form of a new member. */
export const identityForm = {
  name: text(MOST_TEXT),
  legalForm: text(MOST_TEXT),
  siret: text(MOST_NUMBER, { multiline: true }),
  address: addressForm,
  contacts: contactForms,
};
