import { CORE_REFUSALS } from '../../core/refusals/memberships';
import { refusing, type RefusalText } from '../../kernel/errors';

/** Refusals of imports. */
export const IMPORT_REFUSALS = {
  'import-applied': {
    fr: 'Ce fichier a déjà été importé.',
    en: 'This file was already imported.',
  },
  'import-busy': {
    status: 503,
    fr: 'D’autres fichiers sont en cours de lecture : réessayer dans une minute. Rien n’a changé.',
    en: 'Other files are being read: try again in a minute. Nothing has changed.',
  },
  'import-cell-too-long': {
    status: 400,
    fr: 'Une cellule de la ligne {line} est trop longue : {max} caractères au plus. La raccourcir.',
    en: 'A cell of line {line} is too long: {max} characters at most. Shorten it.',
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
    fr: 'Lignes refusées : {count}. Corriger le fichier, puis l’importer à nouveau. Rien n’a été écrit.',
    en: 'Lines refused: {count}. Correct the file, then import it again. Nothing was written.',
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
  'import-line-too-long': {
    status: 400,
    fr: 'La ligne {line} est trop longue : {max} caractères au plus. Un guillemet y est peut-être ouvert et jamais fermé.',
    en: 'Line {line} is too long: {max} characters at most. A quote may be opened there and never closed.',
  },
  'import-outdated': {
    fr: 'Des données ont changé depuis cette vérification : vérifier à nouveau avant d’importer. Rien n’a été écrit.',
    en: 'Data have changed since this check: check again before importing. Nothing was written.',
  },
  'import-quote-open': {
    status: 400,
    fr: 'Un guillemet ouvert à la ligne {line} n’est jamais fermé : le fermer ou l’enlever, ou enregistrer le fichier en XLSX.',
    en: 'A quote opened in line {line} is never closed: close or remove it, or save the file as XLSX.',
  },
  'import-reading-too-large': {
    status: 400,
    fr: 'La lecture de ce fichier demande plus de mémoire que permis ({max} Mo) : copier les cellules utiles dans un classeur neuf, ou partager le fichier en plusieurs.',
    en: 'Reading this file takes more memory than allowed ({max} MB): copy the cells that matter into a new workbook, or split the file.',
  },
  'import-reading-too-long': {
    status: 400,
    fr: 'La lecture de ce fichier n’est pas finie après {max} secondes : copier les cellules utiles dans un classeur neuf, ou partager le fichier en plusieurs.',
    en: 'Reading this file is not over after {max} seconds: copy the cells that matter into a new workbook, or split the file.',
  },
  'import-sheet-unknown': {
    status: 400,
    fr: 'Ce classeur n’a pas de feuille de ce nom.',
    en: 'This workbook has no sheet of this name.',
  },
  'import-too-many-cells': {
    status: 400,
    fr: 'Ce fichier a trop de cellules remplies : {max} au plus. Le partager en plusieurs fichiers.',
    en: 'This file has too many filled cells: {max} at most. Split it into several files.',
  },
  'import-too-many-columns': {
    status: 400,
    fr: 'Ce fichier a trop de colonnes : {max} au plus. Supprimer ce qui est plus à droite (Ctrl+Fin montre la dernière cellule).',
    en: 'This file has too many columns: {max} at most. Delete what stands further right (Ctrl+End shows the last cell).',
  },
  'import-too-many-lines': {
    status: 400,
    fr: 'Ce fichier a trop de lignes : {max} au plus. Supprimer ce qui est plus bas (Ctrl+Fin montre la dernière cellule), ou le partager en plusieurs fichiers.',
    en: 'This file has too many lines: {max} at most. Delete what stands further down (Ctrl+End shows the last cell), or split it into several files.',
  },
  'import-too-many-parts': {
    status: 400,
    fr: 'Ce classeur a trop de feuilles ou d’images ({max} parties au plus) : copier la feuille utile dans un classeur neuf.',
    en: 'This workbook has too many sheets or pictures ({max} parts at most): copy the sheet that matters into a new workbook.',
  },
  'import-too-much-text': {
    status: 400,
    fr: 'Les cellules de ce fichier tiennent trop de texte : {max} caractères au plus. Le partager en plusieurs fichiers.',
    en: 'The cells of this file hold too much text: {max} characters at most. Split it into several files.',
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
  'import-unpacks-too-large': {
    status: 400,
    fr: 'Ce classeur est trop gros une fois décompressé : {max} Mo au plus. En ôter images et feuilles inutiles, ou le partager.',
    en: 'This workbook is too large once unpacked: {max} MB at most. Remove pictures and sheets that are not needed, or split it.',
  },
  'import-without-lines': {
    status: 400,
    fr: 'Ce fichier n’a que la ligne des titres.',
    en: 'This file has the line of headings only.',
  },
} satisfies Record<string, RefusalText>;

export type ImportReason = keyof typeof IMPORT_REFUSALS;

/** Makes the error of a refusal, to be thrown; the reason is one of those given here. */
export const refuse = refusing({ ...IMPORT_REFUSALS, ...CORE_REFUSALS });
