import type { RefusalText } from '../../kernel/errors';

/** Why a message cannot be written. */
export const WRITING_REFUSALS = {
  'letter-no-recipient': {
    fr: 'Aucun contact de ce membre n’a d’adresse électronique.',
    en: 'No contact of this member has an e-mail address.',
  },
  'letter-template-broken': {
    fr: 'Le modèle de cette lettre ne peut pas être rempli : le corriger dans les réglages.',
    en: 'The template of this letter cannot be filled in: mend it in the settings.',
  },
  'letter-template-missing': {
    fr: 'Le modèle de cette lettre n’existe pas.',
    en: 'There is no template for this letter.',
  },
} satisfies Record<string, RefusalText>;
