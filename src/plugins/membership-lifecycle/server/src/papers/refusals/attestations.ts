import type { RefusalText } from '../../kernel/errors';

/** Why a certificate, a receipt or the sheet of an offer is not made or not sent. */
export const ATTESTATION_REFUSALS = {
  'attestation-lacks-identity': {
    fr: 'L’association doit d’abord être présentée : son nom et sa ville, dans Paramètres, Identité de l’association.',
    en: 'The association must be presented first: its name and its city, under Settings, Identity of the association.',
  },
  'not-member-on': {
    fr: 'Pas d’attestation au {on}, car l’organisme n’est pas membre ce jour-là : {why}',
    en: 'No certificate for {on}, since the organisation is no member on that day: {why}',
  },
  'nothing-received': {
    fr: 'Rien n’a été reçu sur cet appel : il n’y a pas de reçu à établir.',
    en: 'Nothing was received on this call: there is no receipt to make.',
  },
  'paper-sent-already': {
    fr: 'Ce document est déjà parti par message : le renvoyer depuis la page Messages.',
    en: 'This document already left in a message: send it again from the page Messages.',
  },
  'sheet-too-long': {
    status: 422,
    fr: 'Cette offre ne tient pas sur une page A4 : il y a environ {linesInWords} de trop, même en petits caractères. Raccourcir ses textes ou ceux de ses droits.',
    en: 'This offer does not fit on one A4 page: it is about {linesInWords} too long, even in small letters. Shorten its texts or those of its benefits.',
  },
  'sheet-unwritable': {
    fr: 'La fiche ne peut pas être écrite : la police n’a pas le caractère « {character} ». Le retirer des textes de l’offre, de ses formules ou de ses droits.',
    en: 'The sheet cannot be written: its font lacks the character “{character}”. Take it out of the texts of the offer, its tiers or its benefits.',
  },
} satisfies Record<string, RefusalText>;
