import { typeset } from '../../kernel/rules/typography';
import type { Localised } from '../../kernel/rules/values';
import { HOLDINGS, PROPOSED_MONTHS, type RetentionCategory } from './inventory';

/**
 * The notice for applicants on their data (article 13 of the GDPR), from the association's
 * identity and register. Pure.
 */

/** The identity's part in the notice. */
export interface Responsible {
  name: string;
  legalName: string;
  street: string;
  postcode: string;
  city: string;
  email: string;
  replyTo: string;
}

/** The register's part in it: its durations in months, and the association's own words. */
export interface Kept {
  months: Partial<Record<RetentionCategory, number | null>>;
  bases: Record<string, string>;
}

export type NoticeNeed = 'name' | 'contact';

export const NOTICE_PARTS = ['controller', 'purpose', 'recipients', 'duration', 'rights'] as const;

export interface NoticePart {
  id: (typeof NOTICE_PARTS)[number];
  heading: Localised;
  text: Localised;
}

const postal = ({ street, postcode, city }: Responsible): string =>
  street !== '' && city !== ''
    ? [...street.split('\n'), `${postcode} ${city}`.trim()].filter(Boolean).join(', ')
    : '';

/** The address for questions: the association's e-mail, else its reply address. */
const mailbox = ({ email, replyTo }: Responsible): string => email || replyTo;

/** Missing parts of the identity without which people would not know whom to ask. */
export const missingForNotice = (identity: Responsible): NoticeNeed[] => [
  ...(identity.name === '' && identity.legalName === '' ? (['name'] as const) : []),
  ...(mailbox(identity) === '' && postal(identity) === '' ? (['contact'] as const) : []),
];

/** The months for which an application is kept; never unlimited. */
export const monthsOfApplications = ({ months }: Pick<Kept, 'months'>): number =>
  months.applications ?? PROPOSED_MONTHS.applications;

/** The effective retention of a category; null while all of it is kept. */
export const monthsKept = (
  kept: Pick<Kept, 'months'>,
  category: RetentionCategory,
): number | null =>
  category === 'applications' ? monthsOfApplications(kept) : (kept.months[category] ?? null);

const both = (text: string): Localised => ({ fr: text, en: text });
const joined = (...texts: Localised[]): Localised => ({
  fr: texts.flatMap(({ fr }) => fr || []).join('\n\n'),
  en: texts.flatMap(({ en }) => en || []).join('\n\n'),
});

const whyOf = (id: 'applications' | 'contacts'): Localised =>
  HOLDINGS.find((line) => line.id === id)?.why ?? both('');

const uncapitalised = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

const BASIS: Localised = {
  fr: 'Nous avons besoin de ces informations parce que vous demandez à adhérer (article 6, paragraphe 1, point b du règlement général sur la protection des données). Sans les champs obligatoires, la demande ne peut pas être étudiée.',
  en: 'We need this information because you apply to join (article 6(1)(b) of the General Data Protection Regulation). Without the required fields, the application cannot be considered.',
};

const purpose = ({ bases }: Kept): Localised =>
  joined(
    whyOf('applications'),
    // The association writes its own words in one language.
    bases.applications?.trim() ? both(bases.applications.trim()) : BASIS,
    {
      fr: `Si vous adhérez, elles servent ensuite à ${uncapitalised(whyOf('contacts').fr)}`,
      en: `If you join, it is then used for ${uncapitalised(whyOf('contacts').en)}`,
    },
  );

const duration = (kept: Kept): Localised => {
  const months = monthsOfApplications(kept);
  const after = kept.months.contacts ?? null;
  return joined(
    {
      fr: `Votre demande est gardée ${months} mois après sa réception et, tant qu’elle n’est pas traitée, jusqu’à ce qu’elle le soit.`,
      en: `Your application is kept for ${months} months after it came in and, while it is not dealt with, until it is.`,
    },
    after === null
      ? {
          fr: 'Si vous adhérez, les personnes à qui écrire sont gardées pendant l’adhésion, puis le temps d’en rendre compte.',
          en: 'If you join, the people to write to are kept during the membership, then for as long as it has to be accounted for.',
        }
      : {
          fr: `Si vous adhérez, les personnes à qui écrire sont gardées pendant l’adhésion, puis ${after} mois.`,
          en: `If you join, the people to write to are kept during the membership, then for ${after} months.`,
        },
  );
};

const rights = (identity: Responsible): Localised => {
  const to = [mailbox(identity), postal(identity)].filter(Boolean);
  return joined(
    {
      fr: 'Vous pouvez demander à voir vos données, à les faire corriger ou effacer, à en limiter l’usage ou à les recevoir pour les porter ailleurs ; un accord que vous avez donné peut être retiré à tout moment.',
      en: 'You may ask to see your data, to have them corrected or erased, to restrict their use or to receive them and take them elsewhere; a consent that you gave may be withdrawn at any time.',
    },
    {
      fr: `Pour cela, écrivez à ${to.join(' ou à ')}.`,
      en: `To do so, write to ${to.join(' or to ')}.`,
    },
    {
      fr: 'Si vous pensez que vos droits ne sont pas respectés, vous pouvez vous plaindre à la CNIL : www.cnil.fr, ou CNIL, 3 place de Fontenoy, TSA 80715, 75334 Paris Cedex 07.',
      en: 'If you think that your rights are not respected, you may complain to the CNIL, the French data protection authority: www.cnil.fr, or CNIL, 3 place de Fontenoy, TSA 80715, 75334 Paris Cedex 07, France.',
    },
  );
};

/** The parts of the notice; null while the identity is incomplete. */
export const noticeOf = (identity: Responsible, kept: Kept): NoticePart[] | null => {
  if (missingForNotice(identity).length > 0) return null;
  const name = identity.legalName || identity.name;
  const who = [name, postal(identity), mailbox(identity)].filter(Boolean);
  const part = (id: NoticePart['id'], heading: Localised, { fr, en }: Localised) => ({
    id,
    heading,
    text: { fr: typeset(fr), en },
  });
  return [
    part(
      'controller',
      { fr: 'Qui est responsable', en: 'Who is responsible' },
      both(who.join('\n')),
    ),
    part('purpose', { fr: 'Pourquoi', en: 'Why' }, purpose(kept)),
    part(
      'recipients',
      { fr: 'Qui voit ces informations', en: 'Who sees this information' },
      {
        fr: 'Les personnes qui étudient les demandes pour l’association, et celles qui tiennent pour elle ce site et l’envoi de ses messages. Vos informations ne sont ni vendues ni données.',
        en: 'The people who consider applications for the association, and those who run this site and send messages for it. Your information is neither sold nor given away.',
      },
    ),
    part('duration', { fr: 'Combien de temps', en: 'How long' }, duration(kept)),
    part('rights', { fr: 'Vos droits', en: 'Your rights' }, rights(identity)),
  ];
};
