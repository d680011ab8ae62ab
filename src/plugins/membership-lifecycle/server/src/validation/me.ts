import * as yup from 'yup';
import type { OwnContactsInput } from '../../../shared/content-api';
import { isEmail } from '../domain/checks';
import type { Locale } from '../domain/types';
import { refuse } from '../utils/errors';
import { choice, exact, filled, optionalText, text } from './fields';
import { PAGING, pagingOf } from './paging';
import { validated } from './yup-problems';

/** What members ask of their own space. Nothing is cast; everything in a query string is text. */

const MAX_NAME = 120;
const MAX_PHONE = 40;
const MAX_EMAIL = 254;
/** Far more than a body names, and few enough to be read at once. */
const MAX_CONTACTS = 50;

const locale = () =>
  yup.string().typeError('not-a-text').oneOf(['fr', 'en', undefined], 'not-a-choice');
const id = () =>
  optionalText(60).matches(/^[\w-]+$/, { message: 'not-an-id', excludeEmptyString: true });

interface Raw {
  locale?: Locale;
  page?: string;
  pageSize?: string;
  entitlement?: string;
}

const paged = exact({ locale: locale(), ...PAGING });
const usages = exact({ locale: locale(), entitlement: id(), ...PAGING });

/** A page of what a member reads, in a language. */
export const validateOwnPage = async (query: unknown) => {
  const raw = await validated<Raw>(paged, query);
  return { locale: raw.locale, paging: pagingOf(raw) };
};

/** A page of the ledger, of all rights or of one. */
export const validateOwnUsages = async (query: unknown) => {
  const raw = await validated<Raw>(usages, query);
  return { locale: raw.locale, entitlement: raw.entitlement, paging: pagingOf(raw) };
};

/** A text that is there, blank or not, or null. */
const textOrNull = (max: number) => text(max).nullable();

const contact = exact({
  id: id(),
  name: filled(text(MAX_NAME)),
  email: textOrNull(MAX_EMAIL).test(
    'email',
    'not-an-email',
    (value) => !value?.trim() || isEmail(value.trim()),
  ),
  phone: textOrNull(MAX_PHONE),
  role: choice(['representative', 'billing', 'operational', 'mandate-holder']),
  locale: choice(['fr', 'en']),
});

const contacts = exact({
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

/** The contacts of a body as they shall be. */
export const validateOwnContacts = (body: unknown) => validated<OwnContactsInput>(contacts, body);

/** The version of the contacts that somebody read, as the header `If-Match` carries it. */
export const validateContactsVersion = (header: unknown): string => {
  const [, version] = /^(?:W\/)?"?([0-9a-f]{64})"?$/.exec(String(header ?? '')) ?? [];
  if (!version) throw refuse('contacts-version-required');
  return version;
};
