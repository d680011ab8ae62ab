import type { Localised } from '../../../../shared/kernel/common';

/** The sentences for what a line of an import adds, replaces or leaves. */
export const NOTES: Record<string, Localised> = {
  'adds-contact': { fr: 'Ajoute ce contact.', en: 'Adds this contact.' },
  'address-of-before': {
    fr: 'Adresse d’avant : celle de la ligne {line}, plus récente, est reprise.',
    en: 'Address of before: the one of line {line}, which is later, is taken.',
  },
  'applies-again': {
    fr: 'La candidature du {day} suit la dernière période, finie le {endsOn} : le membre sera de nouveau candidat.',
    en: 'The application of {day} comes after the last term, which ended on {endsOn}: the member will be a candidate again.',
  },
  'contact-of-before': {
    fr: 'Contact d’avant : celui de la ligne {line}, plus récente, est repris.',
    en: 'Contact of before: the one of line {line}, which is later, is taken.',
  },
  'figure-kept': {
    fr: 'Plus ancien que le chiffre enregistré ({was}, de {wasYear}), qui est gardé.',
    en: 'Older than the recorded figure ({was}, of {wasYear}), which is kept.',
  },
  'figure-updated': {
    fr: 'Remplace le chiffre enregistré : {was} (de {wasYear}) devient {is} (de {isYear}).',
    en: 'Replaces the recorded figure: {was} (of {wasYear}) becomes {is} (of {isYear}).',
  },
  fills: {
    fr: 'Complète ce champ, qui était vide.',
    en: 'Fills this field, which was empty.',
  },
  'granted-as-in': {
    fr: 'Quantité accordée en {year}, reprise ici : {granted}. Aucune formule publiée ne la dit pour cette période ; la colonne « accordé » la change.',
    en: 'Quantity granted in {year}, taken here: {granted}. No published tier says it for this term; the column “granted” changes it.',
  },
  kept: {
    fr: 'Diffère de ce qui est enregistré, qui est gardé.',
    en: 'Differs from what is recorded, which is kept.',
  },
  'makes-member': {
    fr: 'Nouvel organisme et son adhésion.',
    en: 'New body and its membership.',
  },
  'makes-membership': {
    fr: 'Nouvelle adhésion d’un organisme qui est là.',
    en: 'New membership of a body that is there.',
  },
  'makes-payment': {
    fr: 'Règlement de {amount} du {day}.',
    en: 'Payment of {amount} on {day}.',
  },
  'makes-term': {
    fr: 'Période du {startsOn} au {endsOn}.',
    en: 'Term from {startsOn} to {endsOn}.',
  },
  settled: {
    fr: 'Rien ne sera dû : le fichier n’a aucune colonne de règlement, et cette période est finie.',
    en: 'Nothing will be owed: the file has no column of payments, and this term is over.',
  },
  'stays-owed': {
    fr: 'Restera dû : {amount}.',
    en: 'Stays owed: {amount}.',
  },
  'stays-to-call': {
    fr: 'L’appel de cotisation reste à émettre.',
    en: 'The call for dues is still to be issued.',
  },
  'without-rights': {
    fr: 'Sans droits : aucune formule de {year} n’est publiée.',
    en: 'Without rights: no tier of {year} is published.',
  },
  'zeros-put-back': {
    fr: 'Les zéros du début, que le tableur avait retirés, sont remis.',
    en: 'The leading zeros, which the spreadsheet had removed, are put back.',
  },
  'taken-over': { fr: 'Pour « {name} », qui l’a repris.', en: 'For “{name}”, which took it over.' },
};
