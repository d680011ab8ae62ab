import { FIGURE_FIELDS, OWN_FIELDS } from '../core/organisation-fields';
import type { Localised } from '../kernel/common';

/**
 * The columns of a history: a line per term of each member, and one per further payment of a term.
 * The import reads them and the export writes them, so that an export can be imported.
 */

export type HistoryGroup =
  'organisation' | 'contacts' | 'membership' | 'term' | 'dues' | 'payment' | 'rights';

export type HistoryKind =
  | 'text'
  | 'name'
  | 'person'
  | 'long-text'
  | 'email'
  | 'siret'
  | 'siren'
  | 'country'
  | 'language'
  | 'day'
  | 'money'
  | 'whole'
  | 'measure'
  | 'year'
  | 'tier'
  | 'end-kind'
  | 'method';

export interface HistoryField {
  /** Never changed: remembered mappings refer to it. */
  key: string;
  group: HistoryGroup;
  kind: HistoryKind;
  names: Localised;
  /** Other headings of spreadsheets for it, compared without case, accents and punctuation. */
  aliases: readonly string[];
  required: boolean;
}

const field = (
  key: string,
  kind: HistoryKind,
  fr: string,
  en: string,
  aliases: readonly string[] = [],
  required = false,
): HistoryField => ({
  key,
  group: key.slice(0, key.indexOf('.')) as HistoryGroup,
  kind,
  names: { fr, en },
  aliases,
  required,
});

const CONTACT_ROLES = [
  ['representative', 'Représentant', 'Representative', ['élu', 'président', 'contact']],
  ['billing', 'Facturation', 'Billing', ['comptabilité', 'finances']],
  ['operational', 'Suivi', 'Day-to-day', ['technicien']],
  ['mandate-holder', 'Mandat de vote', 'Mandate holder', ['mandataire', 'votant']],
] as const;

/** The two days of a mandate, with what a heading says of each, alone or after a role. */
export const MANDATE_ENDS = [
  ['mandateFrom', 'mandat à partir du', 'mandate from', ['mandat depuis le', 'début du mandat']],
  ['mandateUntil', 'mandat jusqu’au', 'mandate until', ['fin du mandat', 'fin de mandat']],
] as const;

const contactFields = CONTACT_ROLES.flatMap(([role, fr, en, others]) => [
  field(`contacts.${role}.name`, 'person', `${fr} : nom`, `${en}: name`, [fr, en, ...others]),
  field(
    `contacts.${role}.email`,
    'email',
    `${fr} : courriel`,
    `${en}: e-mail`,
    [fr, ...others].flatMap((one) => [`${one} mail`, `${one} email`, `email ${one}`]),
  ),
  field(
    `contacts.${role}.phone`,
    'text',
    `${fr} : téléphone`,
    `${en}: phone`,
    [fr, ...others].flatMap((one) => [`${one} tel`, `tel ${one}`]),
  ),
  field(`contacts.${role}.language`, 'language', `${fr} : langue`, `${en}: language`),
  ...MANDATE_ENDS.map(([part, end, enEnd, whole]) =>
    field(`contacts.${role}.${part}`, 'day', `${fr} : ${end}`, `${en}: ${enEnd}`, [
      ...[fr, ...others].flatMap((one) => [`${end} ${one}`, `${one} ${end}`]),
      // A heading that names nobody is about who represents the body.
      ...(role === 'representative' ? [end, enEnd, ...whole] : []),
    ]),
  ),
]);

