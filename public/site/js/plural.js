/** Units are kept in the singular, and agree here with their number, as the admin makes them agree. */

const FRENCH = [
  [/[sxz]$/, '$&'],
  [/(?<!b|rég|carnav|festiv|récit|chac)al$/, 'aux'],
  [/(eau|au|eu)$/, '$1x'],
  [/$/, 's'],
];

const ENGLISH = [
  [/(s|x|z|ch|sh)$/, '$1es'],
  [/([^aeiou])y$/, '$1ies'],
  [/$/, 's'],
];

/** What follows a preposition does not agree: « heures de conseil », “hours of advice”. */
const FRENCH_HEAD = /^(.*?\S)(\s+(?:(?:de|du|des|à|au|par|en|pour)\s|d[’']).*)$/s;
const ENGLISH_HEAD = /^(.*?\S)(\s+(?:of|for|per|at|with)\s.*)$/s;

const inflected = (word, rules) => word.replace(...rules.find(([ending]) => ending.test(word)));

/** A unit as it agrees with a number. */
export const pluralOf = (unit, count, language) => {
  const isSingular = language === 'fr' ? Math.abs(count) < 2 : Math.abs(count) === 1;
  if (isSingular) return unit;
  const [, head = unit, rest = ''] =
    (language === 'fr' ? FRENCH_HEAD : ENGLISH_HEAD).exec(unit) ?? [];
  return language === 'fr'
    ? head.replace(/\S+/g, (word) => inflected(word, FRENCH)) + rest
    : head.replace(/\S+$/, (last) => inflected(last, ENGLISH)) + rest;
};
