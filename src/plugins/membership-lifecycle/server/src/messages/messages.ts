import type { Core } from '@strapi/strapi';
import type { Actor, Localised, Page } from '../../../shared/kernel/common';
import { PLUGIN_ID } from '../../../shared/kernel/ids';
import type { MessageLink, MessageRow, MessageView } from '../../../shared/messages/messages';
import { factsIn } from '../core/facts';
import { whyOver } from '../core/rules/over';
import { findReaders } from '../core/store/former-identities';
import { findMembershipNames, type MembershipName } from '../core/store/memberships';
import { findPaper, type Paper } from '../core/store/papers';
import { retryUntilServed } from '../kernel/attempts';
import { clockIn } from '../kernel/clock';
import { journalLine } from '../kernel/journal-line';
import { readAll, readPage } from '../kernel/lists';
import { madeOnce } from '../kernel/made-once';
import { metricsIn } from '../kernel/metrics';
import { newId } from '../kernel/new-id';
import { runOneAtATime } from '../kernel/one-at-a-time';
import { ANSWER_MS, type FlushResult } from '../kernel/outbox';
import { patienceIn } from '../kernel/patience';
import type { Paging } from '../kernel/rules/pages';
import { typesetBoth } from '../kernel/rules/typography';
import { shutdownIn } from '../kernel/shutdown';
import { addActivities } from '../kernel/store/activities';
import { executorOf } from '../kernel/store/database';
import { settingsIn } from '../settings/settings';
import { addressedAnew, factsOf, isForNobody, releaseAwaiting } from './awaiting';
import { channelOf, channelsInUse, channelsSetUp, type Channel } from './channel';
import { CALENDAR_NAME, linksPort } from './enclosures';
import { cataloguePort, createRenderer, messageIdOf, type Renderer } from './message-rendering';
import { flushOutbox } from './message-sending';
import { refuse } from './refusals/messages';
import { awaitingBy, goneBy, isWithdrawn, overText, sendFailure } from './send-failures';
import {
  changeMessage,
  findMessage,
  MESSAGES,
  WHOLE_MESSAGES,
  type Addressed,
  type ListedMessage,
  type Message,
  type MessageFilters,
} from './store/messages';
import { findTemplates } from './store/templates';
import { keyAsWritten } from './withdrawn-key';

const instant = (at: number | null): string | null =>
  at === null ? null : new Date(at).toISOString();

const NOBODY: MembershipName = { reference: '', organisation: '' };

/** Why it did not leave; what staff cancelled does not for its last failure. */
const failureOf = ({ state, lastError }: ListedMessage, channel: Channel): MessageRow['failure'] =>
  lastError === null || (state === 'cancelled' && !isWithdrawn(lastError))
    ? null
    : sendFailure(channel, lastError);

/** Why a message that was kept has not left although its channel is set up by now. */
const KEPT_BEFORE: Localised = {
  fr: 'Ces messages ont été écrits avant que l’envoi soit réglé, et ne partent pas d’eux-mêmes. Vous pouvez maintenant envoyer ceux qui valent encore.',
  en: 'These messages were written before sending was set up, and do not leave by themselves. You can now send those that still hold.',
};

/** The channel of a message, and whether it is set up. */
interface Carried {
  channel: Channel;
  isSetUp: boolean;
}

const carried = (strapi: Core.Strapi, message: ListedMessage): Carried => {
  const channel = channelOf(strapi, message);
  return { channel, isSetUp: channel.isSetUp(strapi) };
};

const row = (
  message: ListedMessage,
  { channel, isSetUp }: Carried,
  { reference, organisation } = NOBODY,
): MessageRow => ({
  id: message.id,
  membershipId: message.membershipId,
  reference,
  organisation,
  template: message.template,
  toName: message.toName,
  toEmail: message.toEmail,
  locale: message.locale,
  subject: message.subject,
  state: message.state,
  attempts: message.attempts,
  queuedAt: new Date(message.queuedAt).toISOString(),
  sentAt: instant(message.sentAt),
  nextAttemptAt: instant(message.nextAttemptAt),
  lastError: message.lastError,
  failure: failureOf(message, channel),
  kept: message.state === 'kept' ? typesetBoth(isSetUp ? KEPT_BEFORE : channel.words.kept) : null,
});

