/** Why there is no offer to show, as readers are told; the application and the document say the same. */
export const PUBLIC_OFFER_REFUSALS = {
  'no-open-offer': {
    status: 404,
    fr: 'Aucune offre d’adhésion n’est ouverte en ce moment.',
    en: 'No membership offer is open at the moment.',
  },
  'offer-not-found': {
    status: 404,
    fr: 'Il n’y a pas d’offre publiée à cette adresse.',
    en: 'There is no published offer at this address.',
  },
  'preview-refused': {
    status: 403,
    fr: 'Ce lien d’aperçu n’est plus valable, ou ne vaut pas pour cette page. Rouvrir l’aperçu depuis la fiche de l’offre.',
    en: 'This preview link has expired, or is not for this page. Open the preview again from the offer.',
  },
  'offer-unavailable': {
    status: 503,
    fr: 'L’offre ne peut pas être lue en ce moment. Réessayer dans un instant.',
    en: 'The offer cannot be read at the moment. Please try again shortly.',
  },
  'unknown-locale': {
    status: 400,
    fr: 'Les seules langues sont `fr` et `en`.',
    en: 'The only locales are `fr` and `en`.',
  },
  'unknown-parameter': {
    status: 400,
    fr: 'L’adresse porte un paramètre que cette demande ne connaît pas.',
    en: 'The query holds a parameter that this call does not know.',
  },
} as const;

export type PublicOfferReason = keyof typeof PUBLIC_OFFER_REFUSALS;
