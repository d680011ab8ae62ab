import type { RefusalText } from '../../kernel/errors';

/** Why a command is not noted for a day, or not settled as asked. */
export const SCHEDULED_REFUSALS = {
  'command-not-schedulable': {
    status: 400,
    fr: 'Cette commande ne se prévoit pas pour un jour : elle se fait le jour même.',
    en: 'This command cannot be scheduled for a day: it is done at once.',
  },
  'scheduled-day-not-ahead': {
    status: 400,
    fr: 'Le jour prévu doit être après aujourd’hui. Pour le faire aujourd’hui, lancez la commande elle-même.',
    en: 'The scheduled day must be after today. To do it today, run the command itself.',
  },
  'scheduled-day-too-far': {
    status: 400,
    fr: 'Une commande se prévoit au plus deux ans à l’avance : jusqu’au {until}.',
    en: 'A command is scheduled two years ahead at most: until {until}.',
  },
  'scheduled-already': {
    fr: 'C’est déjà prévu pour ce membre, le {on}. Annulez ce qui est prévu, ou choisissez-lui un autre jour.',
    en: 'This is already scheduled for this member, on {on}. Cancel what is scheduled, or choose another day for it.',
  },
  'scheduled-waits-already': {
    fr: 'C’était déjà prévu pour ce membre, le {on}, et n’a pas pu se faire : cela attend sur sa fiche. Faites-le maintenant, choisissez un autre jour ou annulez-le.',
    en: 'This was already scheduled for this member, on {on}, and could not be done: it waits on its page. Do it now, choose another day or cancel it.',
  },
  'scheduled-unknown': {
    status: 404,
    fr: 'Rien de tel n’est prévu pour ce membre.',
    en: 'No such thing is scheduled for this member.',
  },
  'scheduled-held-back': {
    fr: '{why} À l’équipe de décider de ce qui était prévu : le faire, lui choisir un autre jour ou l’annuler.',
    en: '{why} Staff decide on what was scheduled: do it, choose another day for it, or cancel it.',
  },
  'scheduled-settled': {
    fr: 'Ce qui était prévu a déjà été fait ou annulé.',
    en: 'What was scheduled has already been done or cancelled.',
  },
} satisfies Record<string, RefusalText>;
