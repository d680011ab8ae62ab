import type { Localised } from '../kernel/rules/values';

/** Why one value of the form of an event or a programme is refused. */
export const PARTICIPATION_FIELD_TEXTS: Record<string, Localised> = {
  'capacity-below-taken': {
    fr: 'Des places sont déjà prises ({taken}) : il en faut au moins autant.',
    en: 'Places are already taken ({taken}): there must be at least as many.',
  },
  'closes-before-opening': {
    fr: 'Les inscriptions ne peuvent pas se clore avant de s’ouvrir.',
    en: 'Registration cannot close before it opens.',
  },
  'contact-or-name': {
    fr: 'Choisir un contact ou écrire un nom, pas les deux.',
    en: 'Choose a contact or type a name, not both.',
  },
  'ends-before-start': {
    fr: 'La fin vient avant le début.',
    en: 'The end comes before the start.',
  },
  'not-a-clock': {
    fr: 'Donner une heure sous la forme 14:30.',
    en: 'Give a time such as 14:30.',
  },
  'opens-after-end': {
    fr: 'Les inscriptions ne peuvent pas s’ouvrir après la fin.',
    en: 'Registration cannot open after the end.',
  },
  'right-has-uses': {
    fr: 'Des membres sont inscrits avec ce droit : il ne change plus.',
    en: 'Members are registered with this right: it does not change any more.',
  },
  'right-unknown': {
    fr: 'Ce droit ne s’utilise pas par inscription : choisir un quota, un accès ou une priorité d’une offre publiée.',
    en: 'This right is not used by registering: choose a quota, an access or a priority of a published offer.',
  },
  'time-skipped': {
    fr: 'Cette heure n’existe pas : les horloges passent à l’heure d’été cette nuit-là.',
    en: 'This time does not exist: clocks go forward that night.',
  },
  'times-together': {
    fr: 'Donner l’heure de début et l’heure de fin, ou aucune des deux.',
    en: 'Give both the start and the end time, or neither.',
  },
};
