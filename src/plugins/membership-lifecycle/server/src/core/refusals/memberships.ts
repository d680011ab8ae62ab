import { refusing, type RefusalText } from '../../kernel/errors';
import { COMMON_REFUSALS } from '../../kernel/refusals/common';
import { DUES_REFUSALS } from './dues';
import { MANDATE_REFUSALS } from './mandates';
import { CASE_REFUSALS } from './renewals';
import { RIGHTS_REFUSALS } from './rights';
import { WORKFLOW_REFUSALS } from './workflows';
import { WRITING_REFUSALS } from './writing';

/** Why a member, or one of its terms, is not changed. */
const MEMBERSHIP_REFUSALS = {
  'already-applied': {
    fr: 'La candidature est déjà déposée : elle attend une décision, ou elle a été acceptée.',
    en: 'The application was already made: it waits for a decision, or it was accepted.',
  },
  'already-approved': {
    fr: 'L’adhésion est déjà acceptée.',
    en: 'The membership is already approved.',
  },
  'already-suspended': {
    fr: 'L’adhésion est déjà suspendue.',
    en: 'The membership is already suspended.',
  },
  'contact-unknown': {
    status: 404,
    fr: 'Ce contact n’existe pas.',
    en: 'There is no such contact.',
  },
  'entitlement-unknown': {
    status: 404,
    fr: 'Ce droit n’existe pas pour cette adhésion.',
    en: 'This membership has no such right.',
  },
  'held-back-unknown': {
    status: 400,
    fr: 'Cette commande n’envoie pas le message « {template} » : il ne peut pas être retenu.',
    en: 'This command does not send the message “{template}”: it cannot be held back.',
  },
  'membership-exists': {
    fr: 'Cet organisme a déjà une adhésion : la retrouver dans la liste, elle vaut pour toutes ses années.',
    en: 'This organisation already has a membership: find it in the list, it serves all its years.',
  },
  'membership-has-history': {
    fr: 'Cette adhésion a une histoire : enregistrer une démission ou une radiation au lieu de la supprimer.',
    en: 'This membership has a history: withdraw or exclude it instead of deleting it.',
  },
  'membership-merged': {
    fr: 'Cette adhésion a été réunie à une autre.',
    en: 'This membership was merged into another.',
  },
  'end-before-membership': {
    fr: 'Le dernier jour ne peut pas précéder l’adhésion, qui commence le {since}.',
    en: 'The last day cannot be before the membership, which begins on {since}.',
  },
  'membership-ending': {
    fr: 'La fin de l’adhésion est enregistrée, au {lastDay} : la rétablir d’abord si elle continue.',
    en: 'The end of the membership is recorded, on {lastDay}: reinstate it first if it goes on.',
  },
  'membership-over': {
    fr: 'L’adhésion a pris fin, ou elle a été refusée : la rétablir ou déposer une nouvelle candidature.',
    en: 'The membership is over, or it was refused: reinstate it or apply again.',
  },
  'membership-unknown': {
    status: 404,
    fr: 'Cette adhésion n’existe pas.',
    en: 'There is no such membership.',
  },
  'merge-with-itself': {
    status: 400,
    fr: 'Une adhésion ne se réunit pas à elle-même.',
    en: 'A membership cannot be merged into itself.',
  },
  'no-contact': {
    fr: 'L’organisme n’a aucun contact.',
    en: 'The organisation has no contact.',
  },
  'no-first-term': {
    fr: 'Le membre n’a encore aucune période émise.',
    en: 'The member has no issued term yet.',
  },
  'no-override': {
    fr: 'Le statut n’est pas fixé à la main.',
    en: 'The status is not overridden.',
  },
  'no-proposed-term': {
    fr: 'Aucune période n’est proposée.',
    en: 'No term is proposed.',
  },
  'no-running-term': {
    fr: 'Aucune période n’est en cours aujourd’hui.',
    en: 'No term is running today.',
  },
  'no-term-to-change': {
    fr: 'Aucune période n’est en cours aujourd’hui : changer de formule « Au renouvellement » vaut pour la période à venir.',
    en: 'No term is running today: changing the tier “At renewal” holds for the term to come.',
  },
  'no-term': {
    fr: 'Il n’y a pas encore de période d’adhésion.',
    en: 'There is no term yet.',
  },
  'not-active': {
    fr: 'L’adhésion n’est pas en cours à cette date ({on}).',
    en: 'The membership is not active on this day ({on}).',
  },
  'not-approved': {
    fr: 'L’adhésion n’est pas encore acceptée.',
    en: 'The membership is not approved yet.',
  },
  'nothing-to-reinstate': {
    fr: 'L’adhésion n’est ni suspendue, ni terminée, ni échue.',
    en: 'The membership is neither suspended, over nor lapsed.',
  },
  'organisation-has-membership': {
    fr: 'Cet organisme a une adhésion : il ne peut pas être supprimé.',
    en: 'This organisation has a membership: it cannot be deleted.',
  },
  'organisation-merged': {
    fr: 'Cet organisme a été réuni à « {organisation} » : son adhésion est {reference}.',
    en: 'This organisation was merged into “{organisation}”: its membership is {reference}.',
  },
  'organisation-required': {
    status: 400,
    fr: 'Choisir l’organisme qui adhère.',
    en: 'Choose the organisation that joins.',
  },
  'organisation-unknown': {
    status: 404,
    fr: 'Cet organisme n’existe pas.',
    en: 'There is no such organisation.',
  },
  'record-not-duplicable': {
    fr: 'Cet enregistrement ne se duplique pas : en créer un nouveau.',
    en: 'This record cannot be duplicated: create a new one.',
  },
  'no-other-tier': {
    fr: 'Aucune offre publiée n’a une autre formule : en publier une d’abord.',
    en: 'No published offer has another tier: publish one first.',
  },
  'same-tier': {
    fr: 'Le membre a déjà cette formule : en choisir une autre.',
    en: 'The member already has this tier: choose another.',
  },
  'since-after-first-term': {
    fr: 'La première période commence le {startsOn} : le membre l’est depuis ce jour, ou depuis plus tôt.',
    en: 'The first term begins on {startsOn}: the member is one since that day, or earlier.',
  },
  'still-a-candidate': {
    fr: 'C’est encore une candidature : la refuser au lieu de prononcer une radiation.',
    en: 'This is still an application: refuse it instead of excluding a member.',
  },
  'term-exists': {
    fr: 'Une période est déjà émise ou proposée.',
    en: 'A term was already issued or proposed.',
  },
  'term-issued': {
    fr: 'La période suivante est déjà émise : l’annuler d’abord.',
    en: 'The next term is already issued: void it first.',
  },
  'term-not-proposed': {
    fr: 'Cette période n’est pas proposée.',
    en: 'This term is not proposed.',
  },
  'term-overlaps': {
    fr: 'Cette période en chevauche une autre : annuler ou corriger l’autre d’abord.',
    en: 'This term overlaps another one: void or correct the other one first.',
  },
  'not-muted': {
    fr: 'Le membre n’est pas laissé hors des envois.',
    en: 'The member is not left out of sending.',
  },
  'next-term-called': {
    fr: 'La période proposée ensuite a déjà un appel ({dues}) : annuler d’abord cette période, puis corriger la date.',
    en: 'The term proposed next has a call already ({dues}): void that term first, then correct the date.',
  },
  'term-unknown': {
    status: 404,
    fr: 'Cette période n’existe pas.',
    en: 'There is no such term.',
  },
  'tier-not-offered': {
    fr: 'Aucune offre publiée ne propose la formule « {tier} » au {on}.',
    en: 'No published offer sells the tier “{tier}” on {on}.',
  },
  'tier-required': {
    status: 400,
    fr: 'Choisir la formule demandée.',
    en: 'Choose the tier that is asked for.',
  },
  'tier-unknown': {
    status: 400,
    fr: 'Aucune offre publiée ne propose la formule « {tier} ».',
    en: 'No published offer sells the tier “{tier}”.',
  },
} satisfies Record<string, RefusalText>;

/** Why the core refuses: what its rules decide on, and what is sent to it. */
export const CORE_REFUSALS = {
  ...CASE_REFUSALS,
  ...COMMON_REFUSALS,
  ...DUES_REFUSALS,
  ...MANDATE_REFUSALS,
  ...MEMBERSHIP_REFUSALS,
  ...RIGHTS_REFUSALS,
  ...WORKFLOW_REFUSALS,
  ...WRITING_REFUSALS,
};

export type CoreReason = keyof typeof CORE_REFUSALS;

/** Makes the error of a refusal, to be thrown; the reason is one of those given here. */
export const refuse = refusing(CORE_REFUSALS);
