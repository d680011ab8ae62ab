import type { Identity, IdentityView } from '../../../../shared/settings/identity';

/** An IBAN in groups of four, as banks print it. */
export const groupedIban = (text: string): string =>
  text
    .replace(/\s/g, '')
    .toUpperCase()
    .replace(/(.{4})(?=.)/g, '$1 ');

/** The identity as its form shows it. */
export const toForm = ({ identity }: Pick<IdentityView, 'identity'>): Identity => ({
  ...identity,
  iban: groupedIban(identity.iban),
});

const fieldsOf = (identity: Identity) => Object.keys(identity) as (keyof Identity)[];

/** The fields that differ. */
export const changedFields = (one: Identity, other: Identity): (keyof Identity)[] =>
  fieldsOf(one).filter((field) => one[field] !== other[field]);

/** Puts a person's changes of `base` onto somebody else's saved version. */
export const mergedOnto = (theirs: Identity, mine: Identity, base: Identity): Identity => ({
  ...theirs,
  ...Object.fromEntries(changedFields(base, mine).map((field) => [field, mine[field]])),
});
