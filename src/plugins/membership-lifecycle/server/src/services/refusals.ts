/**
 * Every reason for which something is refused, as people read it. `{x}` is filled from the details.
 * `status` is the HTTP status, 409 unless it says otherwise. In alphabetical order.
 */
export interface RefusalText {
  status?: 400 | 404 | 409 | 422;
  fr: string;
  en: string;
}

export const REFUSALS: Record<string, RefusalText> = {
  'already-reversed': {
    fr: 'Cette utilisation a déjà été annulée.',
    en: 'This use was already reversed.',
  },
  'below-zero': {
    fr: 'Il n’y a que {used} utilisation(s) à retirer.',
    en: 'There are only {used} use(s) to take back.',
  },
  'benefit-unknown': {
    status: 404,
    fr: 'Aucun droit ne porte ce code : {benefit}.',
    en: 'No benefit has this code: {benefit}.',
  },
  busy: {
    fr: 'Trop de demandes en même temps sur cette adhésion : rien n’a changé, réessayer.',
    en: 'Too many requests at once on this membership: nothing changed, try again.',
  },
  'carry-over-cap': {
    fr: 'Le report est limité à {cap}, dont {carried} déjà reporté(s).',
    en: 'Carry-over is limited to {cap}, of which {carried} already carried.',
  },
  'date-in-future': { status: 400, fr: 'Ce jour est à venir.', en: 'This day is in the future.' },
  'entitlement-unknown': {
    status: 404,
    fr: 'Ce droit n’existe pas pour cette adhésion.',
    en: 'This membership has no such right.',
  },
  exhausted: {
    fr: 'Droit épuisé : {used} utilisé(s) sur {granted}.',
    en: 'Right exhausted: {used} used of {granted}.',
  },
  'idempotency-key-invalid': {
    status: 400,
    fr: 'L’en-tête Idempotency-Key doit compter 1 à 255 caractères ASCII visibles.',
    en: 'The Idempotency-Key header must have 1 to 255 visible ASCII characters.',
  },
  'idempotency-key-required': {
    status: 400,
    fr: 'L’en-tête Idempotency-Key est nécessaire.',
    en: 'The Idempotency-Key header is required.',
  },
  'idempotency-key-reused': {
    status: 422,
    fr: 'Cette clé d’idempotence a déjà servi pour une autre demande.',
    en: 'This idempotency key was already used for another request.',
  },
  'invalid-input': {
    status: 400,
    fr: 'Demande invalide : voir le détail de chaque champ.',
    en: 'Invalid request: see the details of each field.',
  },
  'membership-unknown': {
    status: 404,
    fr: 'Cette adhésion n’existe pas.',
    en: 'There is no such membership.',
  },
  'no-next-right': {
    fr: 'Aucune période suivante n’ouvre ce droit : il n’y a rien vers quoi reporter.',
    en: 'No following term grants this right: there is nothing to carry it to.',
  },
  'not-active': {
    fr: 'L’adhésion n’est pas en cours à cette date.',
    en: 'The membership is not active on this day.',
  },
  'not-carriable': {
    fr: 'Seul un droit compté se reporte.',
    en: 'Only a counted right can be carried over.',
  },
  'not-consumable': {
    fr: 'Ce droit ne se consomme pas.',
    en: 'This right is not used up.',
  },
  'not-granted': {
    fr: 'Cette adhésion n’ouvre pas ce droit à cette date.',
    en: 'This membership does not grant this right on this day.',
  },
  'not-reversible': {
    fr: 'Seule une utilisation s’annule.',
    en: 'Only a use can be reversed.',
  },
  'person-cap-reached': {
    fr: 'Cette personne a atteint sa limite de {cap}.',
    en: 'This person has reached the limit of {cap}.',
  },
  'person-required': {
    status: 400,
    fr: 'Ce droit est limité par personne : dire laquelle.',
    en: 'This right is limited per person: say which one.',
  },
  'quantity-invalid': {
    status: 400,
    fr: 'La quantité est un nombre entier, entre 1 et {max}.',
    en: 'The quantity is a whole number between 1 and {max}.',
  },
  'right-unlimited': {
    fr: 'Ce droit est sans limite : il n’y a rien à ajouter.',
    en: 'This right is unlimited: there is nothing to add.',
  },
  'usage-unknown': {
    status: 404,
    fr: 'Cette utilisation n’existe pas.',
    en: 'There is no such use.',
  },
};
