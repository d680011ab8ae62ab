import type { RefusalText } from '../../kernel/errors';

/** Why something about a consent is refused. */
export const CONSENT_REFUSALS = {
  'consent-not-given-yet': {
    status: 400,
    fr: 'Ce jour précède celui où le consentement a été donné.',
    en: 'This day is before the one on which the consent was given.',
  },
  'consent-text-unknown': {
    status: 404,
    fr: 'Ce texte de consentement n’existe pas.',
    en: 'There is no such consent text.',
  },
  'consent-unknown': {
    status: 404,
    fr: 'Ce consentement n’existe pas.',
    en: 'There is no such consent.',
  },
  'consent-withdrawn': {
    fr: 'Ce consentement a déjà été retiré.',
    en: 'This consent was already withdrawn.',
  },
} satisfies Record<string, RefusalText>;
