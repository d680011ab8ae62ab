import { inThousands } from '../../../../shared/core/bracket-words';
import { BUSINESS_NUMBER_TEXTS } from '../../../../shared/kernel/business-number';
import type { Localised } from '../../../../shared/kernel/common';
import { POSTCODE_TEXTS } from '../../../../shared/kernel/postcode';
import type { ImportNote } from '../../../../shared/transfer/imports';
import { looksLikeDay } from '../../kernel/rules/calendar';
import type { Remark } from '../../kernel/rules/import/types';
import { typeset } from '../../kernel/rules/typography';
import { formatDay, formatMoney } from '../../kernel/texts/format';
import { NOTES } from './note-texts';
import { WHOSE_TEXTS } from './whose-texts';

/** The sentences for lines of an import: faults, with advice, and remarks. */

const FAULTS: Record<string, Localised> = {
  ...BUSINESS_NUMBER_TEXTS,
  ...WHOSE_TEXTS,
  'amount-decimals': {
    fr: 'Ce montant a plus de deux décimales, ou un séparateur de milliers ambigu : écrire 5000,00.',
    en: 'This amount has more than two decimals, or an ambiguous thousands separator: write 5000.00.',
  },
  'amount-too-large': { fr: 'Ce montant est trop grand.', en: 'This amount is too large.' },
  'call-number-taken': {
    fr: 'Un autre appel porte déjà le numéro « {number} » : corriger le numéro ou vider la cellule.',
    en: 'Another call already has the number “{number}”: correct the number or empty the cell.',
  },
  'control-character': {
    fr: 'Ce texte contient un caractère illisible : l’écrire à nouveau.',
    en: 'This text contains an unreadable character: write it again.',
  },
  'day-to-come': {
    fr: 'Cette date est à venir ({day}) : corriger la date.',
    en: 'This date is in the future ({day}): correct the date.',
  },
  'departure-without-day': {
    fr: 'Un motif de départ demande la date du départ.',
    en: 'A kind of departure needs the day of the departure.',
  },
  'differs-from-line': {
    fr: 'La ligne {line} dit autre chose pour le même membre ou la même période : mettre les deux d’accord.',
    en: 'Line {line} says otherwise for the same member or the same term: make both agree.',
  },
  'due-before-call': {
    fr: 'L’échéance ({dueOn}) précède l’appel ({issuedOn}).',
    en: 'The due date ({dueOn}) comes before the call ({issuedOn}).',
  },
  'ends-before-starts': {
    fr: 'La période finit ({endsOn}) avant de commencer ({startsOn}).',
    en: 'The term ends ({endsOn}) before it starts ({startsOn}).',
  },
  'figure-without-year': {
    fr: 'Ce chiffre n’a pas d’année : choisir la colonne de son année, ou la remplir.',
    en: 'This figure has no year: choose the column of its year, or fill it in.',
  },
  'figures-of-nobody': {
    fr: 'Aucun membre ne porte ce nom, ce SIRET ou cette référence, et un fichier de chiffres n’en crée pas : corriger la ligne ou la retirer.',
    en: 'No member has this name, SIRET or reference, and a file of figures makes none: correct the line or remove it.',
  },
  'line-twice': {
    fr: 'La ligne {line} dit déjà tout cela, et celle-ci n’apporte pas de règlement : retirer l’une des deux.',
    en: 'Line {line} already says all this, and this one brings no payment: remove one of them.',
  },
  'mandate-out-of-order': {
    fr: 'Le mandat finit ({endsOn}) avant de commencer ({startsOn}).',
    en: 'The mandate ends ({endsOn}) before it starts ({startsOn}).',
  },
  'membership-merged': {
    fr: 'Cette adhésion est réunie à une autre : mettre ces lignes sous l’organisme qui l’a reprise.',
    en: 'This membership was merged into another one: put these lines under the body that took it over.',
  },
  'membership-refused': {
    fr: 'La candidature de cet organisme a été refusée le {day} : la rouvrir avant d’importer une période en cours.',
    en: 'The application of this body was refused on {day}: reopen it before importing a running term.',
  },
  'name-with-another-siret': {
    fr: 'Un organisme de ce nom et de ce code postal a un autre SIRET ({name}) : corriger le SIRET, ou le nom s’il s’agit d’un autre.',
    en: 'A body with this name and postal code has another SIRET ({name}): correct the SIRET, or the name if it is another one.',
  },
  ...POSTCODE_TEXTS,
  'not-a-country': {
    fr: 'Ce pays n’est pas reconnu : écrire son nom ou son code à deux lettres.',
    en: 'This country is not known: write its name or its two-letter code.',
  },
  'not-a-day': {
    fr: 'Cette date n’existe pas ou n’est pas lisible : écrire 31/12/2020 ou 2020-12-31.',
    en: 'This date does not exist or cannot be read: write 31/12/2020 or 2020-12-31.',
  },
  'not-a-language': {
    fr: 'Cette langue n’est pas reconnue : écrire français ou anglais.',
    en: 'This language is not known: write French or English.',
  },
  'not-a-method': {
    fr: 'Ce mode de règlement n’est pas reconnu : écrire virement, mandat, chèque, carte ou espèces.',
    en: 'This payment method is not known: write transfer, mandate, cheque, card or cash.',
  },
  'not-a-year': {
    fr: 'Ce n’est pas une année : écrire 2024.',
    en: 'This is no year: write 2024.',
  },
  'year-to-come': {
    fr: 'L’année d’un chiffre est {most} au plus.',
    en: 'The year of a figure is {most} at the latest.',
  },
  'not-an-amount': {
    fr: 'Ce n’est pas un montant : écrire 5000,00.',
    en: 'This is no amount: write 5000.00.',
  },
  'not-an-email': {
    fr: 'Cette adresse électronique n’est pas valable : une seule adresse par cellule.',
    en: 'This e-mail address is not valid: one address in each cell.',
  },
  'not-an-end-kind': {
    fr: 'Ce motif de départ n’est pas reconnu : écrire démission, radiation ou fusion.',
    en: 'This kind of departure is not known: write withdrawn, excluded or merged.',
  },
  'not-whole': {
    fr: 'Ce n’est pas un nombre entier.',
    en: 'This is no whole number.',
  },
  'nothing-to-pay': {
    fr: 'La cotisation de cette période est de zéro : indiquer son montant, ou vider l’appel et le règlement.',
    en: 'The dues of this term are zero: give their amount, or empty the call and the payment.',
  },
  'number-lost': {
    fr: 'Le tableur a remplacé ce nombre par une notation scientifique et perdu ses chiffres : mettre la colonne au format texte et saisir le nombre à nouveau.',
    en: 'The spreadsheet put this number in scientific notation and lost its digits: make the column text and type the number again.',
  },
  'number-too-large': {
    fr: 'Ce nombre est trop grand.',
    en: 'This number is too large.',
  },
  'overlaps-line': {
    fr: 'Cette période chevauche celle de la ligne {line}, du {startsOn} au {endsOn} : corriger les dates.',
    en: 'This term overlaps the one of line {line}, from {startsOn} to {endsOn}: correct the dates.',
  },
  'paid-below-zero': {
    fr: 'Les règlements de cette période font moins que zéro ({paid}) : il manque une recette, ou un remboursement est de trop.',
    en: 'The payments of this term come to less than zero ({paid}): a receipt is missing, or a refund is one too many.',
  },
  'paid-too-much': {
    fr: 'Les règlements de cette période ({paid}) dépassent la cotisation ({price}) : corriger l’un ou l’autre.',
    en: 'The payments of this term ({paid}) exceed the dues ({price}): correct one or the other.',
  },
  'payment-to-record': {
    fr: 'La période du {startsOn} au {endsOn} est suivie dans l’application : enregistrer ce règlement sur la fiche du membre, et retirer la ligne.',
    en: 'The term from {startsOn} to {endsOn} is followed in the application: record this payment on the member’s page, and remove the line.',
  },
  'payment-twice': {
    fr: 'La ligne {line} apporte déjà ce règlement, le même jour : retirer l’une des deux, ou les distinguer par leur référence.',
    en: 'Line {line} already brings this payment, on the same day: remove one of them, or tell them apart by their reference.',
  },
  'payment-without-amount': {
    fr: 'Ce règlement n’a pas de montant.',
    en: 'This payment has no amount.',
  },
  'payment-without-day': {
    fr: 'Ce règlement n’a pas de date.',
    en: 'This payment has no day.',
  },
  'price-missing': {
    fr: 'Aucune offre publiée ne donne le tarif de « {tier} » au {startsOn} : indiquer la cotisation.',
    en: 'No published offer gives the price of “{tier}” on {startsOn}: give the dues.',
  },
  'price-without-inhabitants': {
    fr: 'La cotisation de « {tier} » dépend du nombre d’habitants : indiquer la population et son année, ou la cotisation.',
    en: 'The dues of “{tier}” depend on the number of inhabitants: give the population and its year, or the dues.',
  },
  'price-without-budget': {
    fr: 'La cotisation de « {tier} » dépend du budget annuel : indiquer le budget et son année, ou la cotisation.',
    en: 'The dues of “{tier}” depend on the yearly budget: give the budget and its year, or the dues.',
  },
  'price-without-staff': {
    fr: 'La cotisation de « {tier} » dépend de l’effectif : indiquer l’effectif et son année, ou la cotisation.',
    en: 'The dues of “{tier}” depend on the number of staff: give the staff and its year, or the dues.',
  },
  'price-negative': {
    fr: 'Une cotisation ne peut pas être négative : un remboursement est un règlement négatif.',
    en: 'Dues cannot be negative: a refund is a negative payment.',
  },
  'reference-with-another-siret': {
    fr: 'Le membre de cette référence a un autre SIRET ({name}) : corriger la référence ou le SIRET.',
    en: 'The member of this reference has another SIRET ({name}): correct the reference or the SIRET.',
  },
  'right-not-counted': {
    fr: 'Ce droit ne se consomme pas : vider la cellule.',
    en: 'This right is not used up: empty the cell.',
  },
  'right-not-granted': {
    fr: 'Cette période n’accorde pas ce droit, dont {used} auraient été utilisés : indiquer la quantité accordée.',
    en: 'This term does not grant this right, of which {used} were used: give the quantity that was granted.',
  },
  'right-without-quantity': {
    fr: 'Ce droit n’a pas de quantité : vider la cellule.',
    en: 'This right has no quantity: empty the cell.',
  },
  'several-of-this-name': {
    fr: 'Plusieurs organismes portent ce nom : ajouter le SIRET, la référence ou le code postal.',
    en: 'Several bodies have this name: add the SIRET, the reference or the postal code.',
  },
  'several-of-this-siret': {
    fr: 'Plusieurs organismes ont ce SIRET : les réunir avant d’importer.',
    en: 'Several bodies have this SIRET: merge them before importing.',
  },
  'since-after-term': {
    fr: 'La date « membre depuis » ({since}) suit le début de la première période ({startsOn}) : corriger la date.',
    en: 'The day “member since” ({since}) comes after the first term began ({startsOn}): correct the date.',
  },
  'siret-formerly-taken': {
    fr: 'Ce SIRET a été celui de « {name} » : si c’est le même organisme, reprendre son nom ou sa référence ; sinon, corriger le SIRET ou vider la cellule.',
    en: '“{name}” had this SIRET: if it is the same body, take its name or its reference; else correct the SIRET or empty the cell.',
  },
  'siren-for-siret': {
    fr: 'C’est un SIREN (neuf chiffres) : mettre ici le SIRET de l’établissement (quatorze), ou choisir la colonne SIREN.',
    en: 'This is a SIREN (nine digits): put the SIRET of the establishment here (fourteen), or choose the SIREN column.',
  },
  'siret-for-siren': {
    fr: 'C’est un SIRET (quatorze chiffres) : mettre ici le SIREN (neuf), ou choisir la colonne SIRET.',
    en: 'This is a SIRET (fourteen digits): put the SIREN here (nine), or choose the SIRET column.',
  },
  'term-after-departure': {
    fr: 'Le membre est parti le {day}, avant cette période : retirer son départ s’il est revenu, ou corriger la date.',
    en: 'The member left on {day}, before this term: remove the departure if they came back, or correct the date.',
  },
  'term-differs': {
    fr: 'Le membre a une période du {startsOn} au {endsOn} (« {tier} ») : reprendre ses dates et sa formule, ou la corriger sur sa fiche avant d’importer.',
    en: 'The member has a term from {startsOn} to {endsOn} (“{tier}”): take its dates and its tier, or correct it on the member’s page before importing.',
  },
  'term-overlaps': {
    fr: 'Le membre a déjà une période du {startsOn} au {endsOn}, que celle-ci chevauche : corriger les dates.',
    en: 'The member already has a term from {startsOn} to {endsOn}, which this one overlaps: correct the dates.',
  },
  'term-too-long': {
    fr: 'Cette période dure plus de dix ans, du {startsOn} au {endsOn} : corriger les dates.',
    en: 'This term lasts over ten years, from {startsOn} to {endsOn}: correct the dates.',
  },
  'tier-ambiguous': {
    fr: 'Plusieurs formules publiées s’appellent « {tier} » : écrire leur code.',
    en: 'Several published tiers are called “{tier}”: write their code.',
  },
  'tier-not-published': {
    fr: 'Aucune offre publiée ne propose « {tier} », et cette période n’est pas finie : publier la formule ou écrire son nom comme dans l’offre.',
    en: 'No published offer sells “{tier}”, and this term is not over: publish the tier or write its name as the offer does.',
  },
  'too-long': {
    fr: 'Ce texte est trop long : {max} caractères au plus.',
    en: 'This text is too long: {max} characters at most.',
  },
  'two-members': {
    fr: 'Le SIRET et la référence désignent deux membres (la référence est celle de « {name} ») : corriger l’un des deux.',
    en: 'The SIRET and the reference name two members (the reference is the one of “{name}”): correct one of them.',
  },
  'two-references': {
    fr: 'Une autre ligne donne une autre référence au même SIRET : n’en garder qu’une.',
    en: 'Another line gives the same SIRET another reference: keep one of them.',
  },
  'used-beyond-granted': {
    fr: '{used} utilisés pour {granted} accordés : corriger l’un ou l’autre.',
    en: '{used} used for {granted} granted: correct one or the other.',
  },
  'value-required': {
    fr: 'Cette cellule ne peut pas rester vide.',
    en: 'This cell cannot stay empty.',
  },
};

