import type { Locale, Localised } from '../domain/types';
import { formatTime, votesText } from './assembly-values';
import { DEFAULT_TEMPLATES } from './defaults';
import { CONVOCATION } from './defaults/convening';
import { formatDay, formatIban, formatMoney, formatSiret } from './format';
import { formatSpan } from './span';
import { SPACE } from './space-variables';
import type { TemplateValues } from './template';

/** What a template may say: its variables, what they are called on screen, and an example. */

export interface Variable {
  /** `group.name`, as a template writes it. */
  name: string;
  labels: Localised;
  samples: Localised;
}

const variable = (
  name: string,
  [fr, en]: [string, string],
  sample: string | Localised,
): Variable => ({
  name,
  labels: { fr, en },
  samples: typeof sample === 'string' ? { fr: sample, en: sample } : sample,
});

const both = (format: (locale: Locale) => string): Localised => ({
  fr: format('fr'),
  en: format('en'),
});
const day = (value: string): Localised => both((locale) => formatDay(value, locale));
const money = (cents: number): Localised => both((locale) => formatMoney(cents, 'EUR', locale));

const PUBLIC_BODIES: Localised = { fr: 'Organismes publics', en: 'Public bodies' };

const ASSOCIATION = [
  variable(
    'association.name',
    ['Nom de l’association', 'Name of the association'],
    'L’Atelier commun',
  ),
  variable(
    'association.legalName',
    ['Son nom complet', 'Its full name'],
    'Association L’Atelier commun',
  ),
  variable(
    'association.address',
    ['Son adresse, sur une ligne', 'Its address, on one line'],
    '12 rue des Lilas, 75020 Paris',
  ),
  variable('association.siret', ['Son SIRET', 'Its SIRET'], formatSiret('35600000049837')),
  variable('association.vatMention', ['Mention de TVA', 'Sentence about VAT'], {
    fr: 'TVA non applicable, article 293 B du CGI',
    en: 'VAT not applicable (article 293 B of the French tax code)',
  }),
  variable(
    'association.email',
    ['Son adresse électronique', 'Its e-mail address'],
    'adhesions@example.org',
  ),
  variable('association.phone', ['Son téléphone', 'Its telephone number'], '01 23 45 67 89'),
  variable('association.website', ['Son site web', 'Its website'], 'https://www.example.org'),
  variable(
    'association.accountHolder',
    ['Titulaire du compte', 'Holder of the account'],
    'Association L’Atelier commun',
  ),
  variable('association.iban', ['Son IBAN', 'Its IBAN'], formatIban('FR7630006000011234567890189')),
  variable('association.bic', ['Son BIC', 'Its BIC'], 'AGRIFRPP'),
  variable(
    'association.rateDecision',
    ['Décision qui fixe le tarif', 'Decision that fixes the rate'],
    {
      fr: 'AG du 12 juin 2020',
      en: 'General assembly of 12 June 2020',
    },
  ),
];

const MEMBER = [
  variable(
    'member.organisation',
    ['Nom de l’organisme', 'Name of the organisation'],
    'Ville d’Exemple',
  ),
  variable('member.contact', ['Nom du destinataire', 'Name of the addressee'], 'Camille Martin'),
  variable(
    'member.reference',
    ['Référence de l’adhésion', 'Membership reference'],
    'ADH-2021-0042',
  ),
  variable('member.tier', ['Formule demandée ou détenue', 'Tier asked for or held'], PUBLIC_BODIES),
];

const TERM = [
  variable(
    'term.starts',
    ['Premier jour de la période', 'First day of the term'],
    day('2021-01-01'),
  ),
  variable('term.ends', ['Dernier jour de la période', 'Last day of the term'], day('2021-12-31')),
  variable('term.price', ['Prix de la période', 'Price of the term'], money(500_000)),
  variable('term.tier', ['Formule de la période', 'Tier of the term'], PUBLIC_BODIES),
];

const NEXT = [
  variable(
    'next.starts',
    ['Premier jour de la période proposée', 'First day of the proposed term'],
    day('2022-01-01'),
  ),
  variable(
    'next.ends',
    ['Dernier jour de la période proposée', 'Last day of the proposed term'],
    day('2022-12-31'),
  ),
  variable('next.price', ['Prix proposé', 'Proposed price'], money(500_000)),
  variable('next.tier', ['Formule proposée', 'Proposed tier'], PUBLIC_BODIES),
];

