import type { BenefitKind, Localised } from '../kernel/content-api';

/** What sets one kind of right apart from the others, wherever rights are granted, used, counted or told. */
export interface KindOfRight {
  /** Its name in forms and in files. */
  names: Localised;
  /** Tiers grant a number of it: uses, votes or days. Without a number it is open or it is not. */
  numbered: boolean;
  /** Each use of it is written in a ledger. */
  counted: boolean;
  /** Uses are taken from the number granted, until nothing is left; what is left may be carried over. */
  spent: boolean;
  /** What a member's page says of it, from a `count` of its uses or else of its number; null when `spent`. */
  told: Localised | null;
  /**
   * Null when occasions have no use for it. Members need it to register, or its number is of days by
   * which they register ahead of everybody else; the hint says so to staff who choose it.
   */
  atOccasions: { rule: 'needed' | 'ahead'; hint: Localised } | null;
}

/** Every kind of right. Another one is a line here, and its value in the benefit's form. */
export const RIGHT_KINDS: Record<BenefitKind, KindOfRight> = {
  quota: {
    names: { fr: 'Compteur (nombre de fois)', en: 'Counter (number of times)' },
    numbered: true,
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

/** The sentences of the kinds, under the keys by which the admin finds its texts. */
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
