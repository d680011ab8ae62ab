import type { RefusalText } from '../../kernel/errors';

/** Why a command on rights makes no sense now. */
export const LEGAL_REFUSALS = {
  'no-usable-right': {
    fr: 'Aucun droit ouvert aujourd’hui ne s’utilise.',
    en: 'No right that is open today can be used.',
  },
  'rights-exhausted': {
    fr: 'Tous les droits comptés sont épuisés.',
    en: 'All counted rights are used up.',
  },
  'nothing-to-carry': {
    fr: 'Il ne reste rien qui puisse être reporté.',
    en: 'There is nothing left that may be carried over.',
  },
  'nothing-used': {
    fr: 'Aucune utilisation n’est enregistrée.',
    en: 'No use is recorded.',
  },
  'no-counter': {
    fr: 'Aucun droit compté n’est ouvert.',
    en: 'No counted right is open.',
  },
} satisfies Record<string, RefusalText>;
