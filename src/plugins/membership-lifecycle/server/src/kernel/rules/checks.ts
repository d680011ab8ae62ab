/** Small questions about one value of the association's identity. */

/** Letters and digits of an IBAN, without spaces, in capitals. */
export const compactIban = (text: string): string => text.replace(/\s/g, '').toUpperCase();

/** Whether a text is an RNA number: W and nine digits; the second may be a letter overseas. */
export const isRna = (text: string): boolean =>
  /^W\d[0-9A-Z]\d{7}$/.test(text.replace(/\s/g, '').toUpperCase());

/**
 * Whether a text can be the prefix of call numbers, which people type on transfers and read aloud.
 * Credit notes have the prefix and AV: with AV at its end, a call could get the number of one.
 */
export const isCallPrefix = (text: string): boolean =>
  /^[A-Za-z0-9][A-Za-z0-9/-]*$/.test(text) && !/av$/i.test(text);

export const isWebAddress = (text: string): boolean => {
  try {
    return ['http:', 'https:'].includes(new URL(text).protocol) && !/[\s<>"']/.test(text);
  } catch {
    return false;
  }
};

/** Whether a text is an address to which a path can be added: without query, fragment or login. */
export const isSiteAddress = (text: string): boolean => {
  if (!isWebAddress(text) || /[?#\\]/.test(text)) return false;
  const { username, password } = new URL(text);
  return username === '' && password === '';
};

/** Whether a name is a time zone of the IANA database. */
export const isTimeZone = (name: string): boolean => {
  try {
    // `Intl` also accepts offsets such as `+02:00`, but an offset has no summer time.
    new Intl.DateTimeFormat('en', { timeZone: name });
    return /^[A-Za-z]/.test(name);
  } catch {
    return false;
  }
};