const MONEY = new Set(['amount', 'paid', 'price']);
const COUNTED = new Set(['was', 'is']);

const fill = (text: string, params: Remark['params'], locale: 'fr' | 'en'): string =>
  text.replace(/\{(\w+)\}/g, (_hole, name: string) => {
    const value = params[name] ?? '';
    if (typeof value === 'number') {
      if (COUNTED.has(name)) return inThousands(value, locale);
      return MONEY.has(name) ? formatMoney(value, 'EUR', locale) : String(value);
    }
    return looksLikeDay(value) ? formatDay(value, locale) : value;
  });

/** A remark in words, with its column. */
export const noteOf = (
  { reason, field, params }: Remark,
  mapping: Record<string, string>,
): ImportNote => {
  const text = FAULTS[reason] ?? NOTES[reason] ?? { fr: reason, en: reason };
  return {
    reason,
    field,
    column: (field !== null && mapping[field]) || null,
    text: { fr: fill(typeset(text.fr), params, 'fr'), en: fill(text.en, params, 'en') },
  };
};

/** The sentence of a fault with its values left out: it heads the list of all lines with that fault. */
export const faultText = (reason: string): Localised => {
  const text = FAULTS[reason] ?? { fr: reason, en: reason };
  const bare = (sentence: string) => sentence.replace(/\{\w+\}/g, '…');
  return { fr: bare(typeset(text.fr)), en: bare(text.en) };
};
