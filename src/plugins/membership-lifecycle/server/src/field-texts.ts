import { BUSINESS_NUMBER_TEXTS } from '../../shared/kernel/business-number';
import { MEMBER_SPACE_FIELD_TEXTS } from './access/field-texts-member-space';
import { APPLICATION_FIELD_TEXTS } from './applications/field-texts-applications';
import type { Localised } from './kernel/rules/values';
import { ORGANISATION_FIELD_TEXTS } from './membership/field-texts-organisation';
import { PARTICIPATION_FIELD_TEXTS } from './occasions/field-texts-participation';
import { PART_FIELD_TEXTS } from './resources/field-texts-parts';

/** Why one value of a settings form is refused. `{x}` is filled from the problem's parameters. */
export const FIELD_TEXTS: Record<string, Localised> = {
  ...BUSINESS_NUMBER_TEXTS,
  ...MEMBER_SPACE_FIELD_TEXTS,
  ...ORGANISATION_FIELD_TEXTS,
  ...APPLICATION_FIELD_TEXTS,
  ...PARTICIPATION_FIELD_TEXTS,
  ...PART_FIELD_TEXTS,
  'accounts-alike': {
    fr: 'Deux comptes portent le même numéro : donnez-en un à chacun.',
    en: 'Two accounts have the same number: give each its own.',
  },
  'bic-length': {
    fr: 'Un BIC compte 8 ou 11 caractères ; celui-ci en compte {given}.',
    en: 'A BIC has 8 or 11 characters; this one has {given}.',
  },
  'bic-of-former-bank': {
    fr: 'Ce BIC est celui de la banque d’avant : saisissez celui de la nouvelle banque, ou videz le champ.',
    en: 'This BIC is that of the former bank: enter that of the new bank, or empty the field.',
  },
  'call-needs-commitment': {
    fr: 'Seule une étape où le membre s’est engagé peut émettre l’appel de cotisation.',
    en: 'Only a stage where the member is committed can issue the call for dues.',
  },
  'call-twice': {
    fr: 'Une autre étape émet déjà l’appel de cotisation.',
    en: 'Another stage already issues the call for dues.',
  },
  'control-character': {
    fr: 'Ce texte contient un caractère de contrôle interdit.',
    en: 'This text contains a forbidden control character.',
  },
  'fraction-above-one': {
    fr: 'Le quorum ne dépasse pas la totalité : par exemple 1 sur 4.',
    en: 'A quorum is not more than the whole: 1 out of 4, for instance.',
  },
  'iban-characters': {
    fr: 'Un IBAN ne contient que des lettres, des chiffres et des espaces.',
    en: 'An IBAN is made of letters, digits and spaces only.',
  },
  'iban-check': {
    fr: 'La clé de contrôle de cet IBAN est fausse : un caractère est sans doute mal recopié.',
    en: 'The check digits of this IBAN are wrong: a character was probably mistyped.',
  },
  'iban-country': {
    fr: 'Un IBAN commence par les deux lettres d’un pays, par exemple FR ; « {country} » n’en est pas un.',
    en: 'An IBAN starts with the two letters of a country, for example FR; “{country}” is not one.',
  },
  'iban-form': {
    fr: 'Une lettre est à la place d’un chiffre, ou l’inverse, dans cet IBAN du pays {country}.',
    en: 'A letter stands where a digit should, or the other way round, in this IBAN of {country}.',
  },
  'iban-length': {
    fr: 'Un IBAN du pays {country} compte {expected} caractères ; celui-ci en compte {given}.',
    en: 'An IBAN of {country} has {expected} characters; this one has {given}.',
  },
  'id-twice': {
    fr: 'L’identifiant « {id} » figure deux fois.',
    en: 'The id “{id}” is used twice.',
  },
  'journals-alike': {
    fr: 'Deux journaux portent le même code : donnez-en un à chacun.',
    en: 'Two journals have the same code: give each its own.',
  },
  'membership-or-siret': {
    fr: 'Donner l’adhésion ou le SIRET, pas les deux.',
    en: 'Give the membership or the SIRET, not both.',
  },
  'default-needed': {
    fr: 'Il faut un parcours par défaut : en choisir un autre, celui-ci cessera de l’être.',
    en: 'One workflow must be the default: choose another one, this one then ceases to be.',
  },
  'id-past': {
    fr: 'Cet identifiant est celui d’une étape supprimée : ajouter une nouvelle étape.',
    en: 'This id belongs to a removed stage: add a new stage.',
  },
  'move-other-kind': {
    fr: 'Les renouvellements de « {name} » ne peuvent pas passer à « {target} », qui n’a pas la même nature.',
    en: 'The renewals of “{name}” cannot go to “{target}”, which has another kind.',
  },
  'move-unknown': {
    fr: 'Choisir, pour les renouvellements de « {name} », une étape qui reste dans le parcours.',
    en: 'Choose, for the renewals of “{name}”, a stage that stays in the workflow.',
  },
  'move-would-call': {
    fr: 'L’étape « {target} » émet l’appel de cotisation : y passer les renouvellements un par un.',
    en: 'The stage “{target}” issues the call for dues: move the renewals to it one by one.',
  },
  'name-taken': {
    fr: 'Un autre parcours porte déjà ce nom.',
    en: 'Another workflow already has this name.',
  },
  'reminder-same-day': {
    fr: 'Un autre message part déjà ce jour-là, et un seul partirait : choisir un autre jour.',
    en: 'Another message already leaves on that day, and only one would leave: choose another day.',
  },
  'reminder-other-base': {
    fr: 'Ce modèle parle d’autre chose que ce rappel : choisir un modèle de la liste.',
    en: 'This template tells of something else than this reminder: choose a template of the list.',
  },
  'tier-elsewhere': {
    fr: 'Cette formule suit déjà le parcours « {workflow} » : l’en retirer d’abord.',
    en: 'This tier already follows the workflow “{workflow}”: take it out of there first.',
  },
  'tier-twice': { fr: 'Cette formule figure deux fois.', en: 'This tier is listed twice.' },
  'name-required': { fr: 'Le nom est nécessaire.', en: 'The name is required.' },
  'not-a-bic': {
    fr: 'Ce BIC n’existe pas : il a la forme AGRIFRPP ou AGRIFRPPXXX.',
    en: 'No such BIC: it looks like AGRIFRPP or AGRIFRPPXXX.',
  },
  'not-a-call-prefix': {
    fr: 'Un préfixe compte des lettres sans accent, des chiffres, des tirets et des barres obliques, et ne finit pas par AV, réservé aux avoirs.',
    en: 'A prefix is made of letters without accents, digits, hyphens and slashes, and does not end in AV, which is for credit notes.',
  },
  'call-prefix-too-long': {
    fr: 'Ce préfixe compte {given} caractères ; avec ce nombre de chiffres, {expected} au plus : Chorus Pro refuse les numéros de plus de 20, l’année et le « AV » des avoirs compris.',
    en: 'This prefix has {given} characters; with this number of digits, {expected} at most: Chorus Pro refuses numbers of more than 20, the year and the “AV” of credit notes included.',
  },
  'not-an-electronic-address': {
    fr: 'Cette adresse commence par le SIREN, puis compte des lettres sans accent, des chiffres, des tirets, des points et des traits bas.',
    en: 'This address begins with the SIREN, then has letters without accents, digits, hyphens, dots and underscores.',
  },
  'not-a-choice': {
    fr: 'Cette valeur n’est pas proposée.',
    en: 'This value is not one of the choices.',
  },
  'not-a-color': {
    fr: 'Une couleur s’écrit #rrggbb, par exemple #4945ff.',
    en: 'Write a colour as #rrggbb, for example #4945ff.',
  },
  'color-too-light': {
    fr: 'Cette couleur est trop claire pour être lue : choisir plutôt {expected}, de la même teinte.',
    en: 'This colour is too light to be read: choose {expected} instead, of the same hue.',
  },
  'not-web-addresses': {
    fr: 'Une adresse par ligne, huit au plus, chacune commençant par https:// ou http://.',
    en: 'One address a line, eight at most, each beginning with https:// or http://.',
  },
  'not-a-journal': {
    fr: 'Un code de journal est fait de lettres sans accent et de chiffres, sans espace, par exemple COT.',
    en: 'The code of a journal is made of letters without accents and digits, without spaces, COT for instance.',
  },
  'not-an-account': {
    fr: 'Un numéro de compte commence par trois chiffres, par exemple 411 ou 7561.',
    en: 'The number of an account begins with three digits, 411 or 7561 for instance.',
  },
  'not-a-month-day': {
    fr: 'Un jour de l’année s’écrit MM-JJ, par exemple 12-31.',
    en: 'Write a day of the year as MM-DD, 12-31 for instance.',
  },
  'not-a-day': { fr: 'Une date s’écrit AAAA-MM-JJ.', en: 'Write a date as YYYY-MM-DD.' },
  'not-a-flag': { fr: 'La valeur est oui ou non.', en: 'The value is true or false.' },
  'not-a-month': { fr: 'Un mois s’écrit AAAA-MM.', en: 'Write a month as YYYY-MM.' },
  'not-a-mapping': {
    fr: 'Donner à chaque champ le titre d’une colonne.',
    en: 'Give each field the heading of a column.',
  },
  'not-a-list': { fr: 'Une liste est attendue.', en: 'A list is expected.' },
  'not-a-rna': {
    fr: 'Un numéro RNA s’écrit W suivi de neuf chiffres.',
    en: 'An RNA number is W and nine digits.',
  },
  'not-a-text': { fr: 'Un texte est attendu.', en: 'A text is expected.' },
  'not-a-link': {
    fr: 'Un lien commence par https:// et ne contient pas d’espace.',
    en: 'A link begins with https:// and has no space in it.',
  },
  'not-a-time': { fr: 'Une heure s’écrit 18:30.', en: 'Write a time as 18:30.' },
  'not-a-time-zone': {
    fr: 'Ce fuseau horaire n’existe pas ; il s’écrit par exemple Europe/Paris.',
    en: 'No such time zone; write for example Europe/Paris.',
  },
  'not-an-image': {
    fr: 'Une image PNG ou JPEG de la médiathèque est attendue ; celle-ci n’en est pas une ou n’y est plus.',
    en: 'A PNG or JPEG image of the media library is expected; this one is not, or is no longer there.',
  },
  'not-a-web-address': {
    fr: 'Une adresse web commence par https:// ou http://.',
    en: 'A web address starts with https:// or http://.',
  },
  'not-a-site-path': {
    fr: 'Un chemin commence par « / » et garde une fois ce que le modèle a entre accolades ; le secret d’un lien vient après « # ».',
    en: 'A path starts with “/” and keeps once what the model has in braces; the secret of a link comes after “#”.',
  },
  'not-a-site-address': {
    fr: 'L’adresse des pages publiques commence par https:// ou http:// et ne contient ni « ? », ni « # », ni identifiant.',
    en: 'The address of the public pages starts with https:// or http:// and holds no “?”, no “#” and no user name.',
  },
  'not-a-whole-number': { fr: 'Un nombre entier est attendu.', en: 'A whole number is expected.' },
  'not-a-phone': {
    fr: 'Ce numéro de téléphone ne se lit pas. Un seul numéro, en chiffres. Exemples : 01\u00a023\u00a045\u00a067\u00a089, +32\u00a02\u00a0555\u00a012\u00a012',
    en: 'This telephone number cannot be read. One number, in digits. Examples: 01\u00a023\u00a045\u00a067\u00a089, +32\u00a02\u00a0555\u00a012\u00a012',
  },
  'not-an-email': {
    fr: 'Cette adresse électronique n’est pas valide.',
    en: 'This e-mail address is not valid.',
  },
  'not-an-id': {
    fr: 'Un identifiant compte des minuscules sans accent, des chiffres et des tirets.',
    en: 'An id is made of lower-case letters, digits and hyphens.',
  },
  'not-an-object': {
    fr: 'Cette partie du formulaire est mal formée.',
    en: 'This part of the form is malformed.',
  },
  'not-zero': { fr: 'Zéro ne changerait rien.', en: 'Zero would change nothing.' },
  'one-line': { fr: 'Ce texte tient sur une ligne.', en: 'This text stays on one line.' },
  'out-of-range': {
    fr: 'Un nombre entier entre {min} et {max} est attendu.',
    en: 'A whole number between {min} and {max} is expected.',
  },
  required: { fr: 'Ce champ est nécessaire.', en: 'This field is required.' },
  'stage-in-use': {
    fr: 'Renouvellements en cours à l’étape « {name} » : {count}. Dire quelle étape la remplace.',
    en: 'Renewals under way in the stage “{name}”: {count}. Say which stage replaces it.',
  },
  'stage-kind-elsewhere': {
    fr: 'Le parcours « {workflow} » a aussi cette étape, avec une autre nature : ajouter une nouvelle étape plutôt que de changer celle-ci.',
    en: 'The workflow “{workflow}” has this stage too, with another kind: add a new stage instead of changing this one.',
  },
  'stage-out-of-order': {
    fr: 'L’étape « {name} » vient forcément avant « {before} » : la remonter, ou changer sa nature.',
    en: 'The stage “{name}” can only come before “{before}”: move it up, or change its kind.',
  },
  'stage-kind-in-use': {
    fr: 'Des renouvellements sont à l’étape « {name} » : sa nature ne peut pas changer.',
    en: 'Renewals stand in the stage “{name}”: its kind cannot change.',
  },
  'stage-kind-missing': {
    fr: 'Le parcours doit garder au moins une étape de chaque nature ; il manque « {kind} ».',
    en: 'The workflow must keep at least one stage of each kind; “{kind}” is missing.',
  },
  'too-long': {
    fr: 'Ce texte est trop long ({max} caractères au plus).',
    en: 'This text is too long ({max} characters at most).',
  },
  'period-upside-down': {
    fr: 'Ce jour précède le premier de la période.',
    en: 'This day comes before the first of the period.',
  },
  'too-many-ids': {
    fr: '{given} lignes sont cochées une à une, et {max} peuvent l’être : filtrer la liste, puis la choisir entière.',
    en: '{given} rows are ticked one by one, and {max} can be: filter the list, then choose all of it.',
  },
  'too-many-steps': { fr: 'Pas plus de {max} étapes.', en: 'No more than {max} steps.' },
  'unknown-field': { fr: 'Champ inconnu : {field}.', en: 'Unknown field: {field}.' },
  'unknown-template': {
    fr: 'Le modèle « {code} » n’existe pas.',
    en: 'There is no template “{code}”.',
  },
};
