import { foldedHeading } from '../../kernel/rules/import/folding';
import type { Field } from '../../kernel/rules/import/types';

/** The mapping of fields to columns. */

export type Mapping = Record<string, string>;

/**
 * Guesses the column of each field: as for the last file, else by the field's key, name or other
 * names. Each column is used once.
 */
export const guessMapping = (
  headings: readonly string[],
  fields: readonly Field[],
  remembered: Mapping = {},
): Mapping => {
  const mapping = new Map<string, string>();
  const free = new Map(headings.map((heading) => [foldedHeading(heading), heading]));
  const take = (key: string, name: string): void => {
    const folded = foldedHeading(name);
    const heading = free.get(folded);
    if (heading === undefined || mapping.has(key)) return;
    mapping.set(key, heading);
    free.delete(folded);
  };
  // « Année » beside no figure is of something else.
  const isYearOfNone = (key: string) =>
    key.endsWith('Year') && !mapping.has(key.replace(/Year$/, ''));
  const rounds: ((field: Field) => readonly string[])[] = [
    ({ key }) => (Object.hasOwn(remembered, key) ? [remembered[key]] : []),
    ({ key }) => [key],
    ({ names }) => [names.fr, names.en],
    ({ names, aliases }) => [names.fr, names.en, ...aliases],
  ];
  for (const namesOf of rounds) {
    for (const field of fields) {
      if (isYearOfNone(field.key)) continue;
      for (const name of namesOf(field)) take(field.key, name);
    }
  }
  return Object.fromEntries(mapping);
};

/** Fields that must have a column and have none. */
export const missingFields = (fields: readonly Field[], mapping: Mapping): string[] =>
  fields
    .filter(({ key, required }) => required && !Object.hasOwn(mapping, key))
    .map(({ key }) => key);
