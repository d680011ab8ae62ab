/** Made by `npm run openapi` from src/plugins/membership-lifecycle/shared/kernel/phone.ts: not to be edited. */
/** « 01 23 45 67 89 poste 12 »: the number by which a switchboard finds somebody. */
const EXTENSION = /,?\s\(?(?:poste|p\.|ext\.?|x)\s?\d{1,8}\)?$/i;
/** Short numbers of services have four digits in France; ITU-T E.164 knows none of more than fifteen. */
const FEWEST_DIGITS = 4;
const MOST_DIGITS = 15;
/**
 * Whether a text can be one telephone number, as people of any country type it: digits, grouped by
 * spaces, dots, hyphens, slashes or parentheses, after a `+` or not, with an extension or not.
 */
export const isPhone = (text) => {
  const number = text.normalize('NFKC').trim().replace(EXTENSION, '');
  const digits = number.replace(/\D/g, '').length;
  return (
    /^\(?\+?[\d\s().\p{Pd}/]+$/u.test(number) && digits >= FEWEST_DIGITS && digits <= MOST_DIGITS
  );
};
