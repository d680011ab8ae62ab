import type { Localised } from '../kernel/rules/values';

/** Why one value of a form of the member space is refused. */
export const MEMBER_SPACE_FIELD_TEXTS: Record<string, Localised> = {
  'address-of-a-mandate': {
    fr: 'Cette adresse est celle d’un contact dont le mandat a des dates : demandez à l’association de la donner à une autre personne.',
    en: 'This is the address of a contact whose mandate has days: ask the association to give it to another person.',
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
