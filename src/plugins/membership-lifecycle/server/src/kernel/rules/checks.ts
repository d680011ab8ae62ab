/** Small questions about one value of the association's identity. */

/** Letters and digits of an IBAN, without spaces, in capitals. */
export const compactIban = (text: string): string => text.replace(/\s/g, '').toUpperCase();

/** Whether an RNA number is a W and nine digits, the second of which is a letter overseas. */
export const isRna = (text: string): boolean =>
  /^W\d[0-9A-Z]\d{7}$/.test(text.replace(/\s/g, '').toUpperCase());

/** Whether a text can begin the number of a call: it is typed on transfers, and read aloud. */
export const isCallPrefix = (text: string): boolean => /^[A-Za-z0-9][A-Za-z0-9/-]*$/.test(text);

export const isEmail = (text: string): boolean =>
  // Lower case, in which addresses are compared and kept, is longer for some letters.
  Math.max(text.length, text.toLowerCase().length) <= 254 &&
  /^[^\s@<>(),;:"[\]\\]+@[^\s@<>(),;:"[\]\\.]+(\.[^\s@<>(),;:"[\]\\.]+)+$/.test(text);

export const isWebAddress = (text: string): boolean => {
  try {
    return ['http:', 'https:'].includes(new URL(text).protocol) && !/[\s<>"']/.test(text);
  } catch {
    return false;
  }
};

/** Whether pages can stand under an address: a path may follow it, so nothing of its own does. */
export const isSiteAddress = (text: string): boolean => {
  if (!isWebAddress(text) || /[?#\\]/.test(text)) return false;
  const { username, password } = new URL(text);
  return username === '' && password === '';
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
