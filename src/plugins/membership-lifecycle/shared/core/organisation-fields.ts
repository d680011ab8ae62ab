import type { Localised } from '../kernel/common';

/** A text field of an organisation, in forms, imports, histories and member lists. */
interface OwnField {
  names: Localised;
  /** Other headings of spreadsheets for it. */
  headings: readonly string[];
  kind: 'text' | 'siren' | 'siret';
}

/**
 * The text fields of an organisation besides name, addresses and contacts. To add one, add an
 * entry here and an attribute to the content type; and decide whether it is personal data (see
 * `privacy`).
 */
export const OWN_FIELDS = {
  legalForm: {
    names: { fr: 'Forme juridique', en: 'Legal form' },
    headings: ['forme', 'type'],
    kind: 'text',
  },
  siren: { names: { fr: 'SIREN', en: 'SIREN' }, headings: ['n° siren'], kind: 'siren' },
  siret: { names: { fr: 'SIRET', en: 'SIRET' }, headings: ['n° siret'], kind: 'siret' },
  serviceCode: {
    names: { fr: 'Code service de l’organisme', en: 'Service code of the organisation' },
    headings: ['code service chorus', 'service chorus pro'],
    kind: 'text',
  },
} as const satisfies Record<string, OwnField>;

export type OwnName = keyof typeof OWN_FIELDS;
export type OwnValues = Record<OwnName, string | null>;

export const OWN_NAMES = Object.keys(OWN_FIELDS) as OwnName[];

/** A value for each of them. */
export const ownValues = (valueOf: (name: OwnName) => string | null): OwnValues =>
  Object.fromEntries(OWN_NAMES.map((name) => [name, valueOf(name)])) as OwnValues;
