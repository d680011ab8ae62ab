import { COUNTRIES } from '../../../../shared/kernel/countries';
import {
  HISTORY_FIELDS,
  rightFields,
  type HistoryField,
} from '../../../../shared/transfer/history-fields';
import type { Allowance, TierOffer } from '../../core/rules/types';
import { folded } from '../../kernel/rules/import/folding';
import type { Localised } from '../../kernel/rules/values';

/** The fields of a history, and the words that its cells may hold. */

/** The rights in published tiers, by code, with the name of the latest year. */
export const benefitsOf = (offers: readonly TierOffer[]): Map<string, Allowance> =>
  new Map(
    [...offers]
      .sort((a, b) => a.offerYear - b.offerYear)
      .flatMap(({ allowances }) => allowances)
      .map((allowance) => [allowance.benefitCode, allowance]),
  );

/** All fields, with two for each right of published tiers and each right in `beside`. */
export const historyFields = (
  offers: readonly TierOffer[],
  beside: readonly { code: string; names: Localised }[] = [],
): HistoryField[] => {
  const names = new Map([
    ...beside.map((one) => [one.code, one.names] as const),
    ...[...benefitsOf(offers)].map(([code, allowance]) => [code, allowance.names] as const),
  ]);
  return [
    ...HISTORY_FIELDS,
    ...[...names]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([code, named]) => rightFields(code, named)),
  ];
};

/** Every country by its two letters and its names in both languages. */
export const COUNTRY_CODES: ReadonlyMap<string, string> = new Map(
  ['fr', 'en'].flatMap((locale) => {
    const names = new Intl.DisplayNames([locale], { type: 'region' });
    return COUNTRIES.flatMap((code) => [
      [folded(code), code] as const,
      [folded(names.of(code) ?? code), code] as const,
    ]);
  }),
);
