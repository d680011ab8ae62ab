/**
 * Whether a text can be an e-mail address: something before one `@`, and after it a domain of at least
 * two parts, of letters, digits and hyphens, that ends in letters. At most 254 characters, also in lower
 * case, in which addresses are stored and some letters are longer.
 */
export const isEmail = (text: string): boolean =>
  Math.max(text.length, text.toLowerCase().length) <= 254 &&
  /^[^\s\p{C}@<>(),;:"[\]\\]+@([\p{L}\p{M}\p{N}_-]+\.)+(?:\p{L}[\p{L}\p{M}]+|xn--[a-z\d-]+)$/iu.test(
    text,
  );
