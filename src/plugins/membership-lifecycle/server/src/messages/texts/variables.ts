import { formatSiret } from '../../../../shared/kernel/business-number';
import type { Localised } from '../../kernel/rules/values';
import { formatIban } from '../../kernel/texts/format';
import type { MessageSubject } from './catalogue';
import { day, money, variable } from './variable';

/** The variables of messages on a membership, each with its name on screen and an example. */

const BASIS: Localised = {
  fr: '350 habitants en 2021, tranche de 200 à 399 habitants',
  en: '350 inhabitants in 2021, bracket of 200 to 399 inhabitants',
};
const PUBLIC_BODIES: Localised = { fr: 'Organismes publics', en: 'Public bodies' };

/** Variables on the sender, which every message has. */
export const ASSOCIATION = [
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

const LEAVING = [
  variable(
    'member.lastDay',
    ['Dernier jour de l’adhésion', 'Last day of the membership'],
    day('2021-12-31'),
  ),
];

const TERM = [
  variable(
    'term.starts',
    ['Premier jour de la période', 'First day of the term'],
    day('2021-01-01'),
  ),
  variable('term.ends', ['Dernier jour de la période', 'Last day of the term'], day('2021-12-31')),
  variable('term.price', ['Prix de la période', 'Price of the term'], money(500_000)),
  variable(
    'term.basis',
    [
      'Base du prix de la période (vide hors des tranches)',
      'Basis of the price of the term (empty without brackets)',
    ],
    BASIS,
  ),
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
  variable(
    'next.basis',
    [
      'Base du prix proposé (vide hors des tranches)',
      'Basis of the proposed price (empty without brackets)',
    ],
    BASIS,
  ),
  variable('next.tier', ['Formule proposée', 'Proposed tier'], PUBLIC_BODIES),
];

const DUES = [
  variable('dues.number', ['Numéro de l’appel', 'Number of the call'], '2021-0042'),
  variable(
    'dues.replaces',
    [
      'Numéro de l’appel qu’il remplace (vide s’il n’en remplace aucun)',
      'Number of the call that it replaces (empty when there is none)',
    ],
    '2021-0037',
  ),
  variable('dues.amount', ['Montant appelé', 'Amount called'], money(500_000)),
  variable('dues.dueOn', ['Échéance', 'Due day'], day('2021-12-15')),
  variable(
    'dues.paid',
    ['Déjà réglé (vide si rien)', 'Paid so far (empty if nothing)'],
    money(200_000),
  ),
  variable(
    'dues.credit',
    [
      'Crédit du compte, déduit du reste à régler (vide si aucun)',
      'Credit of the account, deducted from what is still owed (empty if none)',
    ],
    money(50_000),
  ),
  variable(
    'dues.remaining',
    ['Reste à régler (vide si soldé)', 'Still owed (empty if settled)'],
    money(250_000),
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

const CREDIT_NOTE = [
  variable('creditNote.number', ['Numéro de l’avoir', 'Number of the credit note'], 'AV2021-0003'),
  variable('creditNote.amount', ['Montant annulé', 'Amount cancelled'], money(500_000)),
  variable(
    'creditNote.replacedBy',
    [
      'Numéro de l’appel émis à la place (vide si rien n’est demandé)',
      'Number of the call issued instead (empty when nothing is asked for)',
    ],
    '2021-0043',
  ),
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
      fr: '- Compagnonnage\u00a0: 3 séances sur 4, il en reste 1',
      en: '- Mentoring: 3 of 4 sessions used, 1 left',
    },
  ),
];

const RIGHT = [
  variable('right.name', ['Nom du droit', 'Name of the right'], {
    fr: 'Compagnonnage',
    en: 'Mentoring',
  }),
  variable(
    'right.unit',
    ['Son unité (vide s’il n’en a pas)', 'Its unit (empty when it has none)'],
    { fr: 'séance', en: 'session' },
  ),
  variable('right.granted', ['Combien la période en accorde', 'How many the term grants'], '6'),
  variable('right.used', ['Combien sont utilisés', 'How many are used'], '5'),
  variable('right.left', ['Combien il en reste', 'How many are left'], '1'),
  variable('right.ends', ['Son dernier jour', 'Its last day'], day('2021-12-31')),
];

const DEADLINE = [
  variable(
    'deadline.graceEnds',
    ['Dernier jour du délai de grâce', 'Last day of grace'],
    day('2022-03-01'),
  ),
];

const ANSWER = [
  {
    ...variable(
      'renewal.answerLink',
      [
        'Lien personnel pour répondre (vide s’il n’y a plus à répondre)',
        'Personal link to answer (empty when there is nothing to answer any more)',
      ],
      'https://www.example.org/repondre#exemple',
    ),
    button: { fr: 'Répondre à la proposition', en: 'Answer the proposal' },
  },
];

/** Variables of every message to a member. */
export const EVERY = [...ASSOCIATION, ...MEMBER];

const RENEWAL = [...EVERY, ...TERM, ...NEXT, ...RIGHTS, ...DEADLINE];
const ASKING = [...RENEWAL, ...ANSWER];

/** Messages about a membership, its renewals, its dues and its papers. */
export const MEMBERSHIP_MESSAGES: MessageSubject = {
  groups: {
    association: { fr: 'L’association', en: 'The association' },
    member: { fr: 'Le membre', en: 'The member' },
    term: { fr: 'La période', en: 'The term' },
    next: { fr: 'La période proposée', en: 'The proposed term' },
    dues: { fr: 'L’appel de cotisation', en: 'The call for dues' },
    creditNote: { fr: 'L’avoir', en: 'The credit note' },
    paper: { fr: 'Le document joint', en: 'The attached document' },
    renewal: { fr: 'Le renouvellement', en: 'The renewal' },
    right: { fr: 'Le droit', en: 'The right' },
    rights: { fr: 'Les droits', en: 'The rights' },
    deadline: { fr: 'Les délais', en: 'The deadlines' },
  },
  templates: {
    'application-received': EVERY,
    'membership-approved': [...EVERY, ...TERM],
    'membership-refused': EVERY,
    'application-withdrawn': EVERY,
    'renewal-proposal': ASKING,
    'renewal-reminder': ASKING,
    'renewal-overdue': ASKING,
    'renewal-accepted': RENEWAL,
    'call-issued': [...EVERY, ...DUES],
    'credit-note-issued': [...EVERY, ...DUES, ...CREDIT_NOTE],
    'payment-received': [...EVERY, ...DUES],
    'payment-rejected': [...EVERY, ...DUES],
    'member-welcome': [...EVERY, ...TERM, ...RIGHTS],
    'term-started': [...EVERY, ...TERM, ...RIGHTS],
    'dues-reminder': [...EVERY, ...DUES],
    'dues-second-reminder': [...EVERY, ...DUES],
    'dues-formal-notice': [...EVERY, ...DUES],
    'paper-sent': [...EVERY, ...PAPER],
    'right-nearly-used': [...EVERY, ...RIGHT],
    'renewal-lapsed': RENEWAL,
    'membership-ended': [...EVERY, ...TERM, ...LEAVING],
    'membership-ending': [...EVERY, ...TERM, ...LEAVING],
    'membership-excluded': [...EVERY, ...TERM, ...LEAVING],
  },
};
