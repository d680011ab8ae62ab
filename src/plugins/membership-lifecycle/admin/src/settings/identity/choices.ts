import { useMemo } from 'react';
import { COUNTRIES } from '../../../../shared/kernel/countries';
import { FONT_PAIR_NAMES, FONT_PAIRS } from '../../../../shared/settings/face';
import { CHORUS_FRAMES } from '../../../../shared/settings/invoicing';
import { VOTERS_NAMES } from '../../../../shared/settings/voters';
import type { Choice } from '../../kit/components/ChoiceInput';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';

const byLabel = (lang: string) => {
  const { compare } = new Intl.Collator(lang);
  return (one: Choice, other: Choice) => compare(one.label, other.label);
};

/** The countries by their name in the reader's language. */
export const useCountries = (): Choice[] => {
  const { lang } = useFormat();
  return useMemo(() => {
    const names = new Intl.DisplayNames([lang], { type: 'region' });
    return COUNTRIES.map((code) => ({ value: code, label: names.of(code) ?? code })).sort(
      byLabel(lang),
    );
  }, [lang]);
};

const spoken = (zone: string, lang: string): string => {
  const part = new Intl.DateTimeFormat(lang, { timeZone: zone, timeZoneName: 'longGeneric' })
    .formatToParts(0)
    .find(({ type }) => type === 'timeZoneName');
  return part ? `${zone.replace(/_/g, ' ')} (${part.value})` : zone;
};

/** The VAT treatments of dues. */
export const useVatTreatments = (): Choice[] => {
  const { t } = useTrad();
  return (['outside-scope', 'exempt'] as const).map((value) => ({
    value,
    label: t(`identity.vat.${value}`),
  }));
};

/** The pairs of fonts, by what they look like and their families. */
export const useFontPairs = (): Choice[] => {
  const { t } = useTrad();
  return FONT_PAIR_NAMES.map((value) => {
    const { heading, text } = FONT_PAIRS[value];
    const families = heading === text ? heading : `${heading}, ${text}`;
    return { value, label: t(`identity.fonts.${value}`, { families }) };
  });
};

/** The sets of "cadres de facturation" in Chorus Pro. */
export const useChorusFrames = (): Choice[] => {
  const { t } = useTrad();
  return CHORUS_FRAMES.map((value) => ({ value, label: t(`identity.frame.${value}`) }));
};

/** The members whom statutes may let vote. */
export const useVoters = (): Choice[] => {
  const { t } = useTrad();
  return VOTERS_NAMES.map((value) => ({ value, label: t(`identity.voters.${value}`) }));
};

/** The possible results of an audit of the public pages. */
export const useConformities = (): Choice[] => {
  const { t } = useTrad();
  return (['none', 'partial', 'full'] as const).map((value) => ({
    value,
    label: t(`identity.conformity.${value}`),
  }));
};

/** The time zones that the browser knows, and the one that is kept if it does not. */
export const useTimeZones = (kept: string): Choice[] => {
  const { lang } = useFormat();
  return useMemo(() => {
    const zones = new Set([kept, ...Intl.supportedValuesOf('timeZone')]);
    return [...zones]
      .map((zone) => ({ value: zone, label: spoken(zone, lang) }))
      .sort(byLabel(lang));
  }, [kept, lang]);
};
