import { CORE_REFUSALS } from '../../core/refusals/memberships';
import { refusing, type RefusalText } from '../../kernel/errors';
import { CONSENT_REFUSALS } from './consents';
import { LEGAL_REFUSALS } from './legal';
import { NOTE_REFUSALS } from './notes';
import { SCHEDULED_REFUSALS } from './scheduled';

/** Why a command has no plan, or is not run as planned. */
const PLAN_REFUSALS = {
  'command-not-planned': {
    fr: 'Cette commande touche l’identité d’un organisme ou un contact : elle n’a pas de plan.',
    en: 'This command concerns an identity or a contact: it has no plan.',
  },
  'held-back-unseen': {
    status: 400,
    fr: 'Un message ne se retient que d’un plan qui a été lu : joindre son sceau.',
    en: 'A message is held back only from a plan that was read: send its seal.',
  },
  'plan-changed': {
    fr: 'Rien n’a été enregistré : cette commande ne ferait plus ce qui était annoncé. Une offre, un parcours, un modèle d’e-mail, un contact ou le jour a changé. Relire ce qui va se passer, puis confirmer.',
    en: 'Nothing was recorded: this command would no longer do what was announced. An offer, a workflow, an e-mail template, a contact or the day has changed. Read again what will happen, then confirm.',
  },
} satisfies Record<string, RefusalText>;

/** Why members of a list are not acted upon together. */
export const LIST_REFUSALS = {
  'members-too-many': {
    status: 400,
    fr: 'Trop de membres à la fois : {most} au plus. Précisez les filtres.',
    en: 'Too many members at once: {most} at most. Narrow the filters.',
  },
} satisfies Record<string, RefusalText>;

/** Why a body does not take a name or a number. */
export const IDENTITY_REFUSALS = {
  'siret-formerly-taken': {
    fr: 'Ce SIRET a été celui de « {who} ». Si c’est le même organisme, réunissez plutôt les deux adhésions. Si le numéro y était par erreur, confirmez : il ne mènera plus à cet organisme.',
    en: '“{who}” had this SIRET. If it is the same body, merge the two memberships instead. If the number was there by mistake, confirm: it will no longer lead to that body.',
  },
} satisfies Record<string, RefusalText>;

/** Refusals about bodies that became one. */
export const MERGER_REFUSALS = {
  'merge-year-twice': {
    fr: 'La période du {startsOn} au {endsOn} de l’adhésion qui prend fin recouvre celle du {otherStartsOn} au {otherEndsOn} de l’autre, et aucune des deux ne peut céder : réglée, utilisée ou encore due. Déplacez d’abord son règlement vers l’autre appel, remboursez-le, dispensez ce qui reste dû ou annulez l’une des deux périodes ; ou corrigez ses dates pour qu’elles se suivent. Si chacune est réglée, réunissez dans l’autre sens : la période qui finit le plus tard doit rester.',
    en: 'The term from {startsOn} to {endsOn} of the membership that ends overlaps that from {otherStartsOn} to {otherEndsOn} of the other, and neither can give way: paid, used or still due. First move its payment to the other call, refund it, waive what is still due or void one of the two terms; or correct its dates so that they follow each other. If each is paid, merge the other way round: the term that ends last has to stay.',
  },
  'merge-two-renewals': {
    fr: 'Le renouvellement pour la période du {otherStartsOn} au {otherEndsOn} a reçu un règlement et n’est pas terminé ; un second, pour celle du {startsOn} au {endsOn}, est déjà en cours. Terminez d’abord le premier, ou déplacez son règlement.',
    en: 'The renewal for the term from {otherStartsOn} to {otherEndsOn} received a payment and is not concluded; a second one, for that from {startsOn} to {endsOn}, is under way already. First conclude the former, or move its payment.',
  },
  'merge-lowers-status': {
    fr: 'Réunies, elles feraient perdre à ce membre son statut « {best} » : il serait « {status} ». Levez d’abord la suspension ou le statut fixé à la main de l’adhésion qui reste, traitez la candidature en attente, ou réunissez dans l’autre sens.',
    en: 'Merged, they would take its status “{best}” from this member: it would be “{status}”. First lift the suspension or the status set by hand of the membership that stays, deal with the application that waits, or merge the other way round.',
  },
} satisfies Record<string, RefusalText>;

/** Why a merger is not taken back. */
export const UNDOING_REFUSALS = {
  'membership-not-merged': {
    fr: 'Cette adhésion n’est pas réunie à une autre.',
    en: 'This membership is not merged into another.',
  },
  'merge-not-kept': {
    fr: 'Cette réunion ne s’annule plus : rien n’a été gardé de ce qu’elle avait changé. Une version précédente l’a enregistrée, ou une suite lui a été donnée.',
    en: 'This merger can no longer be undone: nothing was kept of what it had changed. An earlier version recorded it, or something followed.',
  },
  'merge-followed': {
    fr: 'Cette réunion ne s’annule plus : le {on}, l’adhésion de « {organisation} » a eu une suite, « {what} ».',
    en: 'This merger can no longer be undone: on {on}, something followed on the membership of “{organisation}”: “{what}”.',
  },
  'merge-contacts-changed': {
    fr: 'Cette réunion ne s’annule plus : les contacts de « {organisation} » ont été modifiés depuis le {on}.',
    en: 'This merger can no longer be undone: the contacts of “{organisation}” were changed since {on}.',
  },
  'merge-number-taken': {
    fr: 'Cette réunion ne s’annule plus : « {organisation} » a pris depuis le SIRET {siret}, qui redeviendrait celui de deux organismes. Corrigez d’abord ce numéro.',
    en: 'This merger can no longer be undone: “{organisation}” has taken the SIRET {siret} since, which two bodies would then have. First correct that number.',
  },
  'merge-not-as-left': {
    fr: 'Cette réunion ne s’annule plus : les deux adhésions ne sont plus telles qu’elle les avait laissées.',
    en: 'This merger can no longer be undone: the two memberships are no longer as it left them.',
  },
} satisfies Record<string, RefusalText>;

/** Makes the error of a refusal, to be thrown; the reason is one of those given here. */
export const refuse = refusing({
  ...CONSENT_REFUSALS,
  ...CORE_REFUSALS,
  ...IDENTITY_REFUSALS,
  ...LEGAL_REFUSALS,
  ...LIST_REFUSALS,
  ...MERGER_REFUSALS,
  ...NOTE_REFUSALS,
  ...PLAN_REFUSALS,
  ...SCHEDULED_REFUSALS,
  ...UNDOING_REFUSALS,
});

/** Why something of the past of a membership, or of the whole of it, is refused. */
export type MembershipReason = Parameters<typeof refuse>[0];
