/** Made by `npm run openapi` from src/plugins/membership-lifecycle/shared/core/plural.ts: not to be edited. */
/**
 * Declines units, which staff write in the singular, by each language's rules for nouns. French
 * uses the plural from two on, English for anything but one.
 */
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
const inflected = (word, rules) => {
  const rule = rules.find(([ending]) => ending.test(word));
  return rule ? word.replace(...rule) : word;
};
/** Words after a preposition stay unchanged: « heures de conseil », “hours of advice”. */
const FRENCH_HEAD = /^(.*?\S)(\s+(?:(?:de|du|des|à|au|par|en|pour)\s|d[’']).*)$/s;
const ENGLISH_HEAD = /^(.*?\S)(\s+(?:of|for|per|at|with)\s.*)$/s;
/** A unit in the number that goes with a quantity. */
export const pluralOf = (unit, count, locale) => {
  const isSingular = locale === 'fr' ? Math.abs(count) < 2 : Math.abs(count) === 1;
  if (isSingular) return unit;
  if (locale === 'fr') {
    const [, head = unit, rest = ''] = FRENCH_HEAD.exec(unit) ?? [];
    return head.replace(/\S+/g, (word) => inflected(word, FRENCH)) + rest;
  }
  const [, head = unit, rest = ''] = ENGLISH_HEAD.exec(unit) ?? [];
  return head.replace(/\S+$/, (last) => inflected(last, ENGLISH)) + rest;
};
