import type { SchedulableName } from '../../../shared/core/commands';
import type { Sentence } from '../../../shared/kernel/common';
import type { MembershipName } from '../core/store/memberships';
import { typeset } from '../kernel/rules/typography';
import type { Localised } from '../kernel/rules/values';
import { formatDay } from '../kernel/texts/format';
import type { ScheduledCommand } from '../membership/store/scheduled-commands';

/** The sentences of commands that staff scheduled for a day, for the schedule. Pure. */

const PENDING: Record<SchedulableName, Localised> = {
  'merge-into': {
    fr: 'Prévu par l’équipe : l’adhésion sera réunie à celle de « {other} » ({reference}).',
    en: 'Scheduled by staff: the membership will be merged into that of “{other}” ({reference}).',
  },
  'change-identity': {
    fr: 'Prévu par l’équipe : l’organisme change de nom, de numéro ou d’adresse.',
    en: 'Scheduled by staff: the organisation changes its name, number or address.',
  },
  'change-tier': {
    fr: 'Prévu par l’équipe : le membre change de formule.',
    en: 'Scheduled by staff: the member changes its tier.',
  },
  'issue-call': {
    fr: 'Prévu par l’équipe : la cotisation est appelée.',
    en: 'Scheduled by staff: the dues are called.',
  },
  'open-renewal': {
    fr: 'Prévu par l’équipe.',
    en: 'Scheduled by staff.',
  },
};
const WAITING: Localised = {
  fr: 'Prévu pour le {on}, n’a pas pu se faire et attend l’équipe : {what}. {why}',
  en: 'Scheduled for {on}, could not be done and waits for staff: {what}. {why}',
};
const WHAT: Record<SchedulableName, Localised> = {
  'merge-into': {
    fr: 'réunir l’adhésion à celle de « {other} » ({reference})',
    en: 'merge the membership into that of “{other}” ({reference})',
  },
  'change-identity': {
    fr: 'changer l’identité de l’organisme',
    en: 'change the organisation’s identity',
  },
  'change-tier': { fr: 'changer de formule', en: 'change tier' },
  'issue-call': { fr: 'appeler la cotisation', en: 'call for the dues' },
  'open-renewal': { fr: 'ouvrir le renouvellement', en: 'open the renewal' },
};

const filled = (text: string, values: Record<string, string>): string =>
  text.replace(/\{(\w+)\}/g, (hole, name: string) => values[name] ?? hole);

/** What is told of a scheduled command, or of one that waits for staff. */
export const scheduledSentence = (
  { command, on, state, refusal }: ScheduledCommand,
  other: MembershipName | undefined,
): Sentence => {
  const { organisation = '', reference = '' } = other ?? {};
  const text = state === 'waiting' ? WAITING : PENDING[command];
  const said = (locale: keyof Localised): string => {
    const holes = { on: formatDay(on, locale), other: organisation, reference };
    const set = (words: Localised) => (locale === 'fr' ? typeset(words.fr) : words.en);
    const what = filled(set(WHAT[command]), holes);
    return filled(set(text), { ...holes, what, why: refusal?.text[locale] ?? '' });
  };
  const rule = state === 'waiting' ? 'scheduled-waits' : 'scheduled';
  return { rule, params: { on, organisation }, text: { fr: said('fr'), en: said('en') } };
};
