import type { MessageSubject } from '../../messages/texts/catalogue';
import { both, day, variable } from '../../messages/texts/variable';
import { EVERY } from '../../messages/texts/variables';
import { assemblyValues, formatTime, votesText } from './assembly-values';
import { CONVOCATION } from './convening';

/** Variables of messages on an assembly. */
const ASSEMBLY = [
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

/** Convocations. */
export const ASSEMBLY_MESSAGES: MessageSubject = {
  groups: { assembly: { fr: 'L’assemblée', en: 'The assembly' } },
  templates: { [CONVOCATION]: [...EVERY, ...ASSEMBLY] },
  values: ({ about }, locale) => ({ assembly: assemblyValues(about?.assembly, locale) }),
};
