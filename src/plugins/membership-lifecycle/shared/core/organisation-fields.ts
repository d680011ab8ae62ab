import type { Localised } from '../kernel/common';
import type { FigureValues } from './brackets';

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

const YEARS = ['millésime', 'année'];

/** The figures of an organisation, each beside its year, in imports, histories and lists. */
export const FIGURE_FIELDS = {
  inhabitants: {
    names: { fr: 'Habitants', en: 'Inhabitants' },
    headings: [
      ...['population', 'population municipale', 'population totale', 'population légale'],
      ...['nombre d’habitants', 'nb d’habitants', 'nb habitants'],
    ],
    kind: 'measure',
  },
  inhabitantsYear: {
    names: { fr: 'Année de la population', en: 'Year of the population' },
    headings: ['année population', 'millésime de la population', 'année du recensement', ...YEARS],
    kind: 'year',
  },
  budget: {
    names: { fr: 'Budget annuel', en: 'Yearly budget' },
    headings: ['budget', 'budget total', 'budget global', 'budget de fonctionnement'],
    kind: 'measure',
  },
  budgetYear: {
    names: { fr: 'Année du budget', en: 'Year of the budget' },
    headings: ['année budget', 'exercice', 'exercice budgétaire', ...YEARS],
    kind: 'year',
  },
  staff: {
    names: { fr: 'Effectif', en: 'Staff' },
    headings: [
      ...['effectifs', 'nombre d’agents', 'nb agents', 'agents'],
      ...['nombre de salariés', 'nb salariés', 'salariés'],
    ],
    kind: 'measure',
  },
  staffYear: {
    names: { fr: 'Année de l’effectif', en: 'Year of the staff' },
    headings: ['année effectif', 'année des effectifs', ...YEARS],
    kind: 'year',
  },
} as const satisfies Record<
  keyof FigureValues,
  { names: Localised; headings: readonly string[]; kind: 'measure' | 'year' }
>;