/** Fields in the order of an export; two columns per right follow. */
export const HISTORY_FIELDS: readonly HistoryField[] = [
  field(
    'organisation.name',
    'name',
    'Organisme',
    'Organisation',
    ['nom', 'raison sociale', 'adhérent', 'collectivité', 'structure', 'name', 'dénomination'],
    true,
  ),
  ...Object.entries({ ...OWN_FIELDS, ...FIGURE_FIELDS }).map(([name, { kind, names, headings }]) =>
    field(`organisation.${name}`, kind, names.fr, names.en, headings),
  ),
  field('organisation.address.lines', 'long-text', 'Adresse', 'Address', ['rue', 'street']),
  field('organisation.address.postalCode', 'text', 'Code postal', 'Postal code', ['cp', 'zip']),
  field('organisation.address.city', 'text', 'Ville', 'City', ['commune']),
  field('organisation.address.country', 'country', 'Pays', 'Country'),
  ...contactFields,
  field('membership.reference', 'text', 'Référence', 'Reference', ['n° adhérent', 'n° adhésion']),
  field('membership.since', 'day', 'Membre depuis', 'Member since', ['première adhésion']),
  field('membership.appliedOn', 'day', 'Candidature du', 'Applied on', ['date de demande']),
  field('membership.endedOn', 'day', 'Départ le', 'Left on', ['date de départ', 'démission']),
  field('membership.endKind', 'end-kind', 'Motif du départ', 'Kind of departure'),
  field('term.tier', 'tier', 'Formule', 'Tier', ['catégorie', 'type d’adhésion', 'tarif'], true),
  field(
    'term.startsOn',
    'day',
    'Début',
    'Starts on',
    ['date de début', 'du', 'date adhésion'],
    true,
  ),
  field('term.endsOn', 'day', 'Fin', 'Ends on', ['date de fin', 'au', 'échéance'], true),
  field('term.price', 'money', 'Cotisation', 'Dues', ['montant', 'prix', 'price', 'montant dû']),
  field('term.figure', 'measure', 'Base de la cotisation', 'Basis of the dues'),
  field('term.figureYear', 'year', 'Année de la base', 'Year of the basis'),
  field('dues.number', 'text', 'N° d’appel', 'Call number', ['appel', 'n° facture', 'facture']),
  field('dues.issuedOn', 'day', 'Appel du', 'Called on', ['date appel', 'date facture']),
  field('dues.dueOn', 'day', 'Échéance de paiement', 'Due on', ['à payer avant le']),
  field('dues.engagementNumber', 'text', 'N° d’engagement', 'Engagement number', ['engagement']),
  field('dues.serviceCode', 'text', 'Code service', 'Service code'),
  field('payment.on', 'day', 'Réglé le', 'Paid on', ['date de règlement', 'date de paiement']),
  field('payment.amount', 'money', 'Montant réglé', 'Amount paid', [
    'règlement',
    'payé',
    'encaissé',
  ]),
  field('payment.method', 'method', 'Mode de règlement', 'Payment method', ['mode']),
  field('payment.reference', 'text', 'Référence du règlement', 'Payment reference', ['n° mandat']),
];

/** The two columns of a counted right: granted and used. */
export const rightFields = (code: string, names: Localised): HistoryField[] => [
  field(`rights.${code}.granted`, 'whole', `${names.fr} : accordé`, `${names.en}: granted`, [
    `${code} accordé`,
  ]),
  field(`rights.${code}.used`, 'whole', `${names.fr} : utilisé`, `${names.en}: used`, [
    `${code} utilisé`,
    code,
  ]),
];

const OF_TERMS = /^(term|dues|payment|rights)\./;

/**
 * The fields as a mapping requires them. A file that has figures of organisations, and no column of
 * terms, brings figures to the members that are there: then no term is required.
 */
export const fieldsFor = (
  fields: readonly HistoryField[],
  mapping: Readonly<Record<string, string>>,
): HistoryField[] => {
  const keys = Object.keys(mapping);
  const hasFigures = keys.some((key) => key.replace('organisation.', '') in FIGURE_FIELDS);
  return hasFigures && !keys.some((key) => OF_TERMS.test(key))
    ? fields.map((one) => ({ ...one, required: one.required && !OF_TERMS.test(one.key) }))
    : [...fields];
};
