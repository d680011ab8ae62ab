import { formatTime, votesText } from './assembly-values';
import { formatSpan } from './span';
import { both, day, variable } from './variable';

/** What letters say of assemblies, and of what members take part in. */

export const ASSEMBLY = [
  variable('assembly.title', ['Intitulé de l’assemblée', 'Title of the assembly'], {
    fr: 'Assemblée générale 2022',
    en: 'General assembly 2022',
  }),
  variable('assembly.kind', ['Ordinaire ou extraordinaire', 'Ordinary or extraordinary'], {
    fr: 'ordinaire',
    en: 'ordinary',
  }),
  variable('assembly.date', ['Date de l’assemblée', 'Day of the assembly'], day('2022-06-14')),
  variable(
    'assembly.time',
    ['Heure (vide si elle n’est pas fixée)', 'Time (empty when it is not set)'],
    both((locale) => formatTime('14:30', locale)),
  ),
  variable('assembly.place', ['Lieu', 'Place'], '12 rue des Lilas, 75020 Paris'),
  variable(
    'assembly.link',
    ['Lien de visioconférence', 'Link of the video conference'],
    'https://visio.example.org/ag',
  ),
  variable('assembly.agenda', ['Ordre du jour', 'Agenda'], {
    fr: '1. Rapport moral\n2. Comptes de l’année\n3. Élection du conseil',
    en: '1. Annual report\n2. Accounts of the year\n3. Election of the board',
  }),
  variable(
    'assembly.votes',
    ['Voix du membre (vide s’il n’en a pas)', 'Votes of the member (empty when it has none)'],
    both((locale) => votesText(2, locale)),
  ),
  variable('assembly.holder', ['Qui porte ces voix', 'Who carries these votes'], 'Camille Martin'),
  variable(
    'assembly.proxies',
    ['Pouvoirs par mandataire (vide sans limite)', 'Proxies a person (empty without a limit)'],
    { fr: '2 pouvoirs', en: '2 proxies' },
  ),
  variable(
    'assembly.second',
    ['Rempli pour une seconde convocation', 'There for a second convocation'],
    { fr: 'seconde convocation', en: 'second convocation' },
  ),
];

export const OCCASION = [
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
