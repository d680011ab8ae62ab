import { typesetBoth } from '../../kernel/rules/typography';
import type { Localised } from '../../kernel/rules/values';
import type { Explained } from '../channel';

/** Classifies failures by the mail server's text, to explain them to staff. */

type EmailFailure =
  | 'address-unknown'
  | 'mailbox-full'
  | 'message-rejected'
  | 'login-refused'
  | 'server-unreachable'
  | 'server-busy'
  | 'other';

/**
 * The most specific first: enhanced status codes of RFC 3463, then common words, then the reply
 * codes of RFC 5321.
 */
const SIGNS: readonly (readonly [EmailFailure, RegExp])[] = [
  ['login-refused', /\b53[0458]\b|\b5\.7\.[08]\b|invalid login|authentication|EAUTH/i],
  ['mailbox-full', /\b[45]\.2\.2\b|\b552\b|mailbox (is )?full|over ?quota|quota exceeded/i],
  ['server-busy', /\b[45]\.7\.1 .*greylist|greylist|try again|too many|rate limit|\b421\b/i],
  ['address-unknown', /\b5\.1\.[0-6]\b|no such|unknown (user|recipient)|user unknown/i],
  ['address-unknown', /does(n't| not) exist|no recipients|mailbox unavailable|\b55[01] /i],
  ['message-rejected', /\b5\.7\.\d+\b|\b554\b|spam|blocked|blacklist|policy|dmarc|spf/i],
  ['server-unreachable', /ECONN|ENOTFOUND|ETIMEDOUT|EAI_AGAIN|EHOST|timeout|socket|greeting/i],
  ['server-busy', /^4\d\d\b/],
  ['message-rejected', /^5\d\d\b/],
];

/** The kind of failure that an error of the mail server tells of. */
const failureOf = (error: string): EmailFailure =>
  SIGNS.find(([, sign]) => sign.test(error))?.[0] ?? 'other';

/** Why a message did not leave, and what to do about it. */
const TEXTS: Record<EmailFailure, Localised> = {
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

/** Explains an answer of the mail server. */
export const explain = (answer: string): Explained => {
  const reason = failureOf(answer);
  return { reason, text: TEXTS[reason] };
};

/** Texts for tests, which go to the administrator's own address. */
const OWN_TEXTS: Partial<Record<EmailFailure, Localised>> = {
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
  return typesetBoth(OWN_TEXTS[reason] ?? TEXTS[reason]);
};
