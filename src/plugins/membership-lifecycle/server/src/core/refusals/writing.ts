import type { RefusalText } from '../../kernel/errors';

/** Why a message cannot be written. */
export const WRITING_REFUSALS = {
  'letter-no-recipient': {
    fr: 'Aucun contact en fonction de ce membre n’a d’adresse électronique : le message attend qu’il y en ait un.',
    en: 'No contact of this member who is in office has an e-mail address: the message waits until there is one.',
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
