import type { Localised } from '../kernel/rules/values';

/** Why one value of the form of an organisation is refused, beside the rules of its content type. */
export const ORGANISATION_FIELD_TEXTS: Record<string, Localised> = {
  'contact-not-there': {
    fr: 'Ce contact n’est pas, ou plus, dans la liste.',
    en: 'This contact is not in the list, or no longer.',
  },
  'contact-twice': {
    fr: 'Ce contact figure deux fois.',
    en: 'This contact is listed twice.',
  },
  'mandate-out-of-order': {
    fr: 'Le mandat ne peut pas finir avant d’avoir commencé.',
    en: 'A mandate cannot end before it began.',
  },
  'contact-unnamed': {
    fr: 'Indiquer un nom ou une adresse électronique, ou retirer ce contact.',
    en: 'Give a name or an e-mail address, or remove this contact.',
  },
};
