import {
  countrySpecs,
  extractIBAN,
  validateBIC,
  validateIBAN,
  ValidationErrorsIBAN,
} from 'ibantools';
import type { FieldProblem } from '../../kernel/field-errors';
import { compactIban } from '../../kernel/rules/checks';
import type { BankAccount } from '../../kernel/rules/values';

/** Checks bank details, and says which part is wrong. */

type Fault = Pick<FieldProblem, 'reason' | 'params'>;

const lengthIn = (country: string): number | null =>
  Object.hasOwn(countrySpecs, country)
    ? (countrySpecs[country as keyof typeof countrySpecs].chars ?? null)
    : null;

/** The fault of an IBAN, or null. */
export const ibanFault = (text: string): Fault | null => {
  const iban = compactIban(text);
  // Checked first: the library hangs on some texts with a hyphen.
  if (!/^[A-Z0-9]+$/.test(iban)) return { reason: 'iban-characters' };
  const country = iban.slice(0, 2);
  const expected = lengthIn(country);
  if (expected === null) return { reason: 'iban-country', params: { country } };
  if (iban.length !== expected) {
    return { reason: 'iban-length', params: { country, expected, given: iban.length } };
  }
  const { valid, errorCodes } = validateIBAN(iban);
  if (valid) return null;
  return errorCodes.includes(ValidationErrorsIBAN.WrongBBANFormat)
    ? { reason: 'iban-form', params: { country } }
    : { reason: 'iban-check' };
};

/** The fault of a BIC, or null. */
export const bicFault = (text: string): Fault | null => {
  const bic = compactIban(text);
  if (bic.length !== 8 && bic.length !== 11) {
    return { reason: 'bic-length', params: { given: bic.length } };
  }
  return validateBIC(bic).valid ? null : { reason: 'not-a-bic' };
};

/** The country and the bank of an IBAN; the country alone where its form does not tell the bank. */
const bankOf = (iban: string): string => {
  const { countryCode = '', bankIdentifier = '' } = extractIBAN(iban);
  return countryCode + bankIdentifier;
};

type Account = Pick<BankAccount, 'iban' | 'bic'>;

/** The fault of a BIC that stays while the account goes to another bank, or null. */
export const formerBicFault = (before: Account, after: Account): Fault | null => {
  const isKept = after.bic !== '' && after.bic === before.bic;
  if (!isKept || before.iban === '' || bankOf(before.iban) === bankOf(after.iban)) return null;
  return { reason: 'bic-of-former-bank' };
};
