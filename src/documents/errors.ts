import { errors } from '@strapi/utils';
import { BUSINESS_NUMBER_TEXTS } from '../plugins/membership-lifecycle/shared/kernel/business-number';
import { POSTCODE_TEXTS } from '../plugins/membership-lifecycle/shared/kernel/postcode';

interface Text {
  fr: string;
  en: string;
}

/** Every reason for which content is refused, as staff read it. `{x}` is filled from the params. */
const TEXTS = {
  'unknown-field': { fr: 'Champ inconnu : {field}.', en: 'Unknown field: {field}.' },
  'unknown-locale': { fr: 'Langue inconnue : {locale}.', en: 'Unknown locale: {locale}.' },
  'control-character': {
    fr: 'Ce texte contient un caractère de contrôle interdit.',
    en: 'This text contains a forbidden control character.',
  },
  required: { fr: 'Ce champ est nécessaire pour publier.', en: 'This field is needed to publish.' },
  'name-required': { fr: 'Le nom est nécessaire.', en: 'The name is required.' },
  'not-kebab': {
    fr: 'Minuscules sans accent, chiffres et tirets seulement, par exemple « organismes-publics ».',
    en: 'Lower-case letters, digits and hyphens only, for example “public-bodies”.',
  },
  'code-taken': { fr: 'Un autre droit porte déjà ce code.', en: 'Another benefit has this code.' },
  'fixed-once-published': {
    fr: 'Cette valeur ne change plus une fois publiée : dépublier d’abord.',
    en: 'This value is fixed once published: unpublish first.',
  },
  'slug-taken': { fr: 'Une autre offre a déjà cette adresse.', en: 'Another offer has this slug.' },
  'slug-reserved': { fr: 'Cette adresse est réservée.', en: 'This slug is reserved.' },
  'year-out-of-range': {
    fr: 'L’année doit être comprise entre 1900 et 2200.',
    en: 'The year must lie between 1900 and 2200.',
  },
  'measure-year-to-come': {
    fr: 'L’année d’un chiffre est {most} au plus.',
    en: 'The year of a figure is {most} at the latest.',
  },
  'not-a-day': {
    fr: 'Cette date n’existe pas, ou n’est pas entre 1900 et 2200. Exemple : 25/11/2026 (2026-11-25 par l’API).',
    en: 'No such date, or not between 1900 and 2200. For example 25/11/2026 (2026-11-25 through the API).',
  },
  'dates-out-of-order': {
    fr: 'La fermeture ne peut pas précéder l’ouverture.',
    en: 'The closing day cannot precede the opening day.',
  },
  'not-a-price': {
    fr: 'Le prix est un nombre entier de centimes, positif ou nul.',
    en: 'The price is a whole number of cents, zero or more.',
  },
  'not-a-rate': {
    fr: 'Le montant par unité est un nombre entier de millionièmes d’euro, positif ou nul.',
    en: 'The amount by unit is a whole number of millionths of a euro, zero or more.',
  },
  'not-a-measure': {
    fr: 'Un nombre entier, positif ou nul, sans espace ni décimale.',
    en: 'A whole number, zero or more, without spaces or decimals.',
  },
  'measure-year-required': {
    fr: 'L’année de ce chiffre, pour savoir de quand il est.',
    en: 'The year of this figure, to know how old it is.',
  },
  'measure-required': {
    fr: 'Des tranches sont écrites : dire de quoi elles dépendent, ou les retirer.',
    en: 'Brackets are written: say what they depend on, or remove them.',
  },
  'brackets-required': {
    fr: 'Écrire au moins une tranche, ou vider « Tranches selon ».',
    en: 'Write at least one bracket, or empty “Brackets by”.',
  },
  'price-beside-brackets': {
    fr: 'La cotisation va par tranches : vider le prix, ou vider « Tranches selon ».',
    en: 'The dues go by brackets: empty the price, or empty “Brackets by”.',
  },
  'bracket-not-from-zero': {
    fr: 'La première tranche part de 0, pour qu’aucun organisme ne reste sans prix.',
    en: 'The first bracket starts at 0, so that no organisation is left without a price.',
  },
  'bracket-out-of-order': {
    fr: 'Chaque tranche part de plus haut que la précédente.',
    en: 'Each bracket starts higher than the one before.',
  },
  'bracket-free': {
    fr: 'Écrire un montant fixe, un montant par unité, ou les deux ; 0 pour une tranche gratuite.',
    en: 'Write a fixed amount, an amount by unit, or both; 0 for a free bracket.',
  },
  'not-a-month-day': {
    fr: 'Ce jour n’existe pas chaque année. Exemple : 01/10 pour le 1er octobre (10-01 par l’API).',
    en: 'No such day every year. For example 01/10 for 1 October (10-01 through the API).',
  },
  'months-out-of-range': {
    fr: 'La durée est un nombre entier de mois, de 1 à 120.',
    en: 'The length is a whole number of months, from 1 to 120.',
  },
  'months-not-whole-years': {
    fr: 'Une période en années civiles dure un multiple de 12 mois.',
    en: 'A calendar-year term lasts a multiple of 12 months.',
  },
  'not-a-quantity': {
    fr: 'Une quantité est un nombre entier, positif ou nul.',
    en: 'A quantity is a whole number, zero or more.',
  },
  'benefit-missing': { fr: 'Choisir un droit.', en: 'Choose a benefit.' },
  'benefit-twice': {
    fr: 'Le droit « {name} » figure deux fois.',
    en: 'The benefit “{name}” is listed twice.',
  },
  'tiers-none': {
    fr: 'Ajouter au moins une formule : sans elle, l’offre ne propose rien, et remplacerait celle que le public lit.',
    en: 'Add at least one tier: without it the offer offers nothing, and would replace the one that the public reads.',
  },
  'tiers-unfinished': {
    fr: 'Aucune des formules de l’offre n’est publiée ni complète : ouvrir l’une d’elles, et la publier d’abord.',
    en: 'None of the tiers of the offer is published or complete: open one of them, and publish it first.',
  },
  'benefits-none': {
    fr: 'Ajouter au moins un droit : la page dit à quoi l’adhésion donne droit.',
    en: 'Add at least one benefit: the page says what a membership gives.',
  },
  'benefits-unfinished': {
    fr: 'Aucun des droits de l’offre n’est publié ni complet : ouvrir l’un d’eux, et le publier d’abord.',
    en: 'None of the benefits of the offer is published or complete: open one of them, and publish it first.',
  },
  'was-published': {
    fr: 'Ce contenu a été publié : il se retire, et ne se supprime pas. « Annuler la publication », s’il est encore publié, puis laisser le brouillon.',
    en: 'This was published: it is withdrawn, never deleted. Unpublish it if it still is, then leave the draft.',
  },
  'tier-twice': {
    fr: 'Deux formules de l’offre portent le code « {name} ».',
    en: 'Two tiers of the offer have the code “{name}”.',
  },
  'quantity-required': {
    fr: 'Le droit « {name} » demande une quantité d’au moins 1.',
    en: 'The benefit “{name}” needs a quantity of at least 1.',
  },
  'quantity-not-allowed': {
    fr: 'Le droit « {name} » est un accès : il n’a pas de quantité.',
    en: 'The benefit “{name}” is an access: it has no quantity.',
  },
  'warning-not-allowed': {
    fr: 'Seul un compteur s’épuise : laisser vide.',
    en: 'Only a counter can be used up: leave it empty.',
  },
  'recording-not-allowed': {
    fr: 'Seul un accès note les lectures : décocher.',
    en: 'Only an access records readings: untick it.',
  },
  ...BUSINESS_NUMBER_TEXTS,
  'siret-taken': {
    fr: 'Ce SIRET est déjà celui de « {who} » : ouvrir sa fiche au lieu d’en faire une autre, ou réunir les deux adhésions.',
    en: '“{who}” already has this SIRET: open its record instead of making another one, or merge the two memberships.',
  },
  'siret-formerly-taken': {
    fr: 'Ce SIRET a été celui de « {who} » : ouvrir sa fiche au lieu d’en faire une autre. S’il y était par erreur, enregistrer celle-ci sans SIRET, puis le donner par « Changer le nom ou le numéro » sur la fiche de l’adhésion.',
    en: '“{who}” had this SIRET: open its record instead of making another one. If it was there by mistake, save this one without a SIRET, then give it by “Change the name or number” on the page of the membership.',
  },
  'not-an-electronic-address': {
    fr: 'Cette adresse commence par le SIREN, puis compte des lettres sans accent, des chiffres, des tirets, des points et des traits bas.',
    en: 'This address begins with the SIREN, then has letters without accents, digits, hyphens, dots and underscores.',
  },
  'not-an-email': {
    fr: 'Cette adresse électronique n’est pas valide.',
    en: 'This e-mail address is not valid.',
  },
  ...POSTCODE_TEXTS,
  'not-a-country': {
    fr: 'Le pays est un code à deux lettres, par exemple FR.',
    en: 'The country is a two-letter code, for example FR.',
  },
} as const satisfies Record<string, Text>;

