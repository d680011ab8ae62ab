import type { Locale } from './types';

/** Why there is no offer to show, as readers are told. */
const TEXTS = {
  'no-open-offer': {
    status: 404,
    name: 'NotFoundError',
    fr: 'Aucune offre d’adhésion n’est ouverte en ce moment.',
    en: 'No membership offer is open at the moment.',
  },
  'offer-not-found': {
    status: 404,
    name: 'NotFoundError',
    fr: 'Il n’y a pas d’offre publiée à cette adresse.',
    en: 'There is no published offer at this address.',
  },
  'preview-refused': {
    status: 403,
    name: 'ForbiddenError',
    fr: 'Ce lien d’aperçu n’est plus valable, ou ne vaut pas pour cette page. Rouvrir l’aperçu depuis la fiche de l’offre.',
    en: 'This preview link has expired, or is not for this page. Open the preview again from the offer.',
  },
  'offer-unavailable': {
    status: 503,
    name: 'ServiceUnavailableError',
    fr: 'L’offre ne peut pas être lue en ce moment. Réessayer dans un instant.',
    en: 'The offer cannot be read at the moment. Please try again shortly.',
  },
} as const;

export type NoOffer = keyof typeof TEXTS;

/** The answer that says why there is no offer, in Strapi's own shape. */
export const noOffer = (reason: NoOffer, locale: Locale) => {
  const { status, name, ...text } = TEXTS[reason];
  return {
    status,
    body: { data: null, error: { status, name, message: text[locale], details: { reason } } },
  };
};
