import { POSTCODE_TEXTS } from '../../../shared/kernel/postcode';
import type { Localised } from '../kernel/rules/values';

/** Why one value of the form of an application is refused. */
export const APPLICATION_FIELD_TEXTS: Record<string, Localised> = {
  'challenge-expired': {
    fr: 'La vérification a expiré : relancez-la, puis envoyez de nouveau.',
    en: 'The check has expired: run it again, then send the form again.',
  },
  'challenge-used': {
    fr: 'Cette vérification a déjà servi : relancez-la, puis envoyez de nouveau.',
    en: 'This check was already used: run it again, then send the form again.',
  },
  'challenge-wrong': {
    fr: 'La vérification n’a pas abouti : relancez-la, puis envoyez de nouveau.',
    en: 'The check did not succeed: run it again, then send the form again.',
  },
  'consent-not-in-force': {
    fr: 'Aucune version française de ce texte n’est encore en vigueur : le formulaire n’aurait rien à montrer. Écrivez-en une qui vaut dès aujourd’hui, ou choisissez-le le jour venu.',
    en: 'No French version of this text is in force yet: the form would have nothing to show. Write one that holds from today, or choose the text when its day comes.',
  },
  'consent-outdated': {
    fr: 'Le texte a changé depuis l’ouverture de cette page : relisez-le, puis donnez votre accord.',
    en: 'The text has changed since this page was opened: read it again, then agree to it.',
  },
  'consent-required': {
    fr: 'Votre accord est nécessaire pour envoyer la demande.',
    en: 'Your consent is needed to send the application.',
  },
  'contact-required': {
    fr: 'Indiquez au moins une personne à qui écrire.',
    en: 'Name at least one person to write to.',
  },
  'figure-not-asked': {
    fr: 'Cette formule a un prix unique : aucun chiffre n’est à donner.',
    en: 'This membership has one price: no figure is to be given.',
  },
  'figure-of-another-measure': {
    fr: 'La cotisation de cette formule ne dépend plus de ce chiffre : rechargez la page.',
    en: 'The price of this membership no longer depends on this figure: reload the page.',
  },
  'figure-required': {
    fr: 'Indiquez ce chiffre : la cotisation de cette formule en dépend.',
    en: 'Give this figure: the price of this membership depends on it.',
  },
  'no-link': {
    fr: 'Une adresse web n’a pas sa place ici.',
    en: 'A web address does not belong here.',
  },
  'no-open-offer': {
    fr: 'Aucune offre d’adhésion n’est ouverte en ce moment.',
    en: 'No membership offer is open at the moment.',
  },
  'not-a-consent': {
    fr: 'Aucun texte de consentement ne porte ce titre.',
    en: 'No consent text has this title.',
  },
  ...POSTCODE_TEXTS,
  'notice-outdated': {
    fr: 'L’information sur vos données a changé depuis l’ouverture de cette page : relisez-la, puis envoyez de nouveau.',
    en: 'The notice on your data has changed since this page was opened: read it again, then send the form again.',
  },
  'tier-not-on-offer': {
    fr: 'Cette formule n’est pas proposée en ce moment.',
    en: 'This tier is not on offer at the moment.',
  },
  'too-many-contacts': {
    fr: 'Cinq personnes au plus.',
    en: 'Five people at most.',
  },
};
