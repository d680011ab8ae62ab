/** Small questions about one value of the association's identity. */

/** Letters and digits of an IBAN, without spaces, in capitals. */
export const compactIban = (text: string): string => text.replace(/\s/g, '').toUpperCase();

/** Whether an IBAN is well formed and its ISO 7064 check digits are right. */
export const isIban = (text: string): boolean => {
  const iban = compactIban(text);
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(iban)) return false;
  // France prints 27 characters; other lengths are their country's business.
  if (iban.startsWith('FR') && iban.length !== 27) return false;
  const rearranged = iban.slice(4) + iban.slice(0, 4);
  let remainder = 0;
  for (const character of rearranged) {
    for (const digit of String(parseInt(character, 36))) {
      remainder = (remainder * 10 + Number(digit)) % 97;
    }
  }
  return remainder === 1;
};

/** Whether a BIC has the form of ISO 9362. */
export const isBic = (text: string): boolean =>
  /^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/.test(text.replace(/\s/g, '').toUpperCase());

/** Whether an RNA number is a W and nine characters. */
export const isRna = (text: string): boolean => /^W[0-9A-Z]\d{8}$/.test(text.trim().toUpperCase());

export const isEmail = (text: string): boolean =>
  text.length <= 254 &&
  /^[^\s@<>(),;:"[\]\\]+@[^\s@<>(),;:"[\]\\.]+(\.[^\s@<>(),;:"[\]\\.]+)+$/.test(text);

export const isWebAddress = (text: string): boolean => {
  try {
    return ['http:', 'https:'].includes(new URL(text).protocol) && !/[\s<>"']/.test(text);
  } catch {
    return false;
  }
};

/** Whether a name is a time zone of the IANA database. */
export const isTimeZone = (name: string): boolean => {
  try {
    // An offset such as `+02:00` is understood too, but knows no summer time.
    new Intl.DateTimeFormat('en', { timeZone: name });
    return /^[A-Za-z]/.test(name);
  } catch {
    return false;
  }
};
