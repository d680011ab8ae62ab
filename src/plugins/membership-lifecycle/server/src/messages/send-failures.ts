import { typeset } from '../kernel/rules/typography';
import type { Localised } from '../kernel/rules/values';
import { failureOf, type SendFailure } from './texts/failure';

/** Why a message did not leave, and what to do about it. */
const TEXTS: Record<SendFailure, Localised> = {
  'paper-missing': {
    fr: 'Le document à joindre manque ou a été modifié dans le stockage privé : le message n’est pas parti sans lui. Demandez à la personne qui administre le serveur de le restaurer depuis la sauvegarde, puis renvoyez le message.',
    en: 'The document to attach is missing from the private storage or was altered there: the message did not leave without it. Ask whoever runs the server to restore it from the backup, then send the message again.',
  },
  'paper-unread': {
    fr: 'Le document à joindre n’a pas pu être lu dans le stockage privé, qui n’a pas répondu comme il devait : le message n’est pas parti sans lui. Si cela dure, prévenez la personne qui administre le serveur.',
    en: 'The document to attach could not be read from the private storage, which did not answer as it should: the message did not leave without it. If this lasts, tell whoever runs the server.',
  },
  'link-over': {
    fr: 'Le lien de cette lettre n’ouvrirait plus rien : il a expiré, une invitation plus récente le remplace, ou l’accès a été retiré. Elle n’est pas partie. Invitez de nouveau depuis la fiche du membre si besoin.',
    en: 'The link of this letter would open nothing any more: it has expired, a later invitation replaces it, or the access was withdrawn. It did not leave. Invite again from the member’s page if needed.',
  },
  'address-unknown': {
    fr: 'L’adresse du destinataire n’existe pas ou n’existe plus : corrigez-la sur la page de l’organisme. Ce message reste à l’ancienne adresse, les suivants partiront à la nouvelle.',
    en: 'The recipient’s address does not exist or no longer does: correct it on the organisation’s page. This message keeps the old address, the next ones will go to the new one.',
  },
  'mailbox-full': {
    fr: 'La boîte du destinataire est pleine : prévenez-le par un autre moyen, puis renvoyez le message.',
    en: 'The recipient’s mailbox is full: tell them by another way, then send the message again.',
  },
  'message-rejected': {
    fr: 'Le serveur du destinataire a refusé ce message, par exemple en le prenant pour un envoi indésirable : demandez à l’administrateur de vérifier l’expéditeur, ou écrivez par un autre moyen.',
    en: 'The recipient’s server refused this message, for instance as unwanted mail: ask the administrator to check the sender, or write by another way.',
  },
  'login-refused': {
    fr: 'Le serveur d’envoi a refusé de nous laisser entrer : l’administrateur doit vérifier son identifiant et son mot de passe (SMTP).',
    en: 'The mail server did not let us in: the administrator must check its user name and password (SMTP).',
  },
  'server-unreachable': {
    fr: 'Le serveur d’envoi n’a pas répondu : si cela dure, prévenez l’administrateur.',
    en: 'The mail server did not answer: if this lasts, tell the administrator.',
  },
  'server-busy': {
    fr: 'Le serveur du destinataire a demandé d’attendre.',
    en: 'The recipient’s server asked to wait.',
  },
  other: {
    fr: 'Le serveur d’envoi a répondu par une erreur : montrez le détail à l’administrateur.',
    en: 'The mail server answered with an error: show the details to the administrator.',
  },
};

/** A failure in words, with its stable reason. */
export const sendFailure = (error: string): { reason: string; text: Localised } => {
  const reason = failureOf(error);
  const { fr, en } = TEXTS[reason];
  return { reason, text: { fr: typeset(fr), en } };
};

/** Texts for tests, which go to the administrator's own address. */
const OWN_TEXTS: Partial<Record<SendFailure, Localised>> = {
  'address-unknown': {
    fr: 'Le serveur ne connaît pas votre adresse : vérifiez-la dans votre profil.',
    en: 'The server does not know your address: check it in your profile.',
  },
  'mailbox-full': {
    fr: 'Votre boîte est pleine : faites-y de la place, puis recommencez.',
    en: 'Your mailbox is full: make room in it, then try again.',
  },
  'message-rejected': {
    fr: 'Le serveur a refusé ce message, par exemple en le prenant pour un envoi indésirable : vérifiez l’adresse d’expéditeur dans l’identité de l’association.',
    en: 'The server refused this message, for instance as unwanted mail: check the sender in the association’s identity.',
  },
};

/** Why a test did not leave, and what to do about it. */
export const testFailure = (error: string): Localised => {
  const reason = failureOf(error);
  const { fr, en } = OWN_TEXTS[reason] ?? TEXTS[reason];
  return { fr: typeset(fr), en };
};
