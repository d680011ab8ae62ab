import type { Language } from './types';

/**
 * Declines units, which staff write in the singular, to match their number. The admin has the same
 * code: a test compares the two.
 */
const FRENCH: readonly (readonly [RegExp, string])[] = [
  [/[sxz]$/, '$&'],
  [/(?<!b|rég|carnav|festiv|récit|chac)al$/, 'aux'],
  [/(eau|au|eu)$/, '$1x'],
  [/$/, 's'],
];

const ENGLISH: readonly (readonly [RegExp, string])[] = [
  [/(s|x|z|ch|sh)$/, '$1es'],
  [/([^aeiou])y$/, '$1ies'],
  [/$/, 's'],
];

/** Words after a preposition stay unchanged: « heures de conseil », “hours of advice”. */
const FRENCH_HEAD = /^(.*?\S)(\s+(?:(?:de|du|des|à|au|par|en|pour)\s|d[’']).*)$/s;
const ENGLISH_HEAD = /^(.*?\S)(\s+(?:of|for|per|at|with)\s.*)$/s;

const inflected = (word: string, rules: typeof FRENCH): string => {
  const rule = rules.find(([ending]) => ending.test(word));
  return rule ? word.replace(...rule) : word;
};

/** A unit in the number that goes with a quantity. */
export const pluralOf = (unit: string, count: number, language: Language): string => {
  const isSingular = language === 'fr' ? count < 2 : count === 1;
  if (isSingular) return unit;
  const [, head = unit, rest = ''] =
    (language === 'fr' ? FRENCH_HEAD : ENGLISH_HEAD).exec(unit) ?? [];
  return language === 'fr'
    ? head.replace(/\S+/g, (word) => inflected(word, FRENCH)) + rest
    : head.replace(/\S+$/, (last) => inflected(last, ENGLISH)) + rest;
};
