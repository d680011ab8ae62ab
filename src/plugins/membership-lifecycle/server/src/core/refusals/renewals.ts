import type { RefusalText } from '../../kernel/errors';

/** Why a renewal is not opened, moved, answered or opened again by the core's rules. */
export const CASE_REFUSALS = {
  'already-accepted': {
    fr: 'Le renouvellement est déjà accepté : reprendre le renouvellement pour revenir en arrière.',
    en: 'The renewal is already accepted: reopen it to go back.',
  },
  'answer-before-renewal': {
    status: 400,
    fr: 'Le renouvellement est ouvert depuis le {openedOn} : la réponse ne peut pas dater d’avant.',
    en: 'The renewal has been open since {openedOn}: the answer cannot be of a day before.',
  },
  'already-in-stage': {
    fr: 'Le renouvellement est déjà à cette étape.',
    en: 'The renewal is already in this stage.',
  },
  'no-open-renewal': {
    fr: 'Aucun renouvellement n’est en cours.',
    en: 'No renewal is under way.',
  },
  'no-term-to-renew': {
    fr: 'Il n’y a pas de période à renouveler.',
    en: 'There is no term to renew.',
  },
  'nothing-to-reopen': {
    fr: 'Aucun renouvellement ne peut être repris.',
    en: 'No renewal can be reopened.',
  },
  'reminder-done': {
    fr: 'Ce rappel est déjà écrit, ou remplacé par un autre.',
    en: 'This reminder was already written, or superseded by another.',
  },
  'reminder-untrue': {
    fr: 'Ce rappel ne serait pas vrai aujourd’hui : l’appel est réglé, la période ne court pas ou court encore, ou le membre a répondu ou n’a pas été sollicité.',
    en: 'This reminder would not be true today: the call is settled, the term does not run or still runs, or the member has answered or was not asked.',
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
  'renewal-closed': {
    fr: 'Ce renouvellement n’est plus en cours.',
    en: 'This renewal is no longer under way.',
  },
  'renewal-open': {
    fr: 'Un renouvellement est déjà en cours.',
    en: 'A renewal is already under way.',
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
