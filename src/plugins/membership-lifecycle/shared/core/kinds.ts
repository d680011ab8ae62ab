import type { BenefitKind, Localised } from '../kernel/content-api';

/** The traits of a kind of right, wherever rights are granted, used, counted or shown. */
export interface KindOfRight {
  /** Its name in forms and in files. */
  names: Localised;
  /** Whether tiers grant a number of it (uses, votes, days); otherwise a right is just there or not. */
  numbered: boolean;
  /** What its number counts where the right itself says nothing, in the singular; null for uses. */
  unit: Localised | null;
  /** Whether the ledger records each use. */
  counted: boolean;
  /** Whether uses reduce the granted number; the rest may be carried over. */
  spent: boolean;
  /**
   * The sentence on a member's page; `count` is its number of uses if counted, else its granted
   * number. Null when `spent`.
   */
  told: Localised | null;
  /**
   * Its meaning for occasions: `needed` to register, or days by which holders may register `ahead`
   * of others; staff who choose it read the hint. Null if occasions do not use it.
   */
  atOccasions: { rule: 'needed' | 'ahead'; hint: Localised } | null;
}

/** All kinds of rights. To add one, add an entry here and a value in the benefit's form. */
export const RIGHT_KINDS: Record<BenefitKind, KindOfRight> = {
  quota: {
    names: { fr: 'Compteur (nombre de fois)', en: 'Counter (number of times)' },
    numbered: true,
    unit: null,
    counted: true,
    spent: true,
    told: null,
    atOccasions: {
      rule: 'needed',
      hint: {
        fr: 'Chaque inscription en utilise une partie.',
        en: 'Each registration uses a part of it.',
      },
    },
  },
  access: {
    names: { fr: 'Accès', en: 'Access' },
    numbered: false,
    unit: null,
    counted: true,
    spent: false,
    told: {
      fr: 'Accès ouvert{count, plural, =0 {} one { · # utilisation} other { · # utilisations}}',
      en: 'Access open{count, plural, =0 {} one { · used once} other { · used # times}}',
    },
    atOccasions: {
      rule: 'needed',
      hint: {
        fr: 'Chaque inscription est notée, sans limite.',
        en: 'Each registration is recorded, without limit.',
      },
    },
  },
  vote: {
    names: { fr: 'Vote', en: 'Vote' },
    numbered: true,
    unit: { fr: 'voix', en: 'vote' },
    counted: false,
    spent: false,
    told: {
      fr: '{count, plural, =0 {Aucune voix} one {# voix} other {# voix}}',
      en: '{count, plural, =0 {No vote} one {# vote} other {# votes}}',
    },
    atOccasions: null,
  },
  priority: {
    names: { fr: 'Priorité', en: 'Priority' },
    numbered: true,
    unit: { fr: 'jour d’avance sur l’ouverture à tous', en: 'day of lead over everybody else' },
    counted: false,
    spent: false,
    told: {
      fr: '{count, plural, =0 {Sans avance sur le public} one {# jour d’avance sur le public} other {# jours d’avance sur le public}}',
      en: '{count, plural, =0 {No lead over the public} one {# day before the public} other {# days before the public}}',
    },
    atOccasions: {
      rule: 'ahead',
      hint: {
        fr: 'Les membres qui l’ont s’inscrivent avant les autres.',
        en: 'Members who have it register before the others.',
      },
    },
  },
};

export const KIND_NAMES = Object.keys(RIGHT_KINDS) as BenefitKind[];

/** The kinds that have a trait, for queries. */
export const kindsThat = (trait: 'numbered' | 'counted' | 'spent'): BenefitKind[] =>
  KIND_NAMES.filter((kind) => RIGHT_KINDS[kind][trait]);

/** The kinds whose uses are recorded without limit: reading may be one of them. */
export const RECORDING_KINDS = kindsThat('counted').filter((kind) => !RIGHT_KINDS[kind].spent);

/** The sentences of all kinds, by the keys of the admin's texts. */
export const kindTexts = (locale: keyof Localised): Record<string, string> =>
  Object.fromEntries(
    KIND_NAMES.flatMap((kind) => {
      const { told, atOccasions } = RIGHT_KINDS[kind];
      return [
        ...(told ? [[`rights.told.${kind}`, told[locale]]] : []),
        ...(atOccasions ? [[`occasion.right.${kind}`, atOccasions.hint[locale]]] : []),
      ];
    }),
  );

export const CONTACT_ROLES = [
  'representative',
  'billing',
  'operational',
  'mandate-holder',
] as const;
export type ContactRole = (typeof CONTACT_ROLES)[number];
