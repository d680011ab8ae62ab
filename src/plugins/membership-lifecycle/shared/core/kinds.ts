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
  /**
   * What an occasion may make of it: members need it to register, or its number is of days by which
   * they register ahead of everybody else. Null: occasions have no use for it.
   */
  atOccasions: 'needed' | 'ahead' | null;
}

/** Every kind of right. Another one is a line here, and its value in the benefit's form. */
export const RIGHT_KINDS: Record<BenefitKind, KindOfRight> = {
  quota: {
    names: { fr: 'Compteur (nombre de fois)', en: 'Counter (number of times)' },
    numbered: true,
    counted: true,
    spent: true,
    atOccasions: 'needed',
  },
  access: {
    names: { fr: 'Accès', en: 'Access' },
    numbered: false,
    counted: true,
    spent: false,
    atOccasions: 'needed',
  },
  vote: {
    names: { fr: 'Vote', en: 'Vote' },
    numbered: true,
    counted: false,
    spent: false,
    atOccasions: null,
  },
  priority: {
    names: { fr: 'Priorité', en: 'Priority' },
    numbered: true,
    counted: false,
    spent: false,
    atOccasions: 'ahead',
  },
};

export const KIND_NAMES = Object.keys(RIGHT_KINDS) as BenefitKind[];

/** The kinds that have a trait, for queries. */
export const kindsThat = (trait: 'numbered' | 'counted' | 'spent'): BenefitKind[] =>
  KIND_NAMES.filter((kind) => RIGHT_KINDS[kind][trait]);
