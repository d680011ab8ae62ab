import type { Api } from './site';
import { EVENTS } from '../../../src/plugins/membership-lifecycle/shared/webhooks/events';
import { QUOTED } from '../texts/french';

/** Texts that people wrote in the demonstration, in English too, and names that are the same in any language. */

const TYPES = ['benefit', 'tier', 'offer', 'organisation', 'resource'];
const NAMES = [
  'English (en)',
  'Auth0',
  'auth0',
  'AWS Cognito',
  'LinkedIn',
  ...Object.values(EVENTS).flat(),
];
const ZONES = Intl.supportedValuesOf('timeZone').map((zone) => zone.replaceAll('_', ' '));

/** Sentences and names; a word alone may be a code. */
const sentencesIn = (value: unknown): string[] => {
  if (typeof value === 'string') return /\s/.test(value) ? [value] : [];
  return typeof value === 'object' && value !== null
    ? Object.values(value).flatMap(sentencesIn)
    : [];
};

/** The texts that are left aside when a page is read: data, not what the admin says. */
export const writtenTexts = async (api: Api): Promise<string[]> => {
  const lists = TYPES.flatMap((type) =>
    ['fr', 'en'].map(
      (locale) =>
        `/content-manager/collection-types/api::${type}.${type}?locale=${locale}&pageSize=100`,
    ),
  );
  const answers = await Promise.all(
    [...lists, '/membership-lifecycle/messages?pageSize=100'].map((list) => api.get(list)),
  );
  const data = answers.flatMap(({ body }) => sentencesIn(body));
  return [...new Set([...data, ...QUOTED, ...NAMES, ...ZONES])];
};
