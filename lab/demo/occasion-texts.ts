/** The events and programmes of the demonstration, in sentences of our own. */

interface Words {
  fr: string;
  en: string;
}

export interface DemoOccasion {
  kind: 'event' | 'programme';
  titles: Words;
  descriptions: Words;
  place: string;
  link: string;
  /** Of the day, or whole days. */
  times: [string, string] | null;
  /** Days from today: when it was written, takes place, and opens to everybody. */
  days: { written: number; starts: number; ends: number; opens: number | null };
  capacity: number | null;
  benefitCode: string | null;
  /** The number of members that send somebody, if they may. */
  registered: number;
  becomes: 'draft' | 'open' | 'changed' | 'over' | 'cancelled';
  reason?: string;
}

const NONE: Words = { fr: '', en: '' };

export const OCCASIONS: readonly DemoOccasion[] = [
  {
    kind: 'event',
    titles: {
      fr: 'Atelier : lire un budget à plusieurs',
      en: 'Workshop: reading a budget together',
    },
    descriptions: NONE,
    place: 'Maison des associations, Paris',
    link: '',
    times: ['09:30', '12:30'],
    days: { written: -40, starts: -25, ends: -25, opens: null },
    capacity: 12,
    benefitCode: 'evenements',
    registered: 6,
    becomes: 'over',
  },
  {
    kind: 'programme',
    titles: {
      fr: 'Recherche-action : la rue en commun',
      en: 'Action research: the street in common',
    },
    descriptions: {
      fr: 'Six collectivités observent une rue pendant quatre mois et en partagent les enseignements.',
      en: 'Six local authorities observe a street for four months and share what they learn.',
    },
    place: 'Dans chaque collectivité',
    link: '',
    times: null,
    days: { written: -30, starts: 18, ends: 138, opens: null },
    capacity: 8,
    benefitCode: 'recherche-action',
    registered: 5,
    becomes: 'open',
  },
  {
    kind: 'event',
    titles: {
      fr: 'Webconférence : habiter l’administration de demain',
      en: 'Web conference: living in tomorrow’s administration',
    },
    descriptions: {
      fr: 'Une heure d’échange avec deux équipes qui ont réaménagé leur accueil.',
      en: 'One hour with two teams that have rearranged their front desks.',
    },
    place: '',
    link: 'https://visio.example.org/habiter',
    times: ['12:30', '13:30'],
    days: { written: -15, starts: 9, ends: 9, opens: -10 },
    capacity: 40,
    benefitCode: 'evenements',
    registered: 7,
    becomes: 'changed',
  },
  {
    kind: 'event',
    titles: {
      fr: 'Séance collective de compagnonnage',
      en: 'Mentoring session for several members',
    },
    descriptions: NONE,
    place: 'Dans nos locaux',
    link: '',
    times: ['14:00', '17:00'],
    days: { written: -12, starts: 23, ends: 23, opens: null },
    capacity: 3,
    benefitCode: 'compagnonnage',
    registered: 3,
    becomes: 'open',
  },
  {
    kind: 'event',
    titles: { fr: 'Voyage d’étude à Bologne', en: 'Study trip to Bologna' },
    descriptions: NONE,
    place: 'Bologne (Italie)',
    link: '',
    times: null,
    days: { written: -3, starts: 64, ends: 66, opens: 3 },
    capacity: 10,
    benefitCode: 'evenements',
    registered: 2,
    becomes: 'open',
  },
  {
    kind: 'event',
    titles: { fr: 'Visite du tiers-lieu des Halles', en: 'Visit to the Halles commons' },
    descriptions: NONE,
    place: 'Lyon',
    link: '',
    times: ['10:00', '16:00'],
    days: { written: -15, starts: 40, ends: 40, opens: null },
    capacity: 15,
    benefitCode: null,
    registered: 2,
    becomes: 'cancelled',
    reason: 'Le lieu est en travaux jusqu’à l’été.',
  },
  {
    kind: 'event',
    titles: { fr: 'Rencontres de printemps', en: 'Spring meeting' },
    descriptions: NONE,
    place: '',
    link: '',
    times: ['09:00', '17:30'],
    days: { written: -1, starts: 120, ends: 120, opens: 60 },
    capacity: 80,
    benefitCode: 'evenements',
    registered: 0,
    becomes: 'draft',
  },
];
