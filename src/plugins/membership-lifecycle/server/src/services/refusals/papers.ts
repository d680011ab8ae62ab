import type { RefusalText } from './refusals';

/** Why a paper that a member gave is refused. */
export const PAPER_REFUSALS: Record<string, RefusalText> = {
  'paper-file-missing': {
    status: 400,
    fr: 'Choisissez un fichier PDF, un seul à la fois.',
    en: 'Choose one PDF file, one at a time.',
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
};
