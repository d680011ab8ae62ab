import { CORE_REFUSALS } from '../../core/refusals/memberships';
import { refusing, type RefusalText } from '../../kernel/errors';

/** Why nothing is noted of a deposit on Chorus Pro, or no folder is made. */
export const DEPOSIT_REFUSALS = {
  'calls-too-many': {
    status: 400,
    fr: 'Trop d’appels et d’avoirs à la fois : {most} au plus. Précisez les filtres.',
    en: 'Too many calls and credit notes at once: {most} at most. Narrow the filters.',
  },
  'deposit-before-issue': {
    fr: 'Cette pièce n’a été émise que le {day}.',
    en: 'It was issued on {day} only.',
  },
  'deposit-before-last': {
    fr: 'Une étape plus tardive y est déjà notée, du {day}. Notez « Noté par erreur » d’abord.',
    en: 'A later step is noted already, of {day}. Note “Noted by mistake” first.',
  },
  'deposit-elsewhere': {
    fr: 'Cet organisme ne reçoit pas ses appels par Chorus Pro. Si c’est faux, dites-le dans sa fiche, partie « Facturation ».',
    en: 'This organisation does not get its calls by Chorus Pro. If that is wrong, say so on its page, part “Invoicing”.',
  },
  'deposit-file-missing': {
    fr: 'Son fichier manque dans le stockage, ou n’est plus celui qui a été émis : prévenez l’administrateur.',
    en: 'Its file is missing in the storage, or is no longer what was issued: tell the administrator.',
  },
  'deposit-first': {
    fr: 'Aucun dépôt en cours n’y est noté : notez « Déposé » d’abord, du jour du dépôt.',
    en: 'No deposit under way is noted of it: note “Deposited” first, of the day of the deposit.',
  },
  'deposit-folder-large': {
    status: 400,
    fr: 'Ce dossier dépasserait 1 Go : choisissez moins de pièces.',
    en: 'This folder would be larger than 1 GB: choose fewer.',
  },
  'deposit-lacks': {
    fr: 'Chorus Pro le rejetterait, il y manque : {what}. Complétez la fiche, puis « Corriger l’appel ».',
    en: 'Chorus Pro would reject it, it lacks: {what}. Complete the page, then “Correct the call”.',
  },
  'deposit-lacks-own-siret': {
    fr: 'Il manque le SIRET de l’association (Réglages, « Identité de l’association ») : sans lui, rien ne se dépose.',
    en: 'The SIRET of the association is missing (Settings, identity): nothing is deposited without it.',
  },
  'deposit-not-noted': {
    fr: 'Rien n’y est noté.',
    en: 'Nothing is noted of it.',
  },
  'deposit-noted': {
    fr: 'C’est déjà noté.',
    en: 'It is noted already.',
  },
  'deposit-number-long': {
    fr: 'Son numéro dépasse les 20 caractères que Chorus Pro accepte.',
    en: 'Its number has more than the 20 characters that Chorus Pro takes.',
  },
  'deposit-of-cancelled': {
    fr: 'Cet appel est annulé : il ne se dépose plus.',
    en: 'This call is cancelled: it is no longer deposited.',
  },
  'deposit-standing': {
    fr: 'Son dépôt est déjà noté, le {day} : Chorus Pro ne prend pas deux fois le même numéro. Si c’est une erreur, notez « Noté par erreur ».',
    en: 'Its deposit is noted already, on {day}: Chorus Pro does not take a number twice. If that is a mistake, note “Noted by mistake”.',
  },
  'deposit-without-number': {
    fr: 'Cet appel vient d’un historique et n’a pas de numéro : il ne se dépose pas.',
    en: 'This call comes from a history and has no number: it is not deposited.',
  },
} satisfies Record<string, RefusalText>;

/** Makes the error of a refusal, by its reason. */
export const refuse = refusing({ ...CORE_REFUSALS, ...DEPOSIT_REFUSALS });
