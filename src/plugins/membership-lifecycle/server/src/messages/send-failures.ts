import { OVER_REASONS, type OverReason } from '../core/rules/over';
import { typesetBoth } from '../kernel/rules/typography';
import type { Localised } from '../kernel/rules/values';
import type { Channel, Explained } from './channel';

/** Why a message did not leave, and what to do about it: what this side says, else its channel. */

/** Why a message is withdrawn for good: what it tells of never is so again. */
const GONE_REASONS = ['registration-over', 'assembly-over', 'convened-elsewhere'] as const;
type GoneReason = (typeof GONE_REASONS)[number];

/** Failures of our own; the reason stands before what was said, in the row of the message. */

/** Why a message waits for somebody to write to: `late` of a reminder, which staff look at first. */
export const AWAITING_REASONS = ['recipient-none', 'recipient-out', 'recipient-late'] as const;

type OwnFailure =
  | 'paper-missing'
  | 'paper-unread'
  | 'link-over'
  | OverReason
  | GoneReason
  | (typeof AWAITING_REASONS)[number];

const TEXTS: Record<OwnFailure, Localised> = {
  'paper-missing': {
    fr: 'Le document à joindre manque ou a été modifié dans le stockage privé : le message n’est pas parti sans lui. Demandez à la personne qui administre le serveur de le restaurer depuis la sauvegarde, puis renvoyez le message.',
    en: 'The document to attach is missing from the private storage or was altered there: the message did not leave without it. Ask whoever runs the server to restore it from the backup, then send the message again.',
  },
  'paper-unread': {
    fr: 'Le document à joindre n’a pas pu être lu dans le stockage privé, qui n’a pas répondu comme il devait : le message n’est pas parti sans lui. Si cela dure, prévenez la personne qui administre le serveur.',
    en: 'The document to attach could not be read from the private storage, which did not answer as it should: the message did not leave without it. If this lasts, tell whoever runs the server.',
  },
  'link-over': {
    fr: 'Le lien de cette lettre n’ouvrirait plus rien : il a expiré, une invitation plus récente le remplace, l’accès a été retiré, ou il est réservé aux membres et l’adhésion n’est pas en cours. Elle n’est pas partie. Invitez de nouveau depuis la fiche du membre si besoin.',
    en: 'The link of this letter would open nothing any more: it has expired, a later invitation replaces it, the access was withdrawn, or it is for members and the membership is not active. It did not leave. Invite again from the member’s page if needed.',
  },
  'recipient-none': {
    fr: 'Personne à qui l’écrire : aucun contact en fonction de cet organisme n’a d’adresse. Le message attend, et part de lui-même dès qu’il y en a un : « Modifier les contacts », sur la fiche du membre.',
    en: 'Nobody to write it to: no contact of this organisation who is in office has an address. The message waits, and leaves by itself once there is one: “Edit the contacts”, on the member’s page.',
  },
  'recipient-out': {
    fr: 'Le mandat de son destinataire est terminé : il n’est pas parti. Il part de lui-même dès qu’un autre contact en fonction a une adresse, ou que la fin de ce mandat est corrigée.',
    en: 'The mandate of its recipient is over: it did not leave. It leaves by itself once another contact in office has an address, or the end of this mandate is corrected.',
  },
  'recipient-late': {
    fr: 'Ce rappel a attendu quelqu’un à qui l’écrire pendant plus de 14 jours : il ne part plus de lui-même. Relisez-le, puis envoyez-le si vous le voulez encore.',
    en: 'This reminder waited for somebody to write it to for more than 14 days: it does not leave by itself any more. Read it again, then send it if you still want to.',
  },
  'call-over': {
    fr: 'L’appel dont parle ce message a été annulé : il ne part plus.',
    en: 'The call that this message is about was cancelled: it does not leave any more.',
  },
  'payment-over': {
    fr: 'Le règlement ou le rejet dont parle ce message a été repris, ou son appel a changé d’état : il ne part plus.',
    en: 'The payment or the rejection that this message is about was taken back, or its call has changed its state: it does not leave any more.',
  },
  'decision-over': {
    fr: 'La décision dont parle ce message ne tient plus : il ne part plus.',
    en: 'The decision that this message is about does not stand any more: it does not leave any more.',
  },
  'registration-over': {
    fr: 'L’inscription dont parle ce message a été annulée : il ne part plus.',
    en: 'The registration that this message is about was cancelled: it does not leave any more.',
  },
  'assembly-over': {
    fr: 'L’assemblée à laquelle ce message convoque a été annulée : il ne part plus.',
    en: 'The assembly that this message convenes was cancelled: it does not leave any more.',
  },
  'convened-elsewhere': {
    fr: 'La convocation a été remise par un autre moyen, que l’équipe a noté : ce message ne part plus.',
    en: 'The convocation was handed over by other means, which staff noted: this message does not leave any more.',
  },
  'stage-over': {
    fr: 'Le renouvellement n’en est plus à l’étape dont parle ce message : il ne part plus.',
    en: 'The renewal is no longer in the stage that this message is about: it does not leave any more.',
  },
  'reminder-over': {
    fr: 'Ce que rappelle ce message est réglé, répondu ou passé : il ne part plus.',
    en: 'What this message reminds of is paid, answered or past: it does not leave any more.',
  },
};

const isOwn = (reason: string): reason is OwnFailure => Object.hasOwn(TEXTS, reason);

/** A failure of our own, as the row of a message keeps it. */
export const ownFailure = (reason: OwnFailure, said = ''): string => `${reason}: ${said}`.trim();

const saidBy =
  <Reason extends OwnFailure>(reasons: readonly Reason[]) =>
  (error: string | null): Reason | undefined =>
    reasons.find((reason) => error?.startsWith(`${reason}:`));

/** Why a message waits for somebody to write to, as its row tells; undefined when it does not. */
export const awaitingBy = saidBy(AWAITING_REASONS);

/** Why a message was withdrawn for good, as its row tells; undefined when it was not. */
export const goneBy = saidBy(GONE_REASONS);
const overBy = saidBy(OVER_REASONS);

/** Whether a message was withdrawn, as its row tells. */
export const isWithdrawn = (error: string | null): boolean =>
  (overBy(error) ?? goneBy(error)) !== undefined;

/** Why a message says what is no longer so, in words. */
export const overText = (reason: OverReason | GoneReason): Localised => typesetBoth(TEXTS[reason]);

/** A failure in words, with its stable reason. */
export const sendFailure = (channel: Channel, error: string): Explained => {
  const reason = error.split(':', 1)[0];
  const told = isOwn(reason) ? { reason, text: TEXTS[reason] } : channel.explain(error);
  return { reason: told.reason, text: typesetBoth(told.text) };
};
