import type { ImportAsked } from '../../../../shared/transfer/imports';
import { foldedHeading } from '../../kernel/rules/import/folding';
import type { Mapping } from './columns';

/** The columns whose heading does not say whose they are: they are asked, never recognised. */

const NAME = new Set(['nom', 'noms', 'name', 'nom de famille', 'last name', 'lastname', 'surname']);

/** Headings beside which a name may be a person's. */
const OF_PEOPLE = /^(prenoms?|first ?names?|given ?names?|civilite)\b/;
const OF_BODIES = new RegExp(
  '^(nom (de la |de l |du |d |de )?)?(societe|structure|organisme|organisation|association|entreprise|' +
    'collectivite|etablissement|company|raison sociale|denomination)( name)?$',
);

/** Headings of somebody who may be of the association, and not of the member. */
const OF_THE_HOUSE =
  /\b(referente?|suivie?s? par|chargee? (de mission|de suivi)|conseillere?)\b|^suivi$/;

const isBeside = (heading: string): boolean => OF_PEOPLE.test(heading) || OF_BODIES.test(heading);

/** The column of first names beside a body's name that is a person's; -1 without one. */
export const firstNamesBeside = (headings: readonly string[], name: string | undefined): number =>
  name === undefined || !NAME.has(foldedHeading(name))
    ? -1
    : headings.findIndex((heading) =>
        /^(prenoms?|first ?names?|given ?names?)$/.test(foldedHeading(heading)),
      );

/** The columns to ask about because of their headings alone. */
export const askedByHeading = (headings: readonly string[]): ImportAsked[] => {
  const all = headings.map((heading) => ({ heading, text: foldedHeading(heading) }));
  const beside = all.find(({ text }) => isBeside(text))?.heading;
  return all.flatMap(({ heading, text }): ImportAsked[] => {
    if (OF_THE_HOUSE.test(text)) return [{ heading, reason: 'whose-person' }];
    if (beside === undefined || !NAME.has(text)) return [];
    return [{ heading, reason: 'whose-name', beside }];
  });
};

/** Fewer members than this may share a person by chance. */
const FEWEST_OF_MANY = 5;
const FEWEST_OF_FEW = 3;
const OFTEN = 10;
/** The first rows tell enough. */
const MOST_ROWS = 2_000;

/** Whether a person of so many members is rather somebody of the association. */
const isOften = (members: number, all: number): boolean =>
  (members >= FEWEST_OF_MANY && members * OFTEN >= all) ||
  (members >= FEWEST_OF_FEW && members * 2 > all);

/** The columns by which a row names its member; the first that a mapping has is taken. */
const NAMING = ['organisation.siret', 'membership.reference', 'organisation.name'];

/** The value of a column that stands for most members, with how many. */
const mostCommon = (rows: readonly (readonly string[])[], at: number, named: number) => {
  const members = new Map<string, Set<string>>();
  const all = new Set<string>();
  for (const [line, row] of rows.entries()) {
    const value = (row[at] ?? '').trim();
    if (value === '') continue;
    const member = named < 0 ? String(line) : (row[named] ?? '');
    all.add(member);
    const those = members.get(value) ?? new Set();
    members.set(value, those.add(member));
  }
  const [first] = [...members].sort(([, a], [, b]) => b.size - a.size);
  return first && { value: first[0], members: first[1].size, all: all.size };
};

/** The columns of contacts in a mapping in which one person stands for many members. */
export const askedByPeople = (
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  mapping: Mapping,
): ImportAsked[] => {
  const naming = NAMING.find((key) => Object.hasOwn(mapping, key));
  const named = naming === undefined ? -1 : headings.indexOf(mapping[naming]);
  const some = rows.slice(0, MOST_ROWS);
  return Object.entries(mapping).flatMap(([key, heading]): ImportAsked[] => {
    if (!/^contacts\..+\.(name|email)$/.test(key)) return [];
    const found = mostCommon(some, headings.indexOf(heading), named);
    if (!found || !isOften(found.members, found.all)) return [];
    const { value, members } = found;
    return [{ heading, reason: 'same-person', value: value.slice(0, 80), members }];
  });
};
