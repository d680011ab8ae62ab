import type { ImportAsked } from '../../../../shared/transfer/imports';
import { foldedHeading } from '../../kernel/rules/import/folding';
import type { Field } from '../../kernel/rules/import/types';
import { askedByHeading, askedByPeople } from './asked';
import type { Telling } from './term-lines';

/** The mapping of fields to columns. */

export type Mapping = Record<string, string>;

/** The round of guesses in which a column is taken as for the last file. */
const REMEMBERED = 0;

/**
 * Guesses the column of each field: as for the last file, else by the field's key, name or other
 * names. Each column is used once; one that is to be asked is left to staff.
 */
export const guessMapping = (
  headings: readonly string[],
  fields: readonly Field[],
  remembered: Mapping = {},
): Mapping => {
  const mapping = new Map<string, string>();
  const free = new Map(headings.map((heading) => [foldedHeading(heading), heading]));
  const asked = askedByHeading(headings);
  for (const { heading } of asked) free.delete(foldedHeading(heading));
  // Beside a « Nom » that may be a person's, no other heading is surely the body's either.
  const isNameAsked = asked.some(({ reason }) => reason === 'whose-name');
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
  for (const [round, namesOf] of rounds.entries()) {
    for (const field of fields) {
      if (isYearOfNone(field.key)) continue;
      if (isNameAsked && field.key === 'organisation.name' && round > REMEMBERED) continue;
      for (const name of namesOf(field)) take(field.key, name);
    }
  }
  return Object.fromEntries(mapping);
};

/** Guesses the columns of a file, but for those that staff are to choose by themselves. */
export const proposeMapping = (
  { headings, rows }: { headings: readonly string[]; rows: readonly (readonly string[])[] },
  fields: readonly Field[],
  remembered: Mapping,
): { mapping: Mapping; asked: ImportAsked[] } => {
  const guessed = guessMapping(headings, fields, remembered);
  const people = askedByPeople(headings, rows, guessed);
  const left = new Set(people.map(({ heading }) => heading));
  return {
    mapping: Object.fromEntries(Object.entries(guessed).filter(([, one]) => !left.has(one))),
    asked: [...askedByHeading(headings), ...people],
  };
};

/** What a file with these columns tells of money. */
export const moneyTold = (mapping: Mapping): Omit<Telling, 'today'> => ({
  tellsCalls: Object.hasOwn(mapping, 'dues.issuedOn'),
  tellsPayments: Object.keys(mapping).some((key) => key.startsWith('payment.')),
});

/** Fields that must have a column and have none. */
export const missingFields = (fields: readonly Field[], mapping: Mapping): string[] =>
  fields
    .filter(({ key, required }) => required && !Object.hasOwn(mapping, key))
    .map(({ key }) => key);
