import { inLocale } from '../../kernel/rules/localised';
import type { Locale } from '../../kernel/rules/values';
import { oneLine } from '../../kernel/texts/format';
import type { ApplicationNotice } from '../rules/types';

/** The values of the announcement of an application. */

const WAYS = {
  siret: { fr: 'le même SIRET', en: 'the same SIRET' },
  'former-siret': { fr: 'un ancien SIRET', en: 'a former SIRET' },
  siren: { fr: 'le même SIREN', en: 'the same SIREN' },
  name: { fr: 'le même nom et le même code postal', en: 'the same name and postcode' },
  'former-name': {
    fr: 'un ancien nom et le même code postal',
    en: 'a former name and its postcode',
  },
  email: {
    fr: 'l’adresse électronique d’un de ses contacts',
    en: 'the e-mail address of one of its contacts',
  },
} as const;

/** « elle ressemble à Ville d’Exemple (le même SIRET) ». */
export const doubtText = (
  { name, by }: NonNullable<ApplicationNotice['known']>,
  locale: Locale,
): string => {
  const said = `${oneLine(name)} (${WAYS[by][locale]})`;
  return locale === 'fr' ? `elle ressemble à ${said}` : `it looks like ${said}`;
};

export const applicationValues = (notice: ApplicationNotice | undefined, locale: Locale) => ({
  // Strangers typed them.
  reference: notice?.reference ?? null,
  organisation: notice ? oneLine(notice.organisation) : null,
  city: notice ? oneLine(notice.city) : null,
  tier: notice ? oneLine(inLocale(notice.tierNames, locale)) : null,
  applicant: notice ? oneLine(notice.applicant) : null,
  email: notice?.email ?? null,
  doubt: notice?.known ? doubtText(notice.known, locale) : null,
  link: notice?.link ?? null,
});
