/** Classifies failures by the mail server's text, to explain them to staff. */

export type SendFailure =
  | 'paper-missing'
  | 'paper-unread'
  | 'link-over'
  | 'address-unknown'
  | 'mailbox-full'
  | 'message-rejected'
  | 'login-refused'
  | 'server-unreachable'
  | 'server-busy'
  | 'other';

/** The prefix of our own errors: the paper is missing… */
export const PAPER_MISSING = 'paper-missing:';
/** …or could not be read this time… */
export const PAPER_UNREAD = 'paper-unread:';
/** …or the link would no longer work. */
export const LINK_OVER = 'link-over:';

/**
 * The most specific first: enhanced status codes of RFC 3463, then common words, then the reply
 * codes of RFC 5321.
 */
const SIGNS: readonly (readonly [SendFailure, RegExp])[] = [
  ['paper-missing', new RegExp(`^${PAPER_MISSING}`)],
  ['paper-unread', new RegExp(`^${PAPER_UNREAD}`)],
  ['link-over', new RegExp(`^${LINK_OVER}`)],
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
export const failureOf = (error: string): SendFailure =>
  SIGNS.find(([, sign]) => sign.test(error))?.[0] ?? 'other';
