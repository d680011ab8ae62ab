/** Postcodes as addresses in France have them, overseas included. Other countries write their own. */

const FRENCH = /^\s*\d{2} ?\d{3}\s*$/;

/** Whether a postcode may stand in an address of a country, by its code; a blank one may. */
export const isPostcodeOf = (country: string, postcode: string): boolean =>
  country !== 'FR' || postcode.trim() === '' || FRENCH.test(postcode);

export const POSTCODE_TEXTS = {
  'not-a-postal-code': {
    fr: 'Un code postal français compte cinq chiffres, comme 03100.',
    en: 'A French postcode has five digits, such as 03100.',
  },
} as const;
