import { PUBLIC_OFFER_REFUSALS } from '../../../../shared/catalogue/public-offer';
import { refusing, type RefusalText } from '../../kernel/errors';

/** Why something of the offer is refused: a year, a tier, a benefit. */
export const OFFER_REFUSALS = {
  ...PUBLIC_OFFER_REFUSALS,
  'benefit-document-unknown': {
    status: 404,
    fr: 'Ce droit n’existe pas, ou n’existe plus.',
    en: 'This benefit does not exist, or no longer.',
  },
  'benefit-in-use': {
    fr: 'Ce droit figure dans des périodes d’adhésion : le dépublier au lieu de le supprimer.',
    en: 'Terms name this benefit: unpublish it instead of deleting it.',
  },
  'next-year-exists': {
    fr: 'L’offre {year} existe déjà : « {title} ». Rien n’a été copié.',
    en: 'The offer for {year} already exists: “{title}”. Nothing was copied.',
  },
  'offer-unknown': {
    status: 404,
    fr: 'Cette offre n’existe pas, ou n’existe plus.',
    en: 'This offer does not exist, or no longer.',
  },
  'offer-unpublished': {
    status: 404,
    fr: 'Cette offre n’est pas publiée : seule la fiche du projet existe.',
    en: 'This offer is not published: only the sheet of the draft exists.',
  },
  'offer-year-missing': {
    fr: 'Cette offre n’a pas d’année : l’écrire et enregistrer, puis recommencer.',
    en: 'This offer has no year: fill it in and save, then try again.',
  },
  'tier-document-unknown': {
    status: 404,
    fr: 'Cette formule n’existe pas, ou n’existe plus.',
    en: 'This tier does not exist, or no longer.',
  },
  'tier-in-use': {
    fr: 'Cette formule figure dans des périodes d’adhésion : la dépublier au lieu de la supprimer.',
    en: 'Terms name this tier: unpublish it instead of deleting it.',
  },
} satisfies Record<string, RefusalText>;

/** Makes the error of a refusal, to be thrown; the reason is one of those given here. */
export const refuse = refusing({ ...OFFER_REFUSALS });
