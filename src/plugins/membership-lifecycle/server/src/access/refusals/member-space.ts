import { CORE_REFUSALS } from '../../core/refusals/memberships';
import { refusing, type RefusalText } from '../../kernel/errors';
import { PAPER_REFUSALS } from '../../papers/refusals/papers';
import { ANSWER_REFUSALS } from '../../renewals/refusals/answers';

/** Why something is refused in the member space. */
export const MEMBER_SPACE_REFUSALS = {
  'access-none': {
    fr: 'Cette adresse n’a pas d’accès à l’espace adhérent.',
    en: 'This address has no access to the member space.',
  },
  'access-withdrawn': {
    fr: 'L’accès de cette adresse est déjà retiré.',
    en: 'The access of this address is already withdrawn.',
  },
  'account-blocked': {
    fr: 'Le compte de cette adresse a été bloqué dans les réglages des utilisateurs : l’administrateur peut le débloquer.',
    en: 'The account of this address was blocked in the settings of users: the administrator can unblock it.',
  },
  'contact-mandate-over': {
    fr: 'Le mandat de ce contact a pris fin le {on} : corriger ses dates sur la fiche de l’organisme, ou inviter une autre personne.',
    en: 'The mandate of this contact ended on {on}: correct its days on the organisation’s page, or invite somebody else.',
  },
  'contact-mandate-to-come': {
    fr: 'Le mandat de ce contact commence le {on} : l’inviter à partir de ce jour, ou corriger ses dates sur la fiche de l’organisme.',
    en: 'The mandate of this contact begins on {on}: invite it from that day on, or correct its days on the organisation’s page.',
  },
  'contact-without-address': {
    fr: 'Ce contact n’a pas d’adresse électronique : l’ajouter sur la fiche de l’organisme.',
    en: 'This contact has no e-mail address: add it on the organisation’s page.',
  },
  'contacts-changed': {
    fr: 'Les contacts ont changé entre-temps : rien n’a été enregistré, relire la liste.',
    en: 'The contacts changed meanwhile: nothing was saved, read the list again.',
  },
  'contacts-version-required': {
    status: 400,
    fr: 'L’en-tête If-Match porte la version des contacts qui a été lue.',
    en: 'The If-Match header carries the version of the contacts that was read.',
  },
  'invitation-not-written': {
    fr: 'La lettre d’invitation ne peut pas être écrite : la revoir dans Paramètres, Modèles d’e-mails.',
    en: 'The letter of invitation cannot be written: look at it under Settings, E-mail templates.',
  },
  'link-unknown': {
    status: 404,
    fr: 'Ce lien n’est pas valable, ou ne l’est plus : demander un nouveau lien de connexion, ou une nouvelle invitation à l’association.',
    en: 'This link is not valid, or no longer: ask for a new sign-in link, or the association for a new invitation.',
  },
  'own-access-lost': {
    fr: 'Aucun contact n’aurait plus l’adresse de ce compte ({address}) : cet accès serait perdu. Demander à l’association de changer cette adresse.',
    en: 'No contact would have the address of this account ({address}) any more: this access would be lost. Ask the association to change that address.',
  },
  'own-membership-unknown': {
    status: 404,
    fr: 'Aucune adhésion de ce compte ne porte cet identifiant.',
    en: 'No membership of this account has this identifier.',
  },
  'own-receipt-unknown': {
    status: 404,
    fr: 'Aucun reçu de cette adhésion ne porte cet identifiant.',
    en: 'No receipt of this membership has this identifier.',
  },
} satisfies Record<string, RefusalText>;

/** Makes the error of a refusal, to be thrown; the reason is one of those given here. */
export const refuse = refusing({
  ...ANSWER_REFUSALS,
  ...CORE_REFUSALS,
  ...MEMBER_SPACE_REFUSALS,
  ...PAPER_REFUSALS,
});
