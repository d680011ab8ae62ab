import type { MessageSubject } from '../../messages/texts/catalogue';
import { both, variable } from '../../messages/texts/variable';
import { EVERY } from '../../messages/texts/variables';
import { participationValues } from './occasion-values';
import { formatSpan } from './span';

/** Variables of messages on an occasion. */
const OCCASION = [
  variable('occasion.title', ['Son titre', 'Its title'], {
    fr: 'Webconférence « Habiter demain »',
    en: 'Web conference “Living tomorrow”',
  }),
  variable(
    'occasion.when',
    ['Quand, en toutes lettres', 'When, in words'],
    both((locale) =>
      formatSpan(
        { startsOn: '2021-03-18', startTime: '14:00', endsOn: '2021-03-18', endTime: '15:30' },
        locale,
      ),
    ),
  ),
  variable(
    'occasion.place',
    ['Son lieu (vide s’il n’y en a pas)', 'Its place (empty when there is none)'],
    '12 rue des Lilas, Paris',
  ),
  variable(
    'occasion.link',
    ['Son lien (vide s’il n’y en a pas)', 'Its link (empty when there is none)'],
    'https://www.example.org/habiter-demain',
  ),
  variable('occasion.cancelReason', ['Motif de l’annulation', 'Why it is cancelled'], {
    fr: 'L’intervenante est souffrante.',
    en: 'The speaker is ill.',
  }),
  variable(
    'registration.right',
    ['Droit utilisé (vide si rien n’est compté)', 'Right used (empty when nothing is counted)'],
    { fr: 'Événements professionnels', en: 'Professional events' },
  ),
];

const PARTICIPATION = [...EVERY, ...OCCASION];

/** Messages to those who take part in something. */
export const OCCASION_MESSAGES: MessageSubject = {
  groups: {
    occasion: { fr: 'Le rendez-vous', en: 'The event' },
    registration: { fr: 'L’inscription', en: 'The registration' },
  },
  templates: {
    'registration-confirmed': PARTICIPATION,
    'registration-cancelled': PARTICIPATION,
    'occasion-cancelled': PARTICIPATION,
  },
  values: ({ about }, locale) => participationValues(about?.participation, locale),
};
