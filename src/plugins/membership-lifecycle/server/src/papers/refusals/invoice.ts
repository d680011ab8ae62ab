/** Refusals of calls that carry the data of an invoice. */
export const INVOICE_REFUSALS = {
  'paper-logo-cmyk': {
    fr: 'Le logo est en couleurs d’imprimerie (CMJN), qu’un appel au format Factur-X ne peut pas garder : choisir dans les réglages de l’association une image en couleurs d’écran (RVB).',
    en: 'The logo is in printing colours (CMYK), which a call in the Factur-X format cannot keep: choose a picture in screen colours (RGB) in the settings of the association.',
  },
} as const;
