import type { MessageDraft } from '../domain/types';
import type { Locale } from '../domain/values';
import { answerMark } from './answer-link';
import { formatDay } from './format';

/** What the letters of the member space say of it. */
export const SPACE = [
  {
    name: 'space.link',
    labels: { fr: 'Lien personnel pour entrer', en: 'Personal link to enter' },
    samples: {
      fr: 'https://www.example.org/espace#exemple',
      en: 'https://www.example.org/espace?lang=en#exemple',
    },
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

/** The link itself is put in as the letter leaves. */
export const spaceValues = ({ space }: MessageDraft, locale: Locale) => ({
  link: space ? answerMark(locale) : null,
  until: space?.until ? formatDay(space.until, locale) : null,
  address: space?.address ?? null,
});