const DUES = [
  variable('dues.number', ['Numéro de l’appel', 'Number of the call'], '2021-0042'),
  variable('dues.amount', ['Montant appelé', 'Amount called'], money(500_000)),
  variable('dues.dueOn', ['Échéance', 'Due day'], day('2021-12-15')),
  variable(
    'dues.paid',
    ['Déjà réglé (vide si rien)', 'Paid so far (empty if nothing)'],
    money(200_000),
  ),
  variable(
    'dues.remaining',
    ['Reste à régler (vide si soldé)', 'Still owed (empty if settled)'],
    money(300_000),
  ),
  variable(
    'dues.starts',
    ['Premier jour de la période appelée', 'First day of the term called for'],
    day('2022-01-01'),
  ),
  variable(
    'dues.ends',
    ['Dernier jour de la période appelée', 'Last day of the term called for'],
    day('2022-12-31'),
  ),
  variable('dues.engagement', ['Numéro d’engagement', 'Engagement number'], 'ENG-1234'),
  variable('dues.service', ['Code service', 'Service code'], 'SRV-01'),
];

const PAPER = [
  variable('paper.name', ['Nom du document joint', 'Name of the attached document'], {
    fr: 'Attestation d’adhésion ADH-2021-0042-A1',
    en: 'Certificate of membership ADH-2021-0042-A1',
  }),
];

const RIGHTS = [
  variable(
    'rights.summary',
    [
      'Droits utilisés, un par ligne (vide s’il n’y a rien à compter)',
      'Rights used, one a line (empty when nothing is counted)',
    ],
    {
      fr: '- Compagnonnage, par séance : 3 sur 4, reste 1',
      en: '- Mentoring, per session: 3 of 4 used, 1 left',
    },
  ),
];

const DEADLINE = [
  variable(
    'deadline.graceEnds',
    ['Dernier jour du délai de grâce', 'Last day of grace'],
    day('2022-03-01'),
  ),
];

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

/** What the variables of a group are about, by the first part of their name. */
export const GROUPS: Record<string, Localised> = {
  association: { fr: 'L’association', en: 'The association' },
  member: { fr: 'Le membre', en: 'The member' },
  term: { fr: 'La période', en: 'The term' },
  next: { fr: 'La période proposée', en: 'The proposed term' },
  dues: { fr: 'L’appel de cotisation', en: 'The call for dues' },
  paper: { fr: 'Le document joint', en: 'The attached document' },
  rights: { fr: 'Les droits', en: 'The rights' },
  deadline: { fr: 'Les délais', en: 'The deadlines' },
  assembly: { fr: 'L’assemblée', en: 'The assembly' },
  occasion: { fr: 'Le rendez-vous', en: 'The event' },
  registration: { fr: 'L’inscription', en: 'The registration' },
  space: { fr: 'L’espace adhérent', en: 'The member space' },
};

const EVERY = [...ASSOCIATION, ...MEMBER];
const PARTICIPATION = [...EVERY, ...OCCASION];
const RENEWAL = [...EVERY, ...TERM, ...NEXT, ...RIGHTS, ...DEADLINE];

const BY_TEMPLATE: Record<string, readonly Variable[]> = {
  'application-received': EVERY,
  'membership-approved': [...EVERY, ...TERM],
  'membership-refused': EVERY,
  'renewal-proposal': RENEWAL,
  'renewal-reminder': RENEWAL,
  'renewal-overdue': RENEWAL,
  'renewal-accepted': RENEWAL,
  'call-issued': [...EVERY, ...DUES],
  'payment-received': [...EVERY, ...DUES],
  [CONVOCATION]: [...EVERY, ...ASSEMBLY],
  'paper-sent': [...EVERY, ...PAPER],
  'renewal-lapsed': RENEWAL,
  'membership-ended': [...EVERY, ...TERM],
  'registration-confirmed': PARTICIPATION,
  'registration-cancelled': PARTICIPATION,
  'occasion-cancelled': PARTICIPATION,
  'member-invitation': [...EVERY, ...SPACE],
  'member-sign-in': [...EVERY, ...SPACE],
};

/** The variables of a template; none for a code that does not exist. */
export const variablesOf = (code: string): readonly Variable[] => BY_TEMPLATE[code] ?? [];

/** Example values of a template, to preview it and to prove that it renders. */
export const sampleValues = (code: string, locale: Locale): TemplateValues => {
  const values: TemplateValues = {};
  for (const { name, samples } of variablesOf(code)) {
    const [group, key] = name.split('.');
    values[group] = { ...values[group], [key]: samples[locale] };
  }
  return values;
};

/** How many letters are named before the list is cut short. */
const MOST_LETTERS = 3;

/** The letters that have a variable, or null when none has. */
export const lettersWith = (name: string): Localised | null => {
  const letters = DEFAULT_TEMPLATES.filter(({ code }) =>
    variablesOf(code).some((variable) => variable.name === name),
  ).map(({ names }) => names);
  if (letters.length === 0) return null;
  const list = (locale: Locale) =>
    letters
      .slice(0, MOST_LETTERS)
      .map((names) => names[locale])
      .join(', ') + (letters.length > MOST_LETTERS ? '…' : '');
  return both(list);
};
