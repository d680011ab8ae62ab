import type { Localised } from '../../../../shared/kernel/common';

/** The sentences for what a line of an import adds, replaces or leaves. */
export const NOTES: Record<string, Localised> = {
  'adds-contact': { fr: 'Ajoute ce contact.', en: 'Adds this contact.' },
  'applies-again': {
    fr: 'La candidature du {day} suit la dernière période, finie le {endsOn} : le membre sera de nouveau candidat.',
    en: 'The application of {day} comes after the last term, which ended on {endsOn}: the member will be a candidate again.',
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
  'stays-owed': {
    fr: 'Restera dû : {amount}.',
    en: 'Stays owed: {amount}.',
  },
  'stays-to-call': {
    fr: 'L’appel de cotisation reste à émettre.',
    en: 'The call for dues is still to be issued.',
  },
  'zeros-put-back': {
    fr: 'Les zéros du début, que le tableur avait retirés, sont remis.',
    en: 'The leading zeros, which the spreadsheet had removed, are put back.',
  },
  'taken-over': { fr: 'Pour « {name} », qui l’a repris.', en: 'For “{name}”, which took it over.' },
};
