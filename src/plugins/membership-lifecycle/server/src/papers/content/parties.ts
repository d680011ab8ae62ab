import type { OwnValues } from '../../../../shared/core/organisation-fields';
import { formatSiret } from '../../../../shared/kernel/business-number';
import type { CHORUS_FRAMES } from '../../../../shared/settings/invoicing';
import type { Association } from '../../kernel/rules/association';
import type { VatTreatment } from '../../kernel/rules/identity';
import { typeset } from '../../kernel/rules/typography';
import type { Locale } from '../../kernel/rules/values';
import { addressLines, inline, inlineIn, oneLine } from '../../kernel/texts/format';
import type { Fact, Party } from './paper';

/** The issuer and the addressee, as every paper presents them, and the filling of its texts. */

/** The association, as papers present it. */
export interface Issuer extends Association {
  legalForm: string;
  legalFormEn: string;
  rna: string;
  vatTreatment: VatTreatment;
  taxNumber: string;
  signatoryName: string;
  signatoryQuality: string;
  signatoryQualityEn: string;
  electronicAddress: string;
  chorusFrame: (typeof CHORUS_FRAMES)[number];
  recoveryMention: string;
  latenessMention: string;
  discountMention: string;
}

export interface PostalAddress {
  lines: string | null;
  postalCode: string | null;
  city: string | null;
  country: string | null;
}

/** The body that a paper is made for. */
export interface Addressee extends OwnValues {
  name: string;
  /** The postal address, or the only address. */
  address: PostalAddress | null;
}

export type Say<Key extends string> = (key: Key, values?: Record<string, string>) => string;

/** Says the texts of a paper in one language; `{x}` is filled from the values. */
export const sayIn =
  <Key extends string>(texts: Record<Locale, Record<Key, string>>, locale: Locale): Say<Key> =>
  (key, values = {}) => {
    const text = texts[locale][key].replace('n° ', 'n°\u00a0').replace('no. ', 'no.\u00a0');
    const set = locale === 'fr' ? typeset(text) : text;
    return set.replace(/\{(\w+)\}/g, (hole, name: string) => values[name] ?? hole);
  };

/** Drops facts without a value. */
export const known = (facts: readonly (readonly [string, string | null | undefined])[]): Fact[] =>
  facts.flatMap(([label, value]): Fact[] => (value?.trim() ? [[label, oneLine(value)]] : []));

/*
 * Free texts of the association in the language of a paper; in French where it gives no English.
 * Null when it has none.
 */

const legalFormOf = ({ legalForm: fr, legalFormEn: en }: Issuer, locale: Locale) =>
  inlineIn({ fr, en }, locale);

/** The sentence about VAT. */
export const vatMentionOf = ({ vatMention: fr, vatMentionEn: en }: Issuer, locale: Locale) =>
  inlineIn({ fr, en }, locale);

/** The decision that set the rate. */
export const rateDecisionOf = ({ rateDecision: fr, rateDecisionEn: en }: Issuer, locale: Locale) =>
  inlineIn({ fr, en }, locale);

/** « Jeanne Martin, trésorière »: who signs certificates and receipts. */
export const signatoryOf = (issuer: Issuer, locale: Locale): string | null => {
  const { signatoryName, signatoryQuality: fr, signatoryQualityEn: en } = issuer;
  const parts = [inline(signatoryName), inlineIn({ fr, en }, locale)];
  return parts.filter(Boolean).join(', ') || null;
};

const identifiers = (siret: string | null, siren: string | null): string[] => {
  if (siret) return [`SIRET ${formatSiret(siret)}`];
  return siren ? [`SIREN ${siren.replace(/(\d{3})(?=\d)/g, '$1\u00a0')}`] : [];
};

export const senderOf = (issuer: Issuer, locale: Locale): Party => {
  const legal = issuer.legalName === issuer.name ? null : inline(issuer.legalName);
  return {
    name: oneLine(issuer.name),
    lines: [
      ...[legal, legalFormOf(issuer, locale)].flatMap((line) => line ?? []),
      ...addressLines(issuer, locale),
      ...identifiers(issuer.siret || null, null),
      ...(issuer.rna ? [`RNA ${issuer.rna}`] : []),
    ],
  };
};

export const recipientOf = ({ name, siren, siret, address }: Addressee, locale: Locale): Party => ({
  name: oneLine(name),
  lines: [
    ...addressLines(
      {
        street: address?.lines ?? '',
        postcode: address?.postalCode ?? '',
        city: address?.city ?? '',
        country: address?.country ?? 'FR',
      },
      locale,
    ),
    ...identifiers(siret, siren),
  ],
});

/** A body in a sentence, with its number, since names may be shared. */
export const namedBody = ({ name, siren, siret }: Addressee): string => {
  const [identifier] = identifiers(siret, siren);
  return identifier ? `${oneLine(name)} (${identifier})` : oneLine(name);
};

/** The legal name of the association. */
export const legalNameOf = (issuer: Issuer): string => oneLine(issuer.legalName || issuer.name);

/** The issuer of a paper, at its foot. */
export const footerOf = (issuer: Issuer, locale: Locale): string =>
  [
    legalNameOf(issuer),
    legalFormOf(issuer, locale),
    ...identifiers(issuer.siret || null, null),
    issuer.rna ? `RNA ${issuer.rna}` : '',
  ]
    .filter(Boolean)
    .join(' · ');
