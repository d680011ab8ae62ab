import { CORE_REFUSALS } from '../../core/refusals/memberships';
import { refusing, type RefusalText } from '../../kernel/errors';

/** Why a message, or its template, is refused. */
export const MESSAGE_REFUSALS = {
  'letter-not-scheduled': {
    status: 404,
    fr: 'Cette lettre n’est plus prévue : quelque chose a changé. Recharger la page.',
    en: 'This letter is no longer planned: something has changed. Reload the page.',
  },
  'message-changed': {
    fr: 'Ce message vient de changer d’état : rafraîchir la page.',
    en: 'This message has just changed: refresh the page.',
  },
  'message-erased': {
    fr: 'Ce message a été effacé : il ne peut plus être envoyé.',
    en: 'This message was erased: it cannot be sent any more.',
  },
  'message-for-nobody': {
    fr: 'Personne à qui l’écrire : aucun contact en fonction de cet organisme n’a d’adresse. En ajouter un sur la fiche du membre, « Modifier les contacts » : le message lui sera adressé.',
    en: 'Nobody to write it to: no contact of this organisation who is in office has an address. Add one on the member’s page, “Edit the contacts”: the message will be addressed to them.',
  },
  'message-leaving': {
    fr: 'Un message part à cet instant pour cette personne : recommencez dans quelques minutes.',
    en: 'A message to this person is leaving right now: try again in a few minutes.',
  },
  'message-not-cancellable': {
    fr: 'Seul un message en attente peut être abandonné.',
    en: 'Only a queued message can be cancelled.',
  },
  'message-not-resendable': {
    fr: 'Ce message ne peut pas être renvoyé : il est encore en attente, en cours d’envoi ou abandonné.',
    en: 'This message cannot be sent again: it is queued, being sent or cancelled.',
  },
  'message-over': {
    fr: '{why}',
    en: '{why}',
  },
  'message-unknown': {
    status: 404,
    fr: 'Ce message n’existe pas.',
    en: 'There is no such message.',
  },
  'smtp-not-configured': {
    fr: '{why}',
    en: '{why}',
  },
  'template-changed': {
    fr: 'Entre-temps, {by} a enregistré cette lettre : rien n’a été changé, et votre texte est toujours là.',
    en: 'Meanwhile {by} saved this letter: nothing was changed, and your text is still there.',
  },
  'template-unknown': {
    status: 404,
    fr: 'Ce modèle n’existe pas.',
    en: 'There is no such template.',
  },
  'test-not-sent': {
    fr: 'L’essai n’est pas parti. {why}',
    en: 'The test was not sent. {why}',
  },
  'test-without-address': {
    fr: 'L’essai part à votre propre adresse : connectez-vous avec un compte qui en a une.',
    en: 'The test goes to your own address: sign in with an account that has one.',
  },
  'test-without-smtp': {
    fr: 'Aucun serveur d’envoi n’est réglé : l’essai ne peut pas partir. La personne qui administre le serveur renseigne SMTP_HOST, puis redémarre l’application.',
    en: 'No mail server is set: the test cannot leave. Whoever runs the server sets SMTP_HOST, then restarts the application.',
  },
} satisfies Record<string, RefusalText>;

/** Makes the error of a refusal, to be thrown; the reason is one of those given here. */
export const refuse = refusing({ ...CORE_REFUSALS, ...MESSAGE_REFUSALS });
