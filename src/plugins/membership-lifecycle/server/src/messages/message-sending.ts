import type { Core } from '@strapi/strapi';
import type { Identity } from '../../../shared/settings/identity';
import { isOfDatabase, retryUntilServed } from '../kernel/attempts';
import { clockIn } from '../kernel/clock';
import { RefusalError } from '../kernel/errors';
import { RETRY_DELAYS_MS, type FlushResult } from '../kernel/outbox';
import { shutdownIn } from '../kernel/shutdown';
import { isForNobody } from './awaiting';
import { channelsSetUp, inOneLine, type Channel, type Failure } from './channel';
import { enclosuresPort, LinkOver, linksPort, type Attachment } from './enclosures';
import { isWithdrawn, ownFailure } from './send-failures';
import {
  changeMessage,
  claimMessage,
  findDueMessages,
  putOffMessage,
  type Message,
} from './store/messages';

/** Sends due messages one by one, outside of any transaction. */

const MINUTE = 60_000;
const CLAIM_MS = 10 * MINUTE;
const BATCH = 50;

const GIVEN_UP = { state: 'failed' as const, nextAttemptAt: null };

/** The next state after a temporary failure. */
const later = (attempts: number, now: number) => {
  const delay = RETRY_DELAYS_MS[attempts - 1];
  return delay === undefined ? GIVEN_UP : { state: 'queued' as const, nextAttemptAt: now + delay };
};

const afterFailure = ({ kind, answer }: Failure, attempts: number, now: number) => ({
  ...(kind === 'refused' ? GIVEN_UP : later(attempts, now)),
  lastError: answer,
});

/** One that was withdrawn while it was tried; why stands in its row. */
const WITHDRAWN = { state: 'cancelled' as const, nextAttemptAt: null };

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
  const said = inOneLine(caught instanceof Error ? caught.message : String(caught));
  return gone
    ? { ...GIVEN_UP, lastError: ownFailure('paper-missing', said) }
    : { ...later(attempts, now), lastError: ownFailure('paper-unread', said) };
};

/** One whose recipient's mandate ended before it left: it waits for another. */
const FOR_NOBODY = {
  state: 'withheld' as const,
  nextAttemptAt: null,
  lastError: ownFailure('recipient-out'),
};

/** The state of a message whose link would no longer work. */
const WITHOUT_LINK = { ...GIVEN_UP, lastError: ownFailure('link-over') };

const attempt = async (
  strapi: Core.Strapi,
  channel: Channel,
  message: Message,
  identity: Identity,
): Promise<Attempt> => {
  const db = strapi.db.connection;
  // Read each time: the steps before may take longer than a claim lasts.
  const now = () => clockIn(strapi).now();
  // Withdrawn while another instance that has stopped was sending it.
  if (isWithdrawn(message.lastError)) {
    await changeMessage(db, message, WITHDRAWN, now());
    return { outcome: 'taken' };
  }
  if (await isForNobody(strapi, message)) {
    await changeMessage(db, message, FOR_NOBODY, now());
    return { outcome: 'taken' };
  }
  if (!(await claimMessage(db, message, now() + CLAIM_MS))) return { outcome: 'taken' };
  const claimed = { ...message, state: 'sending' as const, attempts: message.attempts + 1 };
  const put = (change: Parameters<typeof changeMessage>[2]) =>
    changeMessage(db, claimed, change, now());
  const putOff = async (change: ReturnType<typeof later> & { lastError: string }) => {
    if (!(await putOffMessage(db, claimed, change, now()))) {
      await put(WITHDRAWN);
      return 'taken' as const;
    }
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
    await channel.handOver(strapi, identity, outgoing, attachments);
  } catch (caught) {
    if (caught instanceof LinkOver) return { outcome: await putOff(WITHOUT_LINK) };
    const failure = channel.failureOf(caught);
    const outcome = await putOff(afterFailure(failure, claimed.attempts, now()));
    return { outcome, unreachable: failure.kind === 'unreachable' };
  }
  const left = { nextAttemptAt: null, lastError: null, draft: null };
  const sent = { state: 'sent' as const, sentAt: now(), ...left };
  // It was sent: this must be stored even if the database restarts now, or it would be sent again.
  await retryUntilServed(() => put(sent));
  return { outcome: 'sent' };
};

/** Sends the due messages of a channel, until it cannot be reached or this server stops. */
const flushChannel = async (
  strapi: Core.Strapi,
  channel: Channel,
  identity: Identity,
  result: FlushResult,
): Promise<void> => {
  const db = strapi.db.connection;
  for (;;) {
    const now = clockIn(strapi).now();
    const due = await retryUntilServed(() => findDueMessages(db, channel.name, now, BATCH));
    if (due.length === 0) return;
    for (const message of due) {
      if (shutdownIn(strapi).isStopping()) return;
      const { outcome, unreachable } = await attempt(strapi, channel, message, identity);
      if (outcome !== 'taken') result[outcome] += 1;
      if (unreachable) return;
    }
  }
};

/**
 * Sends due messages, channel after channel: one that cannot be reached keeps none of another
 * waiting.
 */
export const flushOutbox = async (
  strapi: Core.Strapi,
  identity: Identity,
): Promise<FlushResult> => {
  const result: FlushResult = { sent: 0, retried: 0, failed: 0 };
  for (const channel of channelsSetUp(strapi)) {
    await flushChannel(strapi, channel, identity, result);
  }
  return result;
};
