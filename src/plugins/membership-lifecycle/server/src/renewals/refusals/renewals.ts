import { MEMBERSHIP_REFUSALS } from '../../core/refusals/memberships';
import { refusing, type RefusalText } from '../../kernel/errors';
import { COMMON_REFUSALS } from '../../kernel/refusals/common';
import { MESSAGE_REFUSALS } from '../../messages/refusals/messages';
import { ANSWER_REFUSALS } from './answers';

/** Why the renewal of a member is refused, or one of its reminders. */
export const RENEWAL_REFUSALS = {
  'already-accepted': {
    fr: 'Le renouvellement est déjà accepté : reprendre le renouvellement pour revenir en arrière.',
    en: 'The renewal is already accepted: reopen it to go back.',
  },
  'already-in-stage': {
    fr: 'Le renouvellement est déjà à cette étape.',
    en: 'The renewal is already in this stage.',
  },
  'campaign-changed': {
    fr: 'Le plan n’est plus celui que vous avez vu : rien n’a été ouvert. Relire le plan, puis confirmer.',
    en: 'The plan is no longer the one that you saw: nothing was opened. Read the plan again, then confirm.',
  },
  'no-open-renewal': {
    fr: 'Aucun renouvellement n’est en cours.',
    en: 'No renewal is under way.',
  },
  'no-term-to-renew': {
    fr: 'Il n’y a pas de période à renouveler.',
    en: 'There is no term to renew.',
  },
  'not-done': {
    fr: 'Une erreur inattendue est survenue ; elle est notée dans le journal du serveur. Relire ce qui a été enregistré avant de recommencer.',
    en: 'An unexpected error happened; it is in the server’s log. Read what was recorded before you try again.',
  },
  'nothing-to-reopen': {
    fr: 'Aucun renouvellement ne peut être repris.',
    en: 'No renewal can be reopened.',
  },
  'reminder-done': {
    fr: 'Ce rappel est déjà envoyé ou remplacé.',
    en: 'This reminder was already sent or superseded.',
  },
  'reminder-unknown': {
    status: 404,
    fr: 'Ce rappel n’existe pas.',
    en: 'There is no such reminder.',
  },
  'renewal-broken': {
    fr: 'Ce renouvellement nomme une étape ou une période qui n’existe pas.',
    en: 'This renewal names a stage or a term that does not exist.',
  },
  'renewal-open': {
    fr: 'Un renouvellement est déjà en cours.',
    en: 'A renewal is already under way.',
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
  'stage-elsewhere': {
    fr: 'L’étape « {stage} » n’est pas dans le parcours « {workflow} », que suit ce renouvellement : choisir une étape de ce parcours.',
    en: 'The stage “{stage}” is not in the workflow “{workflow}”, which this renewal follows: choose a stage of that workflow.',
  },
  'stage-final': {
    fr: 'Choisir une étape qui n’est pas finale.',
    en: 'Choose a stage that is not final.',
  },
  'stage-missing': {
    fr: 'Il manque une étape de ce type dans le parcours.',
    en: 'The workflow lacks a stage of this kind.',
  },
  'stage-unknown': {
    status: 404,
    fr: 'Cette étape n’existe pas.',
    en: 'There is no such stage.',
  },
} satisfies Record<string, RefusalText>;

/** The error of a refusal, to be thrown, with one of the reasons that are told here. */
export const refuse = refusing({
  ...ANSWER_REFUSALS,
  ...COMMON_REFUSALS,
  ...MEMBERSHIP_REFUSALS,
  ...MESSAGE_REFUSALS,
  ...RENEWAL_REFUSALS,
});
