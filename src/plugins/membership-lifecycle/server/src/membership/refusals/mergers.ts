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
    fr: 'Les deux adhésions ont des périodes de mêmes jours, dont aucune ne peut céder à l’autre : {periods}. Déplacez d’abord le règlement de l’une vers l’autre appel, remboursez-le, dispensez ce qui reste dû ou annulez l’une des deux périodes ; ou corrigez leurs dates pour qu’elles se suivent.{turn}',
    en: 'Both memberships have terms of the same days, of which neither can give way to the other: {periods}. First move the payment of one to the other call, refund it, waive what is still due or void one of the two terms; or correct their dates so that they follow each other.{turn}',
  },
  'merge-two-renewals': {
    fr: 'Le renouvellement pour la période du {otherStartsOn} au {otherEndsOn} a reçu un règlement et n’est pas terminé ; un second, pour celle du {startsOn} au {endsOn}, est déjà en cours. Terminez d’abord le premier, ou déplacez son règlement.',
    en: 'The renewal for the term from {otherStartsOn} to {otherEndsOn} received a payment and is not concluded; a second one, for that from {startsOn} to {endsOn}, is under way already. First conclude the former, or move its payment.',
  },
  'merge-lowers-status': {
    fr: 'Réunies, elles feraient perdre à ce membre son statut « {best} » : il serait « {status} ». Levez d’abord la suspension ou le statut fixé à la main de l’adhésion qui reste, traitez la candidature en attente, ou réunissez dans l’autre sens.',
    en: 'Merged, they would take its status “{best}” from this member: it would be “{status}”. First lift the suspension or the status set by hand of the membership that stays, deal with the application that waits, or merge the other way round.',
  },
  'merge-lifts-suspension': {
    fr: 'L’adhésion qui disparaît est suspendue depuis le {on} : réunies, plus rien ne suspendrait ce membre. Rétablissez-la d’abord si la suspension n’a plus lieu d’être ; sinon suspendez aussi l’adhésion qui reste, puis réunissez.',
    en: 'The membership that goes is suspended since {on}: merged, nothing would suspend this member any more. Reinstate it first if the suspension is over; otherwise suspend the membership that stays too, then merge.',
  },
  'merge-gives-back': {
    fr: 'L’adhésion qui disparaît a pris fin le {lastDay}, avant sa période, qui dure jusqu’au {endsOn} : réunies, elles rendraient à ce membre ce que cette fin lui a retiré. Si la fin était une erreur, annulez-la d’abord (« Rétablir l’adhésion »). Sinon, laissez l’autre candidature de côté : refusez-la, ou réunissez les deux quand la période sera passée.',
    en: 'The membership that goes ended on {lastDay}, before its term, which lasts until {endsOn}: merged, they would give back to this member what that end took. If the end was a mistake, revoke it first (“Reinstate”). Otherwise leave the other application: refuse it, or merge the two once the term is over.',
  },
  'merge-ends-other': {
    fr: 'La fin notée au {lastDay} sur l’adhésion qui disparaît vaudrait aussi pour celle qui reste, car sa période est la dernière : ce membre perdrait ce que l’autre lui donne. Si la fin était une erreur, annulez-la d’abord (« Rétablir l’adhésion »). Sinon, concluez d’abord la candidature ou le renouvellement de l’adhésion qui reste.',
    en: 'The end recorded on {lastDay} on the membership that goes would also be that of the one that stays, since its term is the last: this member would lose what the other gives. If the end was a mistake, revoke it first (“Reinstate”). Otherwise first conclude the application or the renewal of the membership that stays.',
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
