import { CORE_REFUSALS } from '../../core/refusals/memberships';
import { refusing, type RefusalText } from '../../kernel/errors';
import { ATTESTATION_REFUSALS } from './attestations';
import { INVOICE_REFUSALS } from './invoice';

/** Why a paper that a member gave is refused. */
export const PAPER_REFUSALS = {
  'paper-missing': {
    fr: 'Le fichier de ce document manque ou a été modifié dans le stockage privé : restaurez-le depuis la sauvegarde.',
    en: 'The file of this document is missing from the private storage, or was altered there: restore it from the backup.',
  },
  'paper-not-stored': {
    fr: 'Le document n’a pas pu être écrit dans le stockage privé, rien n’a changé : la personne qui administre le serveur vérifie le dossier PRIVATE_FILES et la place qui reste.',
    en: 'The document could not be written to the private storage, nothing has changed: whoever runs the server checks the folder PRIVATE_FILES and the space left.',
  },
  'paper-unknown': {
    status: 404,
    fr: 'Ce document n’existe pas.',
    en: 'There is no such document.',
  },
  'paper-unwritable': {
    fr: 'Le document ne peut pas être écrit : la police n’a pas le caractère « {character} ». Le corriger dans la fiche de l’organisme ou l’identité de l’association.',
    en: 'The document cannot be written: its font lacks the character “{character}”. Correct it on the organisation’s page or in the association’s identity.',
  },
  'pdf-broken': {
    status: 400,
    fr: 'Ce PDF est incomplet ou abîmé : demandez-le à nouveau, ou ouvrez-le et enregistrez-le en PDF.',
    en: 'This PDF is incomplete or damaged: ask for it again, or open it and save it as a PDF.',
  },
  'pdf-not-one': {
    status: 400,
    fr: 'Ce fichier n’est pas un PDF, quel que soit son nom : enregistrez-le ou numérisez-le en PDF.',
    en: 'This file is no PDF, whatever its name: save it or scan it as a PDF.',
  },
  'pdf-protected': {
    status: 400,
    fr: 'Ce PDF est protégé : dans quelques années, plus personne ne pourrait l’ouvrir. Demandez-le sans protection, ou numérisez-le.',
    en: 'This PDF is protected: in a few years, nobody could open it any more. Ask for it without protection, or scan it.',
  },
  'pdf-too-large': {
    status: 400,
    fr: 'Ce fichier dépasse {max} Mo : numérisez-le en qualité moins élevée.',
    en: 'This file is over {max} MB: scan it at a lower quality.',
  },
  'renewal-unknown': {
    status: 404,
    fr: 'Ce renouvellement n’existe pas.',
    en: 'There is no such renewal.',
  },
} satisfies Record<string, RefusalText>;

/** Makes the error of a refusal, to be thrown; the reason is one of those given here. */
export const refuse = refusing({
  ...ATTESTATION_REFUSALS,
  ...CORE_REFUSALS,
  ...INVOICE_REFUSALS,
  ...PAPER_REFUSALS,
});

/** Why something of papers is refused. */
export type PaperReason = Parameters<typeof refuse>[0];
