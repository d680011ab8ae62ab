import type { PartReason } from '../../../shared/resources/content-api';
import { typeset } from '../kernel/rules/typography';
import type { Locale, Localised } from '../kernel/rules/values';

/** Why a part for members is open or closed, in words that a page may show. */
const TEXTS: Record<PartReason, Localised> = {
  everyone: { fr: 'Ouvert à tous.', en: 'Open to everybody.' },
  member: { fr: 'Ouvert par votre adhésion.', en: 'Open by your membership.' },
  'sign-in': {
    fr: 'Réservé aux membres : connectez-vous à votre espace adhérent.',
    en: 'For members: sign in to your member space.',
  },
  'no-membership': {
    fr: 'Réservé aux membres : ce compte n’est rattaché à aucune adhésion.',
    en: 'For members: no membership belongs to this account.',
  },
  'not-active': {
    fr: 'Réservé aux membres dont l’adhésion est en cours.',
    en: 'For members whose membership is active.',
  },
  'other-tier': {
    fr: 'Réservé aux membres d’autres formules.',
    en: 'For members of other tiers.',
  },
  'not-granted': {
    fr: 'Réservé aux membres qui ont ce droit.',
    en: 'For members who hold this right.',
  },
  unreadable: {
    fr: 'Cette partie est fermée : l’association doit l’enregistrer à nouveau.',
    en: 'This part is closed: the association has to save it again.',
  },
};

/** Typeset once: a list says one of each of its documents. */
const TYPESET = Object.fromEntries(
  Object.entries(TEXTS).map(([reason, { fr, en }]) => [reason, { fr: typeset(fr), en }]),
) as typeof TEXTS;

/** The sentence of a reason in a language. */
export const textOfReason = (reason: PartReason, locale: Locale): string => TYPESET[reason][locale];
