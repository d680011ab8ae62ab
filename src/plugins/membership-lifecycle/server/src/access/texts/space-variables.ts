import type { Day, Locale, Localised } from '../../kernel/rules/values';
import { formatDay } from '../../kernel/texts/format';
import type { MessageSubject } from '../../messages/texts/catalogue';
import { createMark, linkMark } from '../../messages/texts/link-mark';
import type { Variable } from '../../messages/texts/variable';
import { EVERY } from '../../messages/texts/variables';

/** Variables of the messages about the member space, whose link is a button of these words. */
const spaceWith = (button: Localised): Variable[] => [
  {
    name: 'space.link',
    labels: { fr: 'Lien personnel pour entrer', en: 'Personal link to enter' },
    samples: {
      fr: 'https://www.example.org/espace#exemple',
      en: 'https://www.example.org/espace?lang=en#exemple',
    },
    button,
  },
  {
    name: 'space.until',
    labels: { fr: 'Dernier jour où le lien marche', en: 'Last day on which the link works' },
    samples: { fr: formatDay('2022-01-08', 'fr'), en: formatDay('2022-01-08', 'en') },
  },
  {
    name: 'space.address',
    labels: { fr: 'Adresse de l’espace adhérent', en: 'Address of the member space' },
    samples: {
      fr: 'https://www.example.org/espace',
      en: 'https://www.example.org/espace?lang=en',
    },
  },
];

const CHOOSING = { fr: 'Choisir mon mot de passe', en: 'Choose my password' };
const SIGNING_IN = { fr: 'Entrer dans l’espace adhérent', en: 'Enter the member space' };

/** Stands for the address of the member space, which may change until the message is sent. */
export const SPACE_MARK = createMark({ fr: 'adresse de l’espace', en: 'address of the space' });

/** The way into the member space. */
export interface SpaceNotice {
  /** The last day on which the link works. */
  until: Day | null;
}

declare module '../../core/rules/types' {
  interface MessageSubjects {
    space: SpaceNotice;
  }
}

/** The addresses themselves are inserted when the message is sent. */
const spaceValues = (notice: SpaceNotice | undefined, locale: Locale) => ({
  link: notice ? linkMark(locale) : null,
  until: notice?.until ? formatDay(notice.until, locale) : null,
  address: notice ? SPACE_MARK.of(locale) : null,
});

/** Messages by which people enter the member space. */
export const SPACE_MESSAGES: MessageSubject = {
  groups: { space: { fr: 'L’espace adhérent', en: 'The member space' } },
  templates: {
    'member-invitation': [...EVERY, ...spaceWith(CHOOSING)],
    'member-sign-in': [...EVERY, ...spaceWith(SIGNING_IN)],
  },
  values: ({ about }, locale) => ({ space: spaceValues(about?.space, locale) }),
};
