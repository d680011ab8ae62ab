import type { Localised } from '../kernel/rules/values';

/** Why one value of a form of the member space is refused. */
export const MEMBER_SPACE_FIELD_TEXTS: Record<string, Localised> = {
  'contact-not-there': {
    fr: 'Ce contact n’est pas, ou plus, dans la liste.',
    en: 'This contact is not in the list, or no longer.',
  },
  'contact-twice': {
    fr: 'Ce contact figure deux fois.',
    en: 'This contact is listed twice.',
  },
  'password-too-long': {
    fr: 'Ce mot de passe est trop long : 72 octets au plus.',
    en: 'This password is too long: 72 bytes at most.',
  },
  'password-too-short': {
    fr: 'Un mot de passe compte au moins 12 caractères.',
    en: 'A password has at least 12 characters.',
  },
  'too-many-contacts': {
    fr: 'Pas plus de {max} contacts.',
    en: 'No more than {max} contacts.',
  },
};
