import type { Cents, Day, Locale, Localised } from '../../kernel/rules/values';
import { formatDay, formatMoney } from '../../kernel/texts/format';

/** A variable, with its label on the screen and an example. */
export interface Variable {
  /** `group.name`, as a template writes it. */
  name: string;
  labels: Localised;
  samples: Localised;
  /** The words of the button that an address becomes where it stands alone. */
  button?: Localised;
}

export const variable = (
  name: string,
  [fr, en]: [string, string],
  sample: string | Localised,
): Variable => ({
  name,
  labels: { fr, en },
  samples: typeof sample === 'string' ? { fr: sample, en: sample } : sample,
});

/** An example that is written differently in each language. */
export const both = (format: (locale: Locale) => string): Localised => ({
  fr: format('fr'),
  en: format('en'),
});

export const day = (value: Day): Localised => both((locale) => formatDay(value, locale));

export const money = (cents: Cents): Localised =>
  both((locale) => formatMoney(cents, 'EUR', locale));