/** Details shown only on the page of a message. */
interface Beside {
  paper: Paper | null;
  link: MessageLink | null;
  unsendable: Localised | null;
}

const view = (
  message: Message,
  by: Carried,
  name?: MembershipName,
  { paper, link, unsendable }: Beside = { paper: null, link: null, unsendable: null },
): MessageView => ({
  ...row(message, by, name),
  link,
  unsendable,
  calendar: message.occasionId === null ? null : CALENDAR_NAME,
  attachment: paper ? { paperId: paper.id, name: paper.name, size: paper.size } : null,
  text: message.text,
  html: message.html,
});

/** What a message says is forgotten with whom it went to. */
const isErased = ({ subject }: Message): boolean => subject === '';

/** Those that a person may send; of the cancelled ones, what was withdrawn and is so again. */
const mayBeSent = ({ state, lastError }: Message): boolean =>
  RESENDABLE.includes(state) || (state === 'cancelled' && isWithdrawn(lastError));

const RESENDABLE: readonly Message['state'][] = ['failed', 'kept', 'withheld', 'sent'];

/** The messages of the outbox: made, sent, sent again, read. */
export const createMessagesService = ({ strapi }: { strapi: Core.Strapi }) => {
  /**
   * Changes a message on a person's request, with a journal line; refuses when its state has
   * changed.
   */
  const change = async (
    command: string,
    message: Message,
    actor: Actor,
    values: Parameters<typeof changeMessage>[2],
  ): Promise<MessageView> => {
    const now = clockIn(strapi).now();
    await strapi.db.transaction(async ({ trx }) => {
      if (!(await changeMessage(trx, message, values, now))) throw refuse('message-changed');
      const line = journalLine({
        membershipId: message.membershipId,
        command,
        actor,
        on: clockIn(strapi).today(),
        at: now,
        input: { messageId: message.id, template: message.template },
        before: { state: message.state },
        after: { state: values.state },
      });
      await addActivities(trx, [line], now);
    });
    return named({ ...message, ...values });
  };

  const named = async (message: Message): Promise<MessageView> => {
    const names = await findMembershipNames(await executorOf(strapi), [message.membershipId]);
    const paper = message.paperId
      ? await findPaper(await executorOf(strapi), message.paperId)
      : null;
    let link: MessageLink | null = null;
    for (const links of linksPort.of(strapi)) link ??= (await links.linkOf?.(message)) ?? null;
    const unsendable = mayBeSent(message) ? ((await whyNotSent(message))?.text ?? null) : null;
    return view(message, carried(strapi, message), names.get(message.membershipId), {
      paper,
      link,
      unsendable,
    });
  };

  /** Why a message cannot be sent now, for want of a server or of what it tells; else null. */
  const whyNotSent = async (message: Message) => {
    if (isErased(message)) return refuse('message-erased');
    const gone = message.state === 'sent' ? undefined : goneBy(message.lastError);
    if (gone) return refuse('message-over', { why: overText(gone) });
    const { isSetUp, words } = channelOf(strapi, message);
    if (!isSetUp(strapi))
      return refuse('smtp-not-configured', { why: typesetBoth(words.notSetUp) });
    // A copy of what left once says what was so then.
    if (message.state === 'sent') return null;
    const { membershipId } = message;
    const readers = await findReaders(await executorOf(strapi), [membershipId]);
    const ids = [...new Set([membershipId, readers.get(membershipId) ?? membershipId])];
    const letter = { ...message, key: keyAsWritten(message) };
    for (const { facts } of await factsIn(strapi).loadMany(ids.filter(Boolean))) {
      const over = whyOver(facts, letter, clockIn(strapi).today());
      if (over) return refuse('message-over', { why: overText(over.reason) });
    }
    return null;
  };

  /** Shows messages with their channel and the name of their member. */
  const shownBy =
    <Read extends ListedMessage, Shown>(
      show: (message: Read, by: Carried, name?: MembershipName) => Shown,
    ) =>
    async (messages: readonly Read[]): Promise<Shown[]> => {
      const ids = messages.map(({ membershipId }) => membershipId);
      const names = await findMembershipNames(await executorOf(strapi), ids);
      return messages.map((message) =>
        show(message, carried(strapi, message), names.get(message.membershipId)),
      );
    };

  const find = async (id: string): Promise<Message> => {
    const message = await findMessage(await executorOf(strapi), id);
    if (!message) throw refuse('message-unknown');
    return message;
  };

  /** Loads templates and identity once; returns a function that renders without waiting. */
  const renderer = async (): Promise<Renderer> => {
    const templates = await findTemplates(await executorOf(strapi));
    const identity = await settingsIn(strapi).identity();
    const now = clockIn(strapi).now();
    const catalogue = cataloguePort.of(strapi);
    const channels = channelsInUse(strapi);
    const setUp = channelsSetUp(strapi);
    return createRenderer({ catalogue, templates, identity, channels, setUp, now });
  };

  /** Of a message whose recipient may not be written to any more, who gets it instead; refused while nobody does. */
  const toSomebody = async (message: Message): Promise<Partial<Addressed>> => {
    if (!awaitingBy(message.lastError) && !(await isForNobody(strapi, message))) return {};
    const loaded = await factsOf(strapi, message);
    const render = await renderer();
    const addressed = loaded && (await addressedAnew(strapi, message, loaded, render));
    if (!addressed) throw refuse('message-for-nobody');
    return addressed;
  };

  const send = async (): Promise<FlushResult> => {
    const identity = await retryUntilServed(() => settingsIn(strapi).identity());
    await retryUntilServed(async () => releaseAwaiting(strapi, await renderer()));
    return metricsIn(strapi).sent('messages', await flushOutbox(strapi, identity));
  };
  const flush = runOneAtATime(() => patienceIn(strapi).within(ANSWER_MS, send));

  return {
    renderer,

    /** Sends due messages. One run at a time in this process; other instances may run too. */
    async flush(): Promise<FlushResult> {
      if (channelsSetUp(strapi).length === 0) return { sent: 0, retried: 0, failed: 0 };
      return shutdownIn(strapi).track(flush);
    },

    /** Sends waiting messages at once, if this server sends any: a person is waiting for one. */
    async flushIfOn(): Promise<void> {
      if (strapi.config.get<boolean>(`plugin::${PLUGIN_ID}.outbox`, true)) await this.flush();
    },

    /** Queues a message again that failed, was kept for want of a server, or got lost. */
    async resend(id: string, actor: Actor): Promise<MessageView> {
      const message = await find(id);
      if (!isErased(message) && !mayBeSent(message)) {
        throw refuse('message-not-resendable', { state: message.state });
      }
      const why = await whyNotSent(message);
      if (why) throw why;
      const addressed = await toSomebody(message);
      const now = clockIn(strapi).now();
      const { senderEmail } = await settingsIn(strapi).identity();
      return change('resend-message', message, actor, {
        ...addressed,
        state: 'queued',
        attempts: 0,
        nextAttemptAt: now,
        lastError: null,
        // A new Message-ID: mailboxes drop a second message with the same one.
        ...(message.state === 'sent'
          ? { messageId: messageIdOf(`${message.key}:${newId()}`, senderEmail) }
          : {}),
      });
    },

    /** Ends the personal link of a message; sent again, it carries a new one. */
    async revokeLink(id: string, actor: Actor): Promise<MessageView> {
      for (const links of linksPort.of(strapi)) await links.revoke?.(id, actor);
      return this.view(id);
    },

    /** Cancels a queued message. */
    async cancel(id: string, actor: Actor): Promise<MessageView> {
      const message = await find(id);
      if (message.state !== 'queued') {
        throw refuse('message-not-cancellable', { state: message.state });
      }
      return change('cancel-message', message, actor, { state: 'cancelled', nextAttemptAt: null });
    },

    /** A page of the messages that match. */
    list: (asked: MessageFilters & Paging): Promise<Page<MessageRow>> =>
      readPage(strapi, MESSAGES, asked, shownBy(row)),

    /** Everything that the filters match, page by page, for an export. */
    pages: (filters: MessageFilters): AsyncGenerator<MessageRow[]> =>
      readAll(strapi, MESSAGES, filters, shownBy(row)),

    /** All messages of a member with their texts, page by page, for an export. */
    memberPages: (membershipId: string): AsyncGenerator<MessageView[]> =>
      readAll(strapi, WHOLE_MESSAGES, { membershipId }, shownBy(view)),

    /** One message, as it was or will be sent. */
    async view(id: string): Promise<MessageView> {
      return named(await find(id));
    },
  };
};

export const messagesIn = madeOnce(createMessagesService);
