import * as yup from 'yup';
import type {
  InvitationBody,
  OwnContactsInput,
  SignInBody,
  SignInLinkBody,
} from '../../../../shared/access/content-api';
import { CONTACT_ROLES } from '../../../../shared/core/kinds';
import { isEmail } from '../../../../shared/kernel/email';
import { choice, exact, filled, optionalText, text } from '../../kernel/inputs/fields';
import { PUBLIC_PAGING, pagingOf, type AskedPaging } from '../../kernel/inputs/paging';
import { validateInput } from '../../kernel/inputs/yup-problems';
import type { Locale } from '../../kernel/rules/values';
import { refuse } from '../refusals/member-space';
import { MIN_PASSWORD, passwordFault } from '../rules/member-links';

/** Validates members' calls on their own data. Nothing is converted; query parameters are texts. */

const MAX_NAME = 120;
const MAX_PHONE = 40;
const MAX_EMAIL = 254;
const MAX_TOKEN = 200;
/** A longer text cannot be a password, and is not counted. */
const MAX_TYPED = 1_000;
/** More than any body has, and few enough to be loaded at once. */
const MAX_CONTACTS = 50;

const locale = () =>
  yup.string().typeError('not-a-text').oneOf(['fr', 'en', undefined], 'not-a-choice');
const id = () =>
  optionalText(60).matches(/^[\w-]+$/, { message: 'not-an-id', excludeEmptyString: true });

interface Raw extends AskedPaging {
  locale?: Locale;
  entitlement?: string;
  when?: 'coming' | 'past';
}

export const paged = exact({ locale: locale(), ...PUBLIC_PAGING });
export const registrations = exact({
  locale: locale(),
  when: yup.string().typeError('not-a-text').oneOf(['coming', 'past', undefined], 'not-a-choice'),
  ...PUBLIC_PAGING,
});
export const usages = exact({ locale: locale(), entitlement: id(), ...PUBLIC_PAGING });

/** A page of what a member reads, in a language. */
export const validateOwnPage = async (query: unknown) => {
  const raw = await validateInput<Raw>(paged, query);
  return { locale: raw.locale, paging: pagingOf(raw) };
};

/** A page of the ledger, of all rights or of one. */
export const validateOwnUsages = async (query: unknown) => {
  const raw = await validateInput<Raw>(usages, query);
  return { locale: raw.locale, entitlement: raw.entitlement, paging: pagingOf(raw) };
};

/** A page of registrations: of what is to come, of what was, or of both. */
export const validateOwnRegistrations = async (query: unknown) => {
  const raw = await validateInput<Raw>(registrations, query);
  return { locale: raw.locale, when: raw.when, paging: pagingOf(raw) };
};

/** A text, possibly blank, or null. */
const textOrNull = (max: number) => text(max).nullable();

const contact = exact({
  id: id(),
  name: filled(text(MAX_NAME)),
  email: textOrNull(MAX_EMAIL).test(
    'blank-or-email',
    'not-an-email',
    (value) => !value?.trim() || isEmail(value.trim()),
  ),
  phone: textOrNull(MAX_PHONE),
  role: choice(CONTACT_ROLES),
  locale: choice(['fr', 'en']),
});

export const contacts = exact({
  contacts: yup
    .array()
    .of(contact)
    .typeError('not-a-list')
    .test('there', 'required', (value) => value !== undefined)
    .test({
      name: 'many',
      message: 'too-many-contacts',
      params: { max: MAX_CONTACTS },
      test: (value) => (value ?? []).length <= MAX_CONTACTS,
    }),
});

/** The new list of a body's contacts. */
export const validateOwnContacts = (body: unknown) =>
  validateInput<OwnContactsInput>(contacts, body);

/** The version of the contacts in the `If-Match` header. */
export const validateContactsVersion = (header: unknown): string => {
  const [, version] = /^(?:W\/)?"?([0-9a-f]{64})"?$/.exec(String(header ?? '')) ?? [];
  if (!version) throw refuse('contacts-version-required');
  return version;
};

const token = () => filled(text(MAX_TOKEN));
const password = () =>
  yup
    .string()
    .typeError('not-a-text')
    .max(MAX_TYPED, 'password-too-long')
    .test({
      name: 'password',
      params: { min: MIN_PASSWORD },
      test(value) {
        const fault = value === undefined ? null : passwordFault(value);
        return fault ? this.createError({ message: fault }) : true;
      },
    });

export const signInLink = exact({
  // A missing or blank one is refused already.
  email: filled(text(MAX_EMAIL)).test(
    'email',
    'not-an-email',
    (value) => !value?.trim() || isEmail(value),
  ),
  locale: locale(),
});
export const signIn = exact({ token: token(), password: password() });
export const invitation = exact({ token: token(), password: password().defined('required') });

/** The e-mail for a sign-in link, and the language. */
export const validateSignInLink = (body: unknown) =>
  validateInput<SignInLinkBody>(signInLink, body);

/** The secret of a sign-in link, with the new password of a person who forgot theirs. */
export const validateSignIn = (body: unknown) => validateInput<SignInBody>(signIn, body);

/** The secret of an invitation, and the password that is chosen. */
export const validateInvitation = (body: unknown) =>
  validateInput<InvitationBody>(invitation, body);
