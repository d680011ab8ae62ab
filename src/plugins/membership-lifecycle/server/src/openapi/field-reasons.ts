import { FIELD_TEXTS } from '../field-texts';

/** Why the content API refuses a field: each name stands in `field-texts.ts`, with its sentence. */
export const FIELD_REASONS = [
  'challenge-expired',
  'challenge-used',
  'challenge-wrong',
  'consent-outdated',
  'consent-required',
  'contact-not-there',
  'contact-or-name',
  'contact-required',
  'contact-twice',
  'control-character',
  'figure-not-asked',
  'figure-of-another-measure',
  'figure-required',
  'membership-or-siret',
  'no-link',
  'no-open-offer',
  'not-a-choice',
  'not-a-day',
  'not-a-flag',
  'not-a-list',
  'not-a-phone',
  'not-a-postal-code',
  'not-a-siret',
  'not-a-text',
  'not-a-whole-number',
  'not-an-email',
  'not-an-id',
  'not-an-object',
  'notice-outdated',
  'out-of-range',
  'password-too-long',
  'password-too-short',
  'required',
  'siren-for-siret',
  'siret-length',
  'tier-not-on-offer',
  'too-long',
  'too-many-contacts',
  'too-many-values',
  'unknown-field',
] as const;

/** The sentence of a field's reason, its holes as `{x}`. */
export const fieldReasonText = (reason: string) => {
  const text = FIELD_TEXTS[reason];
  if (!text) throw new Error(`No field is refused for “${reason}”`);
  return text;
};
