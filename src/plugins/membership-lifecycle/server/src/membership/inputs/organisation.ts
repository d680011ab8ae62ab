import * as yup from 'yup';
import type { TestConfig } from 'yup';
import { FIGURE_NAMES, MOST_MEASURED } from '../../../../shared/core/brackets';
import { CONTACT_ROLES } from '../../../../shared/core/kinds';
import { MOST_NUMBER } from '../../../../shared/kernel/business-number';
import type { OrganisationInput } from '../../../../shared/membership/organisation';
import { INVOICE_NETWORKS } from '../../../../shared/settings/invoicing';
import {
  choice,
  exact,
  flag,
  looseText,
  optionalBetween,
  optionalText,
  text,
} from '../../kernel/inputs/fields';
import { validateInput } from '../../kernel/inputs/yup-problems';
import { isDay } from '../../kernel/rules/calendar';

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

/** A day of a mandate, which may be left out. */
const mandateDay = () =>
  looseText(MOST_TEXT).test('day', 'not-a-day', (value) => !value || isDay(value));

const contactForm = exact({
  id: optionalText(MOST_TEXT),
  name: text(MOST_TEXT),
  email: text(MOST_TEXT),
  phone: text(MOST_TEXT),
  role: choice(CONTACT_ROLES),
  locale: choice(['fr', 'en']),
  mandateFrom: mandateDay(),
  mandateUntil: mandateDay().test({
    name: 'order',
    message: 'mandate-out-of-order',
    test(until) {
      const { mandateFrom: from } = this.parent as { mandateFrom?: unknown };
      return !until || typeof from !== 'string' || from <= until;
    },
  }),
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

/** What an organisation measures: a figure that is left out stays as it is. */
const figures = Object.fromEntries(
  FIGURE_NAMES.map((name) => [name, optionalBetween(0, MOST_MEASURED).nullable()]),
);

/** The fields of the organisation in the form of a new member. */
export const identityForm = {
  ...figures,
  name: text(MOST_TEXT),
  legalForm: text(MOST_TEXT),
  siret: text(MOST_NUMBER, { multiline: true }),
  address: addressForm,
  contacts: contactForms,
};

const edit = exact({
  ...figures,
  legalForm: text(MOST_TEXT),
  address: addressForm,
  billingAddress: addressForm.nullable().notRequired(),
  contacts: contactForms,
  serviceCode: text(MOST_TEXT),
  serviceCodeRequired: flag(),
  engagementRequired: flag(),
  serviceOrEngagementRequired: flag(),
  facturX: flag(),
  invoicesTo: choice(INVOICE_NETWORKS),
  electronicAddress: text(MOST_TEXT),
  stamp: text(MOST_TEXT),
});

/** Reads the edited values of a member's organisation. */
export const validateOrganisation = async (input: unknown): Promise<OrganisationInput> => {
  const given = await validateInput<OrganisationInput>(edit, input);
  return { ...given, billingAddress: given.billingAddress ?? null };
};
