import { CORE_REFUSALS } from '../../core/refusals/memberships';
import { refusing, type RefusalText } from '../../kernel/errors';
import { MESSAGE_REFUSALS } from '../../messages/refusals/messages';
import { ANSWER_REFUSALS } from './answers';

/** Why the renewal of a member is refused, or one of its reminders. */
export const RENEWAL_REFUSALS = {
  'campaign-changed': {
    fr: 'Le plan n’est plus celui que vous avez vu : rien n’a été ouvert. Relire le plan, puis confirmer.',
    en: 'The plan is no longer the one that you saw: nothing was opened. Read the plan again, then confirm.',
  },
  'not-done': {
    fr: 'Une erreur inattendue est survenue ; elle est notée dans le journal du serveur. Relire ce qui a été enregistré avant de recommencer.',
    en: 'An unexpected error happened; it is in the server’s log. Read what was recorded before you try again.',
  },
  'run-lost-lease': {
    fr: 'Une autre instance a repris le passage quotidien.',
    en: 'Another instance took over the daily run.',
  },
  'run-stopped': {
    fr: 'Le serveur s’arrête : le passage quotidien s’est interrompu entre deux lots. Ce qui est fait reste fait, le prochain passage fera le reste.',
    en: 'The server is stopping: the daily run broke off between two batches. What is done stays done, the next run does the rest.',
  },
  'run-under-way': {
    fr: 'Le passage quotidien est déjà en cours.',
    en: 'The daily run is already under way.',
  },
  'schedule-too-far': {
    status: 400,
    fr: 'L’échéancier va jusqu’à un an : choisir un jour jusqu’au {until}.',
    en: 'The schedule goes up to a year ahead: choose a day until {until}.',
  },
  'selection-too-large': {
    status: 400,
    fr: 'Plus de {most} renouvellements sont concernés : resserrer les filtres.',
    en: 'More than {most} renewals are concerned: narrow the filters.',
  },
} satisfies Record<string, RefusalText>;

/** Makes the error of a refusal, to be thrown; the reason is one of those given here. */
export const refuse = refusing({
  ...ANSWER_REFUSALS,
  ...CORE_REFUSALS,
  ...MESSAGE_REFUSALS,
  ...RENEWAL_REFUSALS,
});
