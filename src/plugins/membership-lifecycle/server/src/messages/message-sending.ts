import type { Core } from '@strapi/strapi';
import type { Identity } from '../../../shared/settings/identity';
import { isOfDatabase, retryUntilServed } from '../kernel/attempts';
import { clockIn } from '../kernel/clock';
import { RefusalError } from '../kernel/errors';
import { RETRY_DELAYS_MS, type FlushResult } from '../kernel/outbox';
import { shutdownIn } from '../kernel/shutdown';
import { enclosuresPort, LinkOver, linksPort, type Attachment } from './enclosures';
import { changeMessage, claimMessage, findDueMessages, type Message } from './store/messages';
import { LINK_OVER, PAPER_MISSING, PAPER_UNREAD } from './texts/failure';

/** Sends due messages one by one, outside of any transaction. */

const MINUTE = 60_000;
const CLAIM_MS = 10 * MINUTE;
const BATCH = 50;

/** A failure of the mail server, as nodemailer describes it. */
interface SendError {
  code?: string;
  command?: string;
  responseCode?: number;
  response?: string;
  message?: string;
}

type Failure = 'refused' | 'later' | 'unreachable';

/**
 * Whether a failure concerns this message permanently, this message for now, or the whole server.
 * When the server refuses the connection or login, its code says nothing about the message.
 */
export const kindOfFailure = ({ responseCode, command, code }: SendError): Failure => {
  const atTheDoor = code === 'EAUTH' || command === 'CONN' || command?.startsWith('AUTH') === true;
  if (responseCode === undefined || atTheDoor) {
    return code === 'EENVELOPE' || code === 'EMESSAGE' ? 'refused' : 'unreachable';
  }
  return responseCode >= 500 ? 'refused' : 'later';
};

/** The server's answer, shortened to one line for a column. */
export const readable = (caught: unknown): string => {
  const { response, message } = (caught ?? {}) as SendError;
  return (response ?? message ?? String(caught)).replace(/\p{Cc}+/gu, ' ').slice(0, 500);
};

const mailbox = (name: string, email: string): string => {
  const plain = name.replace(/[\s\p{Cc}"\\<>]+/gu, ' ').trim();
  return plain ? `"${plain}" <${email}>` : email;
};

/** A message to a single address. */
export type Post = Pick<Message, 'toName' | 'toEmail' | 'subject' | 'text' | 'html'>;

/** Sends a message in the association's name. */
export const post = (
  strapi: Core.Strapi,
  identity: Identity,
  { toName, toEmail, subject, text, html }: Post,
  headers: Record<string, string> = {},
  attachments: Attachment[] = [],
): Promise<unknown> =>
  strapi
    .plugin('email')
    .service('email')
    .send({
      to: mailbox(toName, toEmail),
      // Without an address in the identity, the e-mail provider's settings apply.
      ...(identity.senderEmail
        ? { from: mailbox(identity.senderName || identity.name, identity.senderEmail) }
        : {}),
      ...(identity.replyTo ? { replyTo: identity.replyTo } : {}),
      subject,
      text,
      html,
      ...(attachments.length > 0 ? { attachments } : {}),
      headers: { ...headers, 'Auto-Submitted': 'auto-generated' },
    });

const GIVEN_UP = { state: 'failed' as const, nextAttemptAt: null };

/** The next state after a temporary failure. */
const later = (attempts: number, now: number) => {
  const delay = RETRY_DELAYS_MS[attempts - 1];
  return delay === undefined ? GIVEN_UP : { state: 'queued' as const, nextAttemptAt: now + delay };
};

const afterFailure = (error: SendError, attempts: number, now: number) => ({
  ...(kindOfFailure(error) === 'refused' ? GIVEN_UP : later(attempts, now)),
  lastError: readable(error),
});

interface Attempt {
  outcome: 'sent' | 'retried' | 'failed' | 'taken';
  unreachable?: boolean;
}

const attachmentsOf = async (strapi: Core.Strapi, message: Message): Promise<Attachment[]> => {
  const files: Attachment[] = [];
  for (const enclosure of enclosuresPort.of(strapi)) {
    files.push(...(await enclosure.filesOf(message)));
  }
  return files;
};

/**
 * Keeps back a message without its paper: it fails if the paper is missing, and waits if the
 * storage could not be read.
 */
const withoutPaper = (strapi: Core.Strapi, caught: unknown, attempts: number, now: number) => {
  const reasons = enclosuresPort.of(strapi).flatMap(({ gone: known }) => known);
  const gone = caught instanceof RefusalError && reasons.includes(caught.reason);
  return gone
    ? { ...GIVEN_UP, lastError: `${PAPER_MISSING} ${readable(caught)}` }
    : { ...later(attempts, now), lastError: `${PAPER_UNREAD} ${readable(caught)}` };
};

/** The state of a message whose link would no longer work. */
const WITHOUT_LINK = { ...GIVEN_UP, lastError: LINK_OVER };

const attempt = async (
  strapi: Core.Strapi,
  message: Message,
  identity: Identity,
): Promise<Attempt> => {
  const db = strapi.db.connection;
  // Read each time: the steps before may take longer than a claim lasts.
  const now = () => clockIn(strapi).now();
  if (!(await claimMessage(db, message, now() + CLAIM_MS))) return { outcome: 'taken' };
  const claimed = { ...message, state: 'sending' as const, attempts: message.attempts + 1 };
  const put = (change: Parameters<typeof changeMessage>[2]) =>
    changeMessage(db, claimed, change, now());
  const putOff = async (change: ReturnType<typeof later> & { lastError: string }) => {
    await put(change);
    return change.state === 'queued' ? ('retried' as const) : ('failed' as const);
  };
  let attachments: Attachment[];
  try {
    attachments = await retryUntilServed(() => attachmentsOf(strapi, message));
  } catch (caught) {
    // Not the message's fault: it is tried again when the claim has expired.
    if (isOfDatabase(caught)) throw caught;
    return { outcome: await putOff(withoutPaper(strapi, caught, claimed.attempts, now())) };
  }
  try {
    let outgoing = claimed;
    for (const links of linksPort.of(strapi)) outgoing = await links.addressed(outgoing);
    await post(strapi, identity, outgoing, { 'Message-ID': claimed.messageId }, attachments);
  } catch (caught) {
    if (caught instanceof LinkOver) return { outcome: await putOff(WITHOUT_LINK) };
    const error = (caught ?? {}) as SendError;
    const outcome = await putOff(afterFailure(error, claimed.attempts, now()));
    return { outcome, unreachable: kindOfFailure(error) === 'unreachable' };
  }
  const sent = { state: 'sent' as const, sentAt: now(), nextAttemptAt: null, lastError: null };
  // It was sent: this must be stored even if the database restarts now, or it would be sent again.
  await retryUntilServed(() => put(sent));
  return { outcome: 'sent' };
};

/**
 * Sends due messages. Stops when the mail server cannot be reached, and after the current message
 * when this server stops.
 */
export const flushOutbox = async (
  strapi: Core.Strapi,
  identity: Identity,
): Promise<FlushResult> => {
  const result: FlushResult = { sent: 0, retried: 0, failed: 0 };
  for (;;) {
    const now = clockIn(strapi).now();
    const due = await retryUntilServed(() => findDueMessages(strapi.db.connection, now, BATCH));
    if (due.length === 0) return result;
    for (const message of due) {
      if (shutdownIn(strapi).isStopping()) return result;
      const { outcome, unreachable } = await attempt(strapi, message, identity);
      if (outcome !== 'taken') result[outcome] += 1;
      if (unreachable) return result;
    }
  }
};
