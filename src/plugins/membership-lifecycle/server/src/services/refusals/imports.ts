import type { RefusalText } from './refusals';

/** Why a file of members is not taken in. */
export const IMPORT_REFUSALS: Record<string, RefusalText> = {
  'import-applied': {
    fr: 'Ce fichier a déjà été importé.',
    en: 'This file was already imported.',
  },
  'import-file-empty': {
    status: 400,
    fr: 'Ce fichier est vide, ou sa première ligne ne porte pas les titres des colonnes.',
    en: 'This file is empty, or its first line does not hold the headings of the columns.',
  },
  'import-file-missing': {
    status: 400,
    fr: 'Joindre un fichier, un seul : CSV ou XLSX.',
    en: 'Send one file, and one only: CSV or XLSX.',
  },
  'import-file-too-large': {
    status: 400,
    fr: 'Ce fichier est trop gros : {max} Mo au plus. Le partager en plusieurs fichiers.',
    en: 'This file is too large: {max} MB at most. Split it into several files.',
  },
  'import-file-unreadable': {
    status: 400,
    fr: 'Ce fichier n’est pas lisible : l’enregistrer à nouveau depuis le tableur, en XLSX ou en CSV.',
    en: 'This file cannot be read: save it again from the spreadsheet, as XLSX or CSV.',
  },
  'import-has-faults': {
    fr: '{count} ligne(s) sont refusées : corriger le fichier, puis l’importer à nouveau. Rien n’a été écrit.',
    en: '{count} line(s) are refused: correct the file, then import it again. Nothing was written.',
  },
  'import-has-no-columns': {
    fr: 'Des champs obligatoires n’ont pas de colonne : les choisir d’abord.',
    en: 'Required fields have no column: choose them first.',
  },
  'import-heading-twice': {
    status: 400,
    fr: 'Deux colonnes s’appellent « {heading} » : leur donner deux titres différents.',
    en: 'Two columns are called “{heading}”: give them two different headings.',
  },
  'import-outdated': {
    fr: 'Des données ont changé depuis cette vérification : vérifier à nouveau avant d’importer. Rien n’a été écrit.',
    en: 'Data have changed since this check: check again before importing. Nothing was written.',
  },
  'import-sheet-unknown': {
    status: 400,
    fr: 'Ce classeur n’a pas de feuille de ce nom.',
    en: 'This workbook has no sheet of this name.',
  },
  'import-too-many-columns': {
    status: 400,
    fr: 'Ce fichier a trop de colonnes : {max} au plus.',
    en: 'This file has too many columns: {max} at most.',
  },
  'import-too-many-lines': {
    status: 400,
    fr: 'Ce fichier a trop de lignes : {max} au plus. Le partager en plusieurs fichiers.',
    en: 'This file has too many lines: {max} at most. Split it into several files.',
  },
  'import-under-way': {
    fr: 'Un import est en cours : attendre qu’il soit fini.',
    en: 'An import is under way: wait until it is over.',
  },
  'import-unknown': {
    status: 404,
    fr: 'Ce fichier n’est plus là : l’importer à nouveau.',
    en: 'This file is no longer there: import it again.',
  },
  'import-without-lines': {
    status: 400,
    fr: 'Ce fichier n’a que la ligne des titres.',
    en: 'This file has the line of headings only.',
  },
};
