import type { Core } from '@strapi/strapi';
import type { Identity } from '../../../shared/contracts';
import { LINK_OVER, PAPER_MISSING } from '../mail/failure';
import {
  changeMessage,
  claimMessage,
  findDueMessages,
  type Message,
} from '../repositories/messages';
import { getService } from '../utils/get-service';
import { untilServed } from './attempts';
import { LinkOver } from './member-space/account-links';
import { CALENDAR_NAME } from './participation/calendar-file';

/** Sends what is due in the outbox, one message at a time, outside any transaction. */

const MINUTE = 60_000;
/** How long to wait after each failure; after the last wait, one more attempt and it is given up. */
export const RETRY_DELAYS_MS = [1, 5, 30, 120, 720].map((minutes) => minutes * MINUTE);
const CLAIM_MS = 10 * MINUTE;
const BATCH = 50;

export interface FlushResult {
  sent: number;
  retried: number;
  failed: number;
}

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
 * Whether a failure is about this message for good, about this message for now, or about the
 * server as a whole. A server that turns us away at the door or at the login says nothing about
 * the message, whatever its code.
 */
export const kindOfFailure = ({ responseCode, command, code }: SendError): Failure => {
  const atTheDoor = code === 'EAUTH' || command === 'CONN' || command?.startsWith('AUTH') === true;
  if (responseCode === undefined || atTheDoor) {
    return code === 'EENVELOPE' || code === 'EMESSAGE' ? 'refused' : 'unreachable';
  }
  return responseCode >= 500 ? 'refused' : 'later';
};

/** What the mail server answered, on one line that a column and a screen hold. */
export const readable = (caught: unknown): string => {
  const { response, message } = (caught ?? {}) as SendError;
  return (response ?? message ?? String(caught)).replace(/\p{Cc}+/gu, ' ').slice(0, 500);
};

const mailbox = (name: string, email: string): string => {
  const plain = name.replace(/[\s\p{Cc}"\\<>]+/gu, ' ').trim();
  return plain ? `"${plain}" <${email}>` : email;
};

/** A letter, and the one address that it goes to. */
export type Post = Pick<Message, 'toName' | 'toEmail' | 'subject' | 'text' | 'html'>;

/** A file that goes with a letter. */
export interface Attachment {
  filename: string;
  content: Buffer;
  contentType: string;
}

/** Hands a letter to the mail server, under the association's name. */
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
      // Left to the provider's settings while the identity gives none.
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

const afterFailure = (error: SendError, attempts: number, now: number) => {
  const delay = RETRY_DELAYS_MS[attempts - 1];
  const again = kindOfFailure(error) !== 'refused' && delay !== undefined;
  return {
    state: again ? ('queued' as const) : ('failed' as const),
    nextAttemptAt: again ? now + delay : null,
    lastError: readable(error),
  };
};

interface Attempt {
  outcome: 'sent' | 'retried' | 'failed' | 'taken';
  unreachable?: boolean;
}

/** A paper goes as it was issued. Throws when its file is not what it was. */
const paperOf = async (strapi: Core.Strapi, { paperId }: Message): Promise<Attachment[]> => {
  if (paperId === null) return [];
  const { paper, bytes } = await getService(strapi, 'papers').read(paperId);
  return [{ filename: paper.name, content: bytes, contentType: paper.mime }];
};

/** The calendar file of what the letter is about, as it stands when the letter leaves. */
const calendarOf = async (
  strapi: Core.Strapi,
  { occasionId, locale }: Message,
): Promise<Attachment[]> => {
  if (occasionId === null) return [];
  const file = await getService(strapi, 'occasions').calendar(occasionId, locale, {
    published: true,
  });
  const contentType = 'text/calendar; charset=utf-8';
  return [{ filename: CALENDAR_NAME, content: Buffer.from(file), contentType }];
};

const attachmentsOf = async (strapi: Core.Strapi, message: Message): Promise<Attachment[]> => [
  ...(await paperOf(strapi, message)),
  ...(await calendarOf(strapi, message)),
];

/** A letter that announces a paper never leaves without it: it fails, and says why. */
const withoutPaper = (caught: unknown) => ({
  state: 'failed' as const,
  nextAttemptAt: null,
  lastError: `${PAPER_MISSING} ${readable(caught)}`,
});

/** A letter that lets somebody in never leaves once it would not. */
const WITHOUT_LINK = { state: 'failed' as const, nextAttemptAt: null, lastError: LINK_OVER };

const attempt = async (
  strapi: Core.Strapi,
  message: Message,
  identity: Identity,
  now: number,
): Promise<Attempt> => {
  const db = strapi.db.connection;
  if (!(await claimMessage(db, message, now + CLAIM_MS))) return { outcome: 'taken' };
  const claimed = { ...message, state: 'sending' as const, attempts: message.attempts + 1 };
  let attachments: Attachment[];
  try {
    attachments = await attachmentsOf(strapi, message);
  } catch (caught) {
    await changeMessage(db, claimed, withoutPaper(caught), now);
    return { outcome: 'failed' };
  }
  try {
    // Made anew for each attempt, and kept nowhere: see the two services.
    const signed = await getService(strapi, 'accountLinks').addressed(claimed);
    const letter = await getService(strapi, 'renewalInvitations').addressed(signed);
    await post(strapi, identity, letter, { 'Message-ID': claimed.messageId }, attachments);
  } catch (caught) {
    if (caught instanceof LinkOver) {
      await changeMessage(db, claimed, WITHOUT_LINK, now);
      return { outcome: 'failed' };
    }
    const error = (caught ?? {}) as SendError;
    const after = afterFailure(error, claimed.attempts, now);
    await changeMessage(db, claimed, after, now);
    const outcome = after.state === 'queued' ? 'retried' : 'failed';
    return { outcome, unreachable: kindOfFailure(error) === 'unreachable' };
  }
  const sent = { state: 'sent' as const, sentAt: now, nextAttemptAt: null, lastError: null };
  // It has left: a database that restarts meanwhile must not have it sent again.
  await untilServed(() => changeMessage(db, claimed, sent, now));
  return { outcome: 'sent' };
};

/**
 * Sends what is due; stops at a server that cannot be reached, since the rest would wait in vain, and
 * after the letter under way when this server leaves.
 */
export const flushOutbox = async (
  strapi: Core.Strapi,
  identity: Identity,
  now: number,
): Promise<FlushResult> => {
  const result: FlushResult = { sent: 0, retried: 0, failed: 0 };
  for (;;) {
    const due = await findDueMessages(strapi.db.connection, now, BATCH);
    if (due.length === 0) return result;
    for (const message of due) {
      if (getService(strapi, 'shutdown').isStopping()) return result;
      const { outcome, unreachable } = await attempt(strapi, message, identity, now);
      if (outcome !== 'taken') result[outcome] += 1;
      if (unreachable) return result;
    }
  }
};
