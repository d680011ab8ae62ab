import type { RefusalText } from '../../kernel/errors';

/** Why a right is not granted, used, given back or carried over by the core's rules. */
export const RIGHTS_REFUSALS = {
  'already-carried': {
    fr: 'Les droits de cette période ont déjà été reportés.',
    en: 'The rights of this term were already carried over.',
  },
  'already-reversed': {
    fr: 'Cette utilisation a déjà été annulée.',
    en: 'This use was already reversed.',
  },
  'below-zero': {
    fr: 'Le compteur est à {used} : impossible d’en retirer davantage.',
    en: 'The counter is at {used}: no more can be taken back.',
  },
  'benefit-unknown': {
    status: 404,
    fr: 'Aucun droit ne porte ce code : {benefit}.',
    en: 'No benefit has this code: {benefit}.',
  },
  'carry-over-cap': {
    fr: 'Le report est limité à {cap}, et il en est déjà reporté {carried}.',
    en: 'Carry-over is limited to {cap}, of which {carried} already carried.',
  },
  exhausted: {
    fr: 'Il n’en reste pas assez : le compteur est à {used} sur {granted}.',
    en: 'Not enough is left: the counter is at {used} of {granted}.',
  },
  'grant-beyond-term': {
    status: 400,
    fr: 'La période finit le {endsOn} : choisir ce jour ou plus tôt, ou laisser vide pour toute la période.',
    en: 'The term ends on {endsOn}: choose that day or an earlier one, or leave it empty for the whole term.',
  },
  'grant-unknown': {
    status: 404,
    fr: 'Rien de tel n’est accordé, ou plus : recharger la fiche.',
    en: 'No such grant stands, or not any more: reload the page.',
  },
  'grant-used': {
    fr: 'Ce qui a été accordé est entièrement utilisé : annuler d’abord les utilisations de trop.',
    en: 'What was granted is all used: undo the uses that are too many first.',
  },
  'grants-used': {
    fr: 'Ce qui a été accordé en plus est entièrement utilisé.',
    en: 'All that was granted beyond the tier is used.',
  },
  'no-grant': {
    fr: 'Rien n’a été accordé à ce membre au-delà de sa formule.',
    en: 'Nothing was granted to this member beyond their tier.',
  },
  'no-next-right': {
    fr: 'Aucune période suivante n’ouvre ce droit : il n’y a rien vers quoi reporter.',
    en: 'No following term grants this right: there is nothing to carry it to.',
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
  'rights-used': {
    fr: 'Des droits de cette période sont déjà utilisés : annuler ces utilisations d’abord.',
    en: 'Rights of this term are already used: reverse those uses first.',
  },
} satisfies Record<string, RefusalText>;
