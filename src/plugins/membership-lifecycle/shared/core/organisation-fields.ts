import type { Localised } from '../kernel/common';

/** A text that an organisation has of its own, in forms, imports, histories and lists of members. */
interface OwnField {
  names: Localised;
  /** Other headings under which spreadsheets keep it. */
  headings: readonly string[];
  kind: 'text' | 'siren' | 'siret';
}

/**
 * The texts of an organisation besides its name, its addresses and its people. Another one is a line
 * here and an attribute of the content type; whether it says something of a person, privacy asks.
 */
export const OWN_FIELDS = {
  legalForm: {
    names: { fr: 'Forme juridique', en: 'Legal form' },
    headings: ['forme', 'type'],
    kind: 'text',
  },
  siren: { names: { fr: 'SIREN', en: 'SIREN' }, headings: ['n° siren'], kind: 'siren' },
  siret: { names: { fr: 'SIRET', en: 'SIRET' }, headings: ['n° siret'], kind: 'siret' },
} as const satisfies Record<string, OwnField>;

export type OwnName = keyof typeof OWN_FIELDS;
export type OwnValues = Record<OwnName, string | null>;

export const OWN_NAMES = Object.keys(OWN_FIELDS) as OwnName[];

/** A value for each of them. */
export const ownValues = (valueOf: (name: OwnName) => string | null): OwnValues =>
  Object.fromEntries(OWN_NAMES.map((name) => [name, valueOf(name)])) as OwnValues;