export type Reason = keyof typeof TEXTS;

/** One refused value: where it is, why, and what the sentence needs. */
export interface Problem {
  path: (string | number)[];
  reason: Reason;
  params?: Record<string, string | number>;
}

/** Notes a problem. */
export const problem = (
  path: Problem['path'],
  reason: Reason,
  params: Problem['params'] = {},
): Problem => ({ path, reason, params });

const fill = (text: string, params: Problem['params'] = {}): string =>
  text.replace(/\{(\w+)\}/g, (_, key: string) => String(params[key] ?? ''));

/** The sentence of a problem, in both languages. */
export const sentences = ({ reason, params }: Problem): Text => ({
  fr: fill(TEXTS[reason].fr, params),
  en: fill(TEXTS[reason].en, params),
});

/** The sentence of a problem; French unless the person works in English. */
export const sentence = ({ reason, params }: Problem, language: string): string =>
  fill(TEXTS[reason][language.startsWith('en') ? 'en' : 'fr'], params);

/** Strapi's own shape of a validation error, so that the Content Manager shows it under the field. */
export const refusal = (problems: Problem[], language: string): errors.ValidationError => {
  const list = problems.map((one) => ({
    path: one.path.map(String),
    message: sentence(one, language),
    name: 'ValidationError',
    reason: one.reason,
  }));
  const message = list.length === 1 ? list[0].message : list.map((e) => e.message).join(' ');
  return new errors.ValidationError(message, { errors: list, reason: problems[0].reason });
};
