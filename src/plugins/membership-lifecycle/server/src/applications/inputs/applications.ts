import * as yup from 'yup';
import type { AttachInput } from '../../../../shared/applications/applications';
import { MEASURES, MOST_MEASURED } from '../../../../shared/core/brackets';
import { CONTACT_ROLES } from '../../../../shared/core/kinds';
import { readSiret } from '../../../../shared/kernel/business-number';
import { COUNTRIES } from '../../../../shared/kernel/countries';
import { isEmail } from '../../../../shared/kernel/email';
import { isPhone } from '../../../../shared/kernel/phone';
import { isPostcodeOf } from '../../../../shared/kernel/postcode';
import type { FieldProblem } from '../../kernel/field-errors';
import { looseNumber } from '../../kernel/inputs/business-number';
import {
  between,
  checkedText,
  choice,
  exact,
  filled,
  list,
  looseText,
  text,
  whole,
} from '../../kernel/inputs/fields';
import { oneOf, question, word } from '../../kernel/inputs/lists';
import { problemsWith, validateInput } from '../../kernel/inputs/yup-problems';

/** Validates applications from strangers, and the actions of staff on them. */

const MOST_NAME = 200;
const MOST_LINES = 300;
const MOST_CODE = 20;
const MOST_PHONE = 40;
const MOST_MESSAGE = 2_000;
const MOST_CONTACTS = 5;
/** The proof from altcha's widget takes some 600 characters. */
const MOST_PROOF = 4_000;

/** Checks the length after Unicode composition, in which form texts are stored: some get longer. */
const composed = (max: number) => ({
  name: 'composed',
  message: 'too-long',
  test: (value: string | null | undefined): boolean => {
    const typed = value ?? '';
    return typed.length > max || typed.normalize('NFC').length <= max;
  },
});

/** A name that is sent on to a typed address must not contain a link. */
const nameText = (max: number) =>
  filled(text(max))
    .test(composed(max))
    .test('link', 'no-link', (value) => !/:\/\/|\bwww\./i.test(value ?? ''));

const address = exact({
  lines: filled(text(MOST_LINES, { multiline: true })).test(composed(MOST_LINES)),
  postalCode: filled(text(MOST_CODE))
    .test(composed(MOST_CODE))
    .test('form', 'not-a-postal-code', (value, { parent }: { parent: { country?: unknown } }) =>
      isPostcodeOf(String(parent.country), value ?? ''),
    ),
  city: nameText(100),
  country: choice(COUNTRIES),
});

const contact = exact({
  name: nameText(MOST_NAME),
  email: filled(checkedText(254, 'not-an-email', isEmail)),
  role: choice(CONTACT_ROLES),
  locale: choice(['fr', 'en']),
  phone: looseText(MOST_PHONE).test(
    'form',
    'not-a-phone',
    (value) => !value?.trim() || isPhone(value),
  ),
});

/** Budgets are in whole euros, and those of States a trillion. */

const figure = exact({
  measure: choice(MEASURES),
  value: between(0, MOST_MEASURED),
  year: whole(),
})
  .nullable()
  .notRequired();

/** An application, as a form sends it. */
export const applying = exact({
  tier: filled(text(100)),
  organisation: exact({
    name: nameText(MOST_NAME),
    siret: looseNumber(readSiret),
    address,
    figure,
  }),
  contacts: yup
    .array()
    .of(contact)
    .typeError('not-a-list')
    .required('contact-required')
    .min(1, 'contact-required')
    .max(MOST_CONTACTS, 'too-many-contacts'),
  message: looseText(MOST_MESSAGE, { multiline: true }).test(composed(MOST_MESSAGE)),
  consent: looseText(60),
  notice: filled(text(60)),
  altcha: filled(text(MOST_PROOF)),
  website: looseText(0),
});

/** All faults of an application that are visible in it alone. */
export const applicationProblems = (body: unknown): Promise<FieldProblem[]> =>
  problemsWith(applying, body);

const applications = question({ state: oneOf(['todo', 'done', 'spam', 'all']), search: word() });

/** By default, the applications that wait for staff. */
export const validateApplicationQuery = async (input: unknown) => {
  const { state = 'todo', ...asked } = await applications.page(input);
  return { state, ...asked };
};

const attaching = exact({
  contacts: list(between(0, MOST_CONTACTS - 1), MOST_CONTACTS).notRequired(),
});

/** The sent contacts that go to the member; none when nothing is said. */
export const validateAttach = async (input: unknown): Promise<AttachInput> => {
  const { contacts = [] } = await validateInput<Partial<AttachInput>>(attaching, {
    contacts: [],
    ...(input as object),
  });
  return { contacts };
};

const settings = exact({
  consentTitle: looseText(MOST_NAME),
  notify: looseText(254).test(
    'email',
    'not-an-email',
    (value) => (value ?? '').trim() === '' || isEmail((value ?? '').trim()),
  ),
});

/** The form's settings, as staff save them. */
export const validateFormSettings = async (
  input: unknown,
): Promise<{ consentTitle: string; notify: string }> => {
  const { consentTitle, notify } = await validateInput<{
    consentTitle?: string | null;
    notify?: string | null;
  }>(settings, input);
  return { consentTitle: (consentTitle ?? '').trim(), notify: (notify ?? '').trim() };
};
