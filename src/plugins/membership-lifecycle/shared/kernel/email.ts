/**
 * Whether a text can be an e-mail address: something before one `@`, and a domain of at least two parts
 * after it. At most 254 characters, also in lower case, in which addresses are stored and some letters
 * are longer.
 */
export const isEmail = (text: string): boolean =>
  Math.max(text.length, text.toLowerCase().length) <= 254 &&
  /^[^\s@<>(),;:"[\]\\]+@[^\s@<>(),;:"[\]\\.]+(\.[^\s@<>(),;:"[\]\\.]+)+$/.test(text);
