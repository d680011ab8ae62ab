import { CORE_REFUSALS } from '../../core/refusals/memberships';
import { refusing, type RefusalText } from '../../kernel/errors';

/** Refusals of the bank's statements. */
export const BANK_REFUSALS = {
  'bank-amounts-differ': {
    status: 400,
    fr: 'Les parts dépassent ce qui reste de la ligne : {left} au plus.',
    en: 'The parts exceed what is left of the line: {left} at most.',
  },
  'bank-balance': {
    status: 400,
    fr: 'Le solde final ne tombe pas juste (ligne {line} du fichier) : {expected} attendu d’après les mouvements, {found} écrit. Le fichier est incomplet ou a été modifié : le télécharger à nouveau sur le site de la banque.',
    en: 'The closing balance does not add up (line {line} of the file): {expected} expected from the movements, {found} written. The file is incomplete or was changed: download it again from the bank’s site.',
  },
  'bank-busy': {
    status: 503,
    fr: 'D’autres fichiers sont en cours de lecture : réessayer dans une minute. Rien n’a changé.',
    en: 'Other files are being read: try again in a minute. Nothing has changed.',
  },
  'bank-cell': {
    status: 400,
    fr: 'Ligne {line} du fichier, « {field} » : « {cell} » n’est pas lisible. Corriger la cellule, ou choisir une autre colonne.',
    en: 'Line {line} of the file, “{field}”: “{cell}” cannot be read. Correct the cell, or choose another column.',
  },
  'bank-columns': {
    status: 400,
    fr: 'Choisir une colonne pour la date, une pour le libellé, et une pour le montant (ou une pour le débit et une pour le crédit). Chaque colonne ne sert qu’une fois.',
    en: 'Choose a column for the day, one for the label, and one for the amount (or one for debits and one for credits). Each column serves once.',
  },
  'bank-currency': {
    status: 400,
    fr: 'Ce relevé est en {found} (ligne {line} du fichier), et les cotisations sont en euros : déposer le relevé du compte en euros.',
    en: 'This statement is in {found} (line {line} of the file), and dues are in euros: send the statement of the account in euros.',
  },
  'bank-encoding': {
    status: 400,
    fr: 'Les lettres de ce fichier ne sont pas lisibles : l’enregistrer en UTF-8, ou le télécharger à nouveau sur le site de la banque.',
    en: 'The letters of this file cannot be read: save it as UTF-8, or download it again from the bank’s site.',
  },
  'bank-field': {
    status: 400,
    fr: 'Ligne {line} du fichier : {field} manque ou n’est pas lisible (« {cell} »). Télécharger le fichier à nouveau sur le site de la banque.',
    en: 'Line {line} of the file: {field} is missing or cannot be read (“{cell}”). Download the file again from the bank’s site.',
  },
  'bank-file-missing': {
    status: 400,
    fr: 'Joindre un relevé, un seul : CAMT.053, OFX, CFONB 120 ou CSV.',
    en: 'Send one statement, and one only: CAMT.053, OFX, CFONB 120 or CSV.',
  },
  'bank-file-too-large': {
    status: 400,
    fr: 'Ce fichier est trop gros : {max} Mo au plus. Demander à la banque un relevé d’une période plus courte.',
    en: 'This file is too large: {max} MB at most. Ask the bank for a statement of a shorter period.',
  },
  'bank-format': {
    status: 400,
    fr: 'Ce fichier n’est pas un relevé CAMT.053, OFX, CFONB 120 ou CSV. Sur le site de la banque, choisir l’un de ces formats ; un tableur s’enregistre en CSV.',
    en: 'This file is no statement in CAMT.053, OFX, CFONB 120 or CSV. On the bank’s site, choose one of these formats; a spreadsheet is saved as CSV.',
  },
  'bank-heading-twice': {
    status: 400,
    fr: 'Deux colonnes s’appellent « {heading} » : leur donner deux titres différents.',
    en: 'Two columns are called “{heading}”: give them two different headings.',
  },
  'bank-line-changed': {
    fr: 'Cette ligne a changé entre-temps, dans un autre onglet ou par quelqu’un d’autre : relire la liste. Rien n’a été enregistré.',
    en: 'This line has changed meanwhile, in another tab or by somebody else: look at the list again. Nothing was recorded.',
  },
  'bank-line-long': {
    status: 400,
    fr: 'La ligne {line} du fichier est trop longue : {max} caractères au plus. Télécharger le fichier à nouveau, sans le modifier.',
    en: 'Line {line} of the file is too long: {max} characters at most. Download the file again, without changing it.',
  },
  'bank-line-unknown': {
    status: 404,
    fr: 'Cette ligne n’est plus là : relire la liste.',
    en: 'This line is no longer there: look at the list again.',
  },
  'bank-no-lines': {
    status: 400,
    fr: 'Ce relevé ne contient aucun mouvement. Choisir une autre période sur le site de la banque.',
    en: 'This statement holds no movement. Choose another period on the bank’s site.',
  },
  'bank-not-done': {
    fr: 'Cette ligne n’a pas pu être rapprochée : réessayer. Rien n’a été enregistré pour elle.',
    en: 'This line could not be matched: try again. Nothing was recorded for it.',
  },
  'bank-not-incoming': {
    fr: 'Cette ligne est une sortie d’argent : elle ne règle aucun appel, et se rattache à un remboursement enregistré ou au rejet d’un règlement.',
    en: 'This line is money going out: it pays no call, and is put on a refund that is recorded, or on the rejection of a payment.',
  },
  'bank-not-matched': {
    fr: 'Cette ligne n’est plus ni rapprochée ni mise de côté : relire la liste.',
    en: 'This line is neither matched nor set aside any more: look at the list again.',
  },
  'bank-not-sure': {
    fr: 'Ce rapprochement n’est plus sûr : l’appel a été réglé, modifié, ou pris par une autre ligne. La ligne reste à rapprocher.',
    en: 'This match is no longer sure: the call was paid, changed, or taken by another line. The line still waits.',
  },
  'bank-payment-rejected': {
    fr: 'La banque a rejeté le règlement de cette ligne : elle reste rapprochée, puisque l’argent est bien arrivé avant de repartir. Si le rejet a été noté par erreur, l’annuler d’abord sur la fiche du membre.',
    en: 'The bank rejected the payment of this line: it stays matched, since the money did come in before it left. If the rejection was noted by mistake, reverse it first on the page of the member.',
  },
  'bank-reading-too-large': {
    status: 400,
    fr: 'La lecture de ce fichier demande plus de mémoire que permis ({max} Mo) : demander à la banque un relevé d’une période plus courte.',
    en: 'Reading this file takes more memory than allowed ({max} MB): ask the bank for a statement of a shorter period.',
  },
  'bank-reading-too-long': {
    status: 400,
    fr: 'La lecture de ce fichier n’est pas finie après {max} secondes : demander à la banque un relevé d’une période plus courte.',
    en: 'Reading this file is not over after {max} seconds: ask the bank for a statement of a shorter period.',
  },
  'bank-receipt-taken': {
    fr: 'Ce règlement, ce remboursement ou ce rejet est déjà rattaché à une ligne de la banque, ou il a été annulé : relire la liste.',
    en: 'This payment, refund or rejection is on a line of the bank already, or was reversed: look at the list again.',
  },
  'bank-record': {
    status: 400,
    fr: 'Ligne {line} du fichier : ce n’est pas un enregistrement CFONB 120 (01, 04, 05 ou 07). Télécharger le fichier à nouveau, sans le modifier.',
    en: 'Line {line} of the file is no CFONB 120 record (01, 04, 05 or 07). Download the file again, without changing it.',
  },
  'bank-refunds-differ': {
    status: 400,
    fr: 'Les remboursements et les rejets choisis doivent faire le montant de la ligne : {left}.',
    en: 'The refunds and rejections that are chosen must make the amount of the line: {left}.',
  },
  'bank-statement-matched': {
    fr: 'Des lignes de ce relevé sont rapprochées ou mises de côté : les annuler d’abord, puis retirer le relevé.',
    en: 'Lines of this statement are matched or set aside: undo them first, then remove the statement.',
  },
  'bank-statement-unknown': {
    status: 404,
    fr: 'Ce relevé n’est plus là.',
    en: 'This statement is no longer there.',
  },
  'bank-too-many-lines': {
    status: 400,
    fr: 'Ce relevé a trop de lignes : {max} au plus. Demander à la banque une période plus courte.',
    en: 'This statement has too many lines: {max} at most. Ask the bank for a shorter period.',
  },
  'bank-truncated': {
    status: 400,
    fr: 'Ce fichier est coupé : sa fin manque (ligne {line}). Le télécharger à nouveau sur le site de la banque.',
    en: 'This file is cut: its end is missing (line {line}). Download it again from the bank’s site.',
  },
  'bank-xml': {
    status: 400,
    fr: 'Ce fichier XML n’est pas lisible (ligne {line}) : le télécharger à nouveau sur le site de la banque.',
    en: 'This XML file cannot be read (line {line}): download it again from the bank’s site.',
  },
} satisfies Record<string, RefusalText>;

export type BankReason = keyof typeof BANK_REFUSALS;

/** Makes the error of a refusal, to be thrown; the reason is one of those given here. */
export const refuse = refusing({ ...BANK_REFUSALS, ...CORE_REFUSALS });
