import type { Core } from '@strapi/strapi';
import { factsIn } from '../core/facts';
import { reachingEver } from '../core/reach';
import { outOfOffice } from '../core/rules/mandate';
import { whyOver } from '../core/rules/over';
import { isMuted } from '../core/rules/pauses';
import { LATE_REMINDER_DAYS } from '../core/rules/plan-reminders';
import { findContacts } from '../core/store/contacts';
import type { LoadedFacts } from '../core/store/facts';
import { findReaders } from '../core/store/former-identities';
import { findMemberships } from '../core/store/memberships';
import { clockIn } from '../kernel/clock';
import { addDays } from '../kernel/rules/calendar';
import { executorOf } from '../kernel/store/database';
import { channelOf } from './channel';
import type { Renderer } from './message-rendering';
import { ownFailure } from './send-failures';
import { changeMessage, findAwaiting, type Addressed, type Message } from './store/messages';
import { keyAsWritten } from './withdrawn-key';

/** Messages that wait for somebody to write to, and leave once there is one. */

/** Members are few who have nobody: what is beyond waits for the next minute. */
const AT_ONCE = 200;

/** The membership that a message is of now: one that was merged is another's. */
const memberOf = async (strapi: Core.Strapi, { membershipId }: Message): Promise<string> => {
  const db = await executorOf(strapi);
  return (await findReaders(db, [membershipId])).get(membershipId) ?? membershipId;
};

/** Whether everybody whom an address reaches is out of office for good: nothing is sent to them. */
export const isForNobody = async (strapi: Core.Strapi, message: Message): Promise<boolean> => {
  if (!message.membershipId) return false;
  const db = await executorOf(strapi);
  const [member] = await findMemberships(db, [await memberOf(strapi, message)]);
  if (!member) return false;
  const contacts = await findContacts(db, [member.organisationId], reachingEver(strapi));
  const { addressOf } = channelOf(strapi, message);
  const wanted = message.toEmail.toLowerCase();
  const same = [...contacts.values()]
    .flat()
    .filter((contact) => addressOf(contact)?.toLowerCase() === wanted);
  const today = clockIn(strapi).today();
  // A convocation goes to who will be in office on the day of the assembly.
  return same.length > 0 && same.every((one) => outOfOffice(one, today)?.state === 'over');
};

/** A message as it is written to who may be written to now; null while there is nobody. */
export const addressedAnew = async (
  strapi: Core.Strapi,
  message: Message,
  { facts, organisationName }: LoadedFacts,
  render: Renderer,
): Promise<Addressed | null> => {
  if (!message.draft) {
    const { channel, toName, toEmail, locale, subject, text, html, paperId } = message;
    const same = { channel, toName, toEmail, locale, subject, text, html, paperId };
    return toEmail === '' || (await isForNobody(strapi, message)) ? null : same;
  }
  const rendering = render(message.draft, facts, organisationName);
  if (!rendering.ok) return null;
  const { channel, toName, toEmail, locale, subject, text, html, paperId } = rendering.message;
  return { channel, toName, toEmail, locale, subject, text, html, paperId };
};

/** The facts of the member that a message is of now; undefined when there is none. */
export const factsOf = async (
  strapi: Core.Strapi,
  message: Message,
): Promise<LoadedFacts | undefined> =>
  (await factsIn(strapi).loadMany([await memberOf(strapi, message)]))[0];

const isReminder = ({ key }: Message): boolean => /:remind(er)?(:|$)/.test(key);
const aboutOf = ({ key, membershipId }: Message): string => `${membershipId}:${key.split(':')[1]}`;

/**
 * Lets messages leave that waited for somebody to write to, if what they say is still so. Of several
 * reminders about one thing the last leaves; one that waited too long is left to staff.
 */
export const releaseAwaiting = async (strapi: Core.Strapi, render: Renderer): Promise<void> => {
  const db = await executorOf(strapi);
  const reasons = (['recipient-none', 'recipient-out'] as const).map((one) => ownFailure(one));
  const awaiting = await findAwaiting(db, reasons, AT_ONCE);
  const [now, today] = [clockIn(strapi).now(), clockIn(strapi).today()];
  const lastAbout = new Map(awaiting.filter(isReminder).map((one) => [aboutOf(one), one.id]));
  for (const message of awaiting) {
    const loaded = await factsOf(strapi, message);
    if (!loaded || isMuted(loaded.facts.membership, today)) continue;
    const addressed = await addressedAnew(strapi, message, loaded, render);
    if (!addressed) continue;
    const isPast = whyOver(loaded.facts, { ...message, key: keyAsWritten(message) }, today);
    const isEarlier = isReminder(message) && lastAbout.get(aboutOf(message)) !== message.id;
    const since = clockIn(strapi).dayOf(message.queuedAt);
    const isLate = isReminder(message) && since < addDays(today, -LATE_REMINDER_DAYS);
    if (isPast || isEarlier) {
      const lastError = ownFailure(isPast?.reason ?? 'reminder-over');
      await changeMessage(db, message, { state: 'cancelled', lastError }, now);
    } else if (isLate) {
      await changeMessage(db, message, { lastError: ownFailure('recipient-late') }, now);
    } else {
      const queued = { state: 'queued' as const, nextAttemptAt: now, lastError: null };
      await changeMessage(db, message, { ...addressed, ...queued }, now);
    }
  }
};
