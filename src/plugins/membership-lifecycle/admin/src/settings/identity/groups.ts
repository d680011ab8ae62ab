import type { Identity, IdentityNeed } from '../../../../shared/settings/identity';
import { SITE_PATH_NAMES } from '../../../../shared/settings/site-paths';

/** The fields that are a text in the form. */
export type TextName = Exclude<keyof Identity, 'logoId' | 'pictureId' | 'callDigits'>;

interface Group {
  name:
    | 'who'
    | 'face'
    | 'signatory'
    | 'vat'
    | 'invoices'
    | 'address'
    | 'contact'
    | 'legal'
    | 'site'
    | 'assemblies'
    | 'accessibility'
    | 'payment'
    | 'mail'
    | 'time';
  fields: readonly TextName[];
  /** Behind a line until it is opened or holds something. */
  folded?: true;
}

/** The form's cards, in the order in which an association presents itself. */
export const GROUPS: readonly Group[] = [
  { name: 'who', fields: ['name', 'legalName', 'legalForm', 'legalFormEn', 'rna', 'siret'] },
  { name: 'face', fields: ['color', 'secondColor', 'fonts'] },
  { name: 'signatory', fields: ['signatoryName', 'signatoryQuality', 'signatoryQualityEn'] },
  { name: 'vat', fields: ['vatMention', 'vatMentionEn', 'vatTreatment', 'taxNumber'] },
  {
    name: 'invoices',
    fields: [
      'electronicAddress',
      'chorusFrame',
      'recoveryMention',
      'latenessMention',
      'discountMention',
    ],
  },
  { name: 'address', fields: ['street', 'postcode', 'city', 'country'] },
  { name: 'contact', fields: ['email', 'phone', 'website', 'siteUrl', 'links'] },
  { name: 'legal', fields: ['publicationDirector', 'hosting'] },
  { name: 'site', fields: SITE_PATH_NAMES, folded: true },
  { name: 'assemblies', fields: ['voters'] },
  { name: 'accessibility', fields: ['accessibility', 'accessibilityUrl'] },
  { name: 'payment', fields: ['accountHolder', 'iban', 'bic', 'rateDecision', 'rateDecisionEn'] },
  { name: 'mail', fields: ['senderName', 'senderEmail', 'replyTo'] },
  { name: 'time', fields: ['timeZone'] },
];

export const REQUIRED: ReadonlySet<TextName> = new Set<TextName>(['name', 'timeZone']);

/** The field in which a missing part is filled in. */
export const FIELD_OF_NEED: Record<IdentityNeed, TextName> = {
  name: 'name',
  sender: 'senderEmail',
  bank: 'iban',
  siret: 'siret',
  address: 'street',
  contact: 'email',
  rate: 'rateDecision',
  signatory: 'signatoryName',
};
