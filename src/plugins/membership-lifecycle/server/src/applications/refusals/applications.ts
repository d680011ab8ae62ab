import { refusing, type RefusalText } from '../../kernel/errors';
import { MESSAGE_REFUSALS } from '../../messages/refusals/messages';

/** Why something about an application to join is refused. */
export const APPLICATION_REFUSALS = {
  'application-treated': {
    fr: 'Cette demande a déjà été traitée : rafraîchir la page.',
    en: 'This application was already dealt with: refresh the page.',
  },
  'application-under-way': {
    fr: 'L’adhésion née de cette demande est déjà engagée : la refuser ou y mettre fin au lieu de la jeter.',
    en: 'The membership made from this application is already under way: refuse or end it instead of throwing it away.',
  },
  'application-unknown': {
    status: 404,
    fr: 'Cette demande n’existe pas.',
    en: 'There is no such application.',
  },
  'application-without-member': {
    fr: 'Aucun membre n’a été reconnu pour cette demande : ouvrir une candidature.',
    en: 'No member was recognised for this application: open a candidacy.',
  },
  'organisation-changed': {
    fr: 'Cet organisme a été modifié ailleurs depuis l’ouverture du formulaire : relire, puis enregistrer de nouveau.',
    en: 'This organisation was changed elsewhere since the form was opened: read it again, then save again.',
  },
  'privacy-notice-missing': {
    fr: 'Les demandes d’adhésion ne sont pas ouvertes : l’association n’a pas encore dit qui répond des données personnelles et à qui écrire.',
    en: 'Applications are not open: the association has not yet said who answers for personal data and whom to write to.',
  },
} satisfies Record<string, RefusalText>;

/** Makes the error of a refusal, to be thrown; the reason is one of those given here. */
export const refuse = refusing({ ...APPLICATION_REFUSALS, ...MESSAGE_REFUSALS });
