import { CORE_REFUSALS } from '../../core/refusals/memberships';
import { refusing, type RefusalText } from '../../kernel/errors';

/** Why something is refused about events, programmes and those who take part. */
export const PARTICIPATION_REFUSALS = {
  'already-registered': {
    fr: 'Une inscription au nom de {person} existe déjà pour ce membre.',
    en: '{person} is already registered for this member.',
  },
  'membership-ends-before': {
    fr: 'L’adhésion prend fin le {onInWords}, avant ce rendez-vous.',
    en: 'The membership ends on {onInWords}, before this occasion.',
  },
  'occasion-begun': {
    fr: 'Ce rendez-vous a commencé : l’inscription ne s’annule plus ici. Écrivez à l’association.',
    en: 'This occasion has begun: the registration can no longer be cancelled here. Write to the association.',
  },
  'occasion-cancelled': {
    fr: 'Ce rendez-vous est annulé.',
    en: 'This occasion is cancelled.',
  },
  'occasion-changed': {
    fr: 'Ce rendez-vous a changé entre-temps : recharger la page, puis recommencer.',
    en: 'This occasion has changed meanwhile: reload the page, then try again.',
  },
  'occasion-full': {
    fr: 'Il n’y a plus de place : {capacity} en tout.',
    en: 'There is no place left: {capacity} in all.',
  },
  'occasion-not-draft': {
    fr: 'Seul un brouillon se supprime : un rendez-vous publié s’annule.',
    en: 'Only a draft can be deleted: an occasion that is published is cancelled.',
  },
  'occasion-not-published': {
    fr: 'Ce rendez-vous est encore un brouillon : le publier d’abord.',
    en: 'This occasion is still a draft: publish it first.',
  },
  'occasion-over': {
    fr: 'Ce rendez-vous est terminé depuis le {onInWords}.',
    en: 'This occasion was over on {onInWords}.',
  },
  'occasion-unknown': {
    status: 404,
    fr: 'Ce rendez-vous n’existe pas.',
    en: 'There is no such occasion.',
  },
  'registration-cancelled': {
    fr: 'Cette inscription est déjà annulée.',
    en: 'This registration is already cancelled.',
  },
  'registration-closed': {
    fr: 'Les inscriptions sont closes depuis le {onInWords}.',
    en: 'Registration closed on {onInWords}.',
  },
  'registration-not-open': {
    fr: 'Les inscriptions de ce membre ouvrent le {fromInWords}.',
    en: 'Registration opens for this member on {fromInWords}.',
  },
  'registration-unknown': {
    status: 404,
    fr: 'Cette inscription n’existe pas.',
    en: 'There is no such registration.',
  },
  'too-early-for-attendance': {
    fr: 'La présence se note à partir du premier jour.',
    en: 'Attendance is noted from the first day on.',
  },
} satisfies Record<string, RefusalText>;

/** Makes the error of a refusal, to be thrown; the reason is one of those given here. */
export const refuse = refusing({
  ...CORE_REFUSALS,
  ...PARTICIPATION_REFUSALS,
});

/** Why something of events, of programmes or of who takes part is refused. */
export type ParticipationReason = Parameters<typeof refuse>[0];

/** Why somebody is not registered. */
export const REGISTERING: readonly ParticipationReason[] = [
  'occasion-unknown',
  'occasion-not-published',
  'occasion-cancelled',
  'occasion-over',
  'occasion-full',
  'registration-closed',
  'registration-not-open',
  'already-registered',
  'not-active',
  'membership-ends-before',
  'not-granted',
  'exhausted',
  'person-cap-reached',
  'busy',
];
