import type { RefusalText } from './refusals';

/** Why something is refused in the member space. */
export const MEMBER_SPACE_REFUSALS: Record<string, RefusalText> = {
  'contacts-changed': {
    fr: 'Les contacts ont changé entre-temps : rien n’a été enregistré, relire la liste.',
    en: 'The contacts changed meanwhile: nothing was saved, read the list again.',
  },
  'contacts-version-required': {
    status: 400,
    fr: 'L’en-tête If-Match porte la version des contacts qui a été lue.',
    en: 'The If-Match header carries the version of the contacts that was read.',
  },
  'own-access-lost': {
    fr: 'Aucun contact n’aurait plus l’adresse de ce compte ({email}) : cet accès serait perdu. Demander à l’association de changer cette adresse.',
    en: 'No contact would have the address of this account ({email}) any more: this access would be lost. Ask the association to change that address.',
  },
};
