import type { MessageState } from '../../../../shared/core/membership';
import type { MessageDraft } from '../../core/rules/types';
import { ofMember, ofMembers } from '../../core/store/former-identities';
import {
  columnsBut,
  findById,
  fromRow,
  insertAll,
  toRow,
  type Entity,
  type Executor,
  type Transaction,
} from '../../kernel/store/database';
import type { StoredList } from '../../kernel/store/lists';
import { columnsOf, orNull, pick, pickOne, readEntities } from '../../kernel/store/rows';
import type { Row } from '../../kernel/store/scripts';
import { beginning } from '../../kernel/store/search';
import { MESSAGE_TABLE, OLDEST_CHANNEL } from '../tables/message';

/** The outbox. A conditional update claims a message, so that one instance sends it. */

export interface Message extends Entity {
  key: string;
  membershipId: string;
  renewalId: string | null;
  template: string;
  /** Null in rows from before there were several channels: they go by `OLDEST_CHANNEL`. */
  channel: string | null;
  toName: string;
  toEmail: string;
  locale: 'fr' | 'en';
  subject: string;
  text: string;
  html: string;
  state: MessageState;
  attempts: number;
  /** When to try next; while `sending`, when the claim expires. In milliseconds. */
  nextAttemptAt: number | null;
  queuedAt: number;
  sentAt: number | null;
  lastError: string | null;
  messageId: string;
  /**
   * From what it was written, until it leaves: another may get it, when nobody could, or whose mandate
   * ended meanwhile. Null of one that is for a certain person.
   */
  draft: MessageDraft | null;
  /** The paper that goes with it. */
  paperId: string | null;
  /** The occasion whose calendar file goes with it. */
  occasionId: string | null;
}

/** A message in a list, without its texts, which are most of it. */
export type ListedMessage = Omit<Message, 'text' | 'html' | 'draft'>;

export interface MessageFilters {
  state?: MessageState;
  template?: string;
  membershipId?: string;
}

/** Adds messages; those whose key exists already are skipped. */
export const addMessages = (
  trx: Transaction,
  messages: readonly Message[],
  now: number,
): Promise<void> => insertAll(trx, MESSAGE_TABLE, messages, now, 'key');

const UNSENT: readonly MessageState[] = ['queued', 'kept', 'withheld', 'failed'];

/** A message that has not left, by what it was written for. */
export type Unsent = Pick<Message, 'id' | 'key' | 'template' | 'toName'>;

/** The messages of some memberships, and of those merged into them, that have not left for sure. */
export const findUnsent = async (
  db: Executor,
  membershipIds: readonly string[],
): Promise<Unsent[]> => {
  const query = db(MESSAGE_TABLE.collection).whereIn('state', [...UNSENT, 'sending']);
  ofMembers(db, query, membershipIds);
  const { id, key, template, toName } = columnsOf(MESSAGE_TABLE);
  return pick(query.orderBy('id'), { id, key, template, toName });
};

/** A message that waits to leave, and the membership that it was written for. */
export type Queued = Pick<Message, 'id' | 'key' | 'template' | 'membershipId'>;

/** The messages of a membership, and of those merged into it, that wait to leave. */
export const findQueued = async (db: Executor, of: string): Promise<Queued[]> => {
  const query = db(MESSAGE_TABLE.collection).where('state', 'queued');
  ofMember(db, query, of);
  const { id, key, template, membershipId } = columnsOf(MESSAGE_TABLE);
  return pick(query.orderBy('id'), { id, key, template, membershipId });
};

/** Keeps a message from leaving until staff send it; false when it is leaving by now. */
export const holdMessage = async (trx: Transaction, id: string, now: number): Promise<boolean> =>
  (await trx(MESSAGE_TABLE.collection)
    .where({ document_id: id, state: 'queued' })
    .update({ state: 'withheld', next_attempt_at: null, updated_at: new Date(now) })) === 1;

const WITHDRAWN = { state: 'cancelled', next_attempt_at: null };

/**
 * Withdraws a message that has not left: it stays as cancelled, with why, and gives its key up to the
 * one that is written next time. One that is leaving right now is marked, and is not tried again.
 */
export const withdrawMessage = async (
  trx: Transaction,
  { id, key }: Pick<Message, 'id' | 'key'>,
  why: string,
  now: number,
): Promise<void> => {
  const mine = () => trx(MESSAGE_TABLE.collection).where('document_id', id);
  const withdrawn = await mine()
    .whereIn('state', UNSENT)
    .update({ ...WITHDRAWN, last_error: why, key, updated_at: new Date(now) });
  if (withdrawn === 0) await mine().where('state', 'sending').update({ last_error: why });
};

/**
 * Withdraws the messages whose keys begin so and that have not left, as `withdrawMessage` does; their
 * ids. What they tell of never is so again, so that they keep their keys.
 */
export const withdrawBeginning = async (
  trx: Transaction,
  key: string,
  why: string,
  now: number,
): Promise<string[]> => {
  const mine = () =>
    trx(MESSAGE_TABLE.collection).whereRaw("?? like ? escape '!'", ['key', beginning(key)]);
  const ids = await pickOne(mine().whereIn('state', UNSENT), columnsOf(MESSAGE_TABLE).id);
  await mine()
    .whereIn('state', UNSENT)
    .update({ ...WITHDRAWN, last_error: why, updated_at: new Date(now) });
  await mine().where('state', 'sending').update({ last_error: why });
  return ids;
};

/** Due messages of a channel and those with expired claims, the oldest first. */
export const findDueMessages = (
  db: Executor,
  channel: string,
  now: number,
  limit: number,
): Promise<Message[]> =>
  readEntities<Message>(
    MESSAGE_TABLE,
    db(MESSAGE_TABLE.collection)
      .whereRaw('coalesce(??, ?) = ?', ['channel', OLDEST_CHANNEL, channel])
      .whereIn('state', ['queued', 'sending'])
      .where('next_attempt_at', '<=', now)
      .orderBy([{ column: 'next_attempt_at' }, { column: 'id' }])
      .limit(limit),
  );

type Stamp = Pick<Message, 'id' | 'state' | 'attempts' | 'messageId'>;

/**
 * A condition that a message is unchanged since it was read. Each claim changes the number of
 * attempts; a message sent again starts anew, under another Message-ID.
 */
const asRead = ({ id, state, attempts, messageId }: Stamp): Row => ({
  document_id: id,
  state,
  attempts,
  message_id: messageId,
});

/** Claims a message for an attempt; false when another instance was first. */
export const claimMessage = async (
  db: Executor,
  message: Message,
  claimedUntil: number,
): Promise<boolean> => {
  const { attempts } = message;
  const claimed = await db(MESSAGE_TABLE.collection)
    .where(asRead(message))
    .update({ state: 'sending', attempts: attempts + 1, next_attempt_at: claimedUntil });
  return claimed === 1;
};

type Change = Partial<
  Pick<
    Message,
    'state' | 'attempts' | 'nextAttemptAt' | 'sentAt' | 'lastError' | 'messageId' | 'draft'
  >
> &
  Partial<Addressed>;

/** What of a message depends on whom it goes to. */
export type Addressed = Pick<
  Message,
  'channel' | 'toName' | 'toEmail' | 'locale' | 'subject' | 'text' | 'html' | 'paperId'
>;

const changeIn = async (
  messages: ReturnType<Executor>,
  change: Entity & Change,
  now: number,
): Promise<boolean> => {
  const columns = toRow(MESSAGE_TABLE, change);
  return (await messages.update({ ...columns, updated_at: new Date(now) })) === 1;
};

/** Updates a message unless it changed since it was read; returns whether it did. */
export const changeMessage = (
  db: Executor,
  message: Stamp,
  change: Change,
  now: number,
): Promise<boolean> => {
  const messages = db(MESSAGE_TABLE.collection).where(asRead(message));
  return changeIn(messages, { id: message.id, ...change }, now);
};

/** Puts a message off whose attempt failed, unless it was withdrawn meanwhile. */
export const putOffMessage = (
  db: Executor,
  message: Stamp & Pick<Message, 'lastError'>,
  change: Change,
  now: number,
): Promise<boolean> => {
  const query = db(MESSAGE_TABLE.collection).where(asRead(message));
  const messages = query.where('last_error', message.lastError);
  return changeIn(messages, { id: message.id, ...change }, now);
};

/** Messages that wait since nobody could be written to, for some reasons, the oldest first. */
export const findAwaiting = (
  db: Executor,
  reasons: readonly string[],
  limit: number,
): Promise<Message[]> =>
  readEntities<Message>(
    MESSAGE_TABLE,
    db(MESSAGE_TABLE.collection)
      .where('state', 'withheld')
      .whereIn('last_error', reasons as string[])
      .orderBy('id')
      .limit(limit),
  );

export const findMessage = (db: Executor, id: string): Promise<Message | null> =>
  findById<Message>(db, MESSAGE_TABLE, id);

/** Assigns messages without a member to a new membership. */
export const giveMessages = async (
  trx: Transaction,
  keys: readonly string[],
  membershipId: string,
): Promise<void> => {
  await trx(MESSAGE_TABLE.collection)
    .whereIn('key', keys as string[])
    .update({ membership_id: membershipId });
};

/** The messages that were written under some keys. */
export const findMessagesByKey = (db: Executor, keys: readonly string[]): Promise<Message[]> =>
  readEntities<Message>(
    MESSAGE_TABLE,
    db(MESSAGE_TABLE.collection).whereIn('key', keys as string[]),
  );

/** The states of messages, by their ids or by the keys under which they were written. */
export const findMessageStates = async (
  db: Executor,
  by: 'id' | 'key',
  named: readonly string[],
): Promise<Map<string, MessageState>> => {
  if (named.length === 0) return new Map();
  const { id, key, state } = columnsOf(MESSAGE_TABLE);
  const query = db(MESSAGE_TABLE.collection);
  query.whereIn(by === 'id' ? 'document_id' : 'key', named as string[]);
  const rows = await pick(query, { name: by === 'id' ? id : key, state });
  return new Map(rows.map((row) => [row.name, row.state as MessageState]));
};

/** A message that left, or that will. */
const LEAVING: readonly MessageState[] = ['queued', 'sending', 'sent', 'kept'];

/** The messages of some templates to some members, and to those merged into them, as they were written. */
export const findWritten = async (
  db: Executor,
  membershipIds: readonly string[],
  templates: readonly string[],
): Promise<Pick<Message, 'key' | 'template' | 'queuedAt' | 'sentAt'>[]> => {
  const query = db(MESSAGE_TABLE.collection)
    .whereIn('state', LEAVING as MessageState[])
    .whereIn('template', templates as string[]);
  ofMembers(db, query, membershipIds);
  const { key, template, queuedAt, sentAt } = columnsOf(MESSAGE_TABLE);
  return pick(query.orderBy('id'), { key, template, queuedAt, sentAt: orNull(sentAt) });
};

/** The messages that were sent to a member, and to those merged into it, but for some templates. */
export const findSentTo = async (
  db: Executor,
  membershipId: string,
  but: readonly string[],
): Promise<{ id: string; subject: string; sentAt: number }[]> => {
  const query = db(MESSAGE_TABLE.collection)
    .where('state', 'sent')
    .whereNotIn('template', but as string[])
    // The texts of erased messages are gone.
    .whereNot('subject', '');
  ofMember(db, query, membershipId);
  const { id, subject, sentAt } = columnsOf(MESSAGE_TABLE);
  return pick(query.orderBy('id'), { id, subject, sentAt });
};

/** The messages that match, the newest first, without what they say. */
export const MESSAGES: StoredList<MessageFilters, ListedMessage> = {
  matching: (db, { state, template, membershipId }) => {
    const query = db(MESSAGE_TABLE.collection);
    if (state) query.where('state', state);
    if (template) query.where('template', template);
    if (membershipId) ofMember(db, query, membershipId);
    return query;
  },
  order: () => [['id', 'desc']],
  columns: columnsBut(MESSAGE_TABLE, 'text', 'html', 'draft'),
  read: (row) => fromRow<ListedMessage>(MESSAGE_TABLE, row),
};

/** The same with what they say. */
export const WHOLE_MESSAGES: StoredList<MessageFilters, Message> = {
  ...MESSAGES,
  columns: '*',
  read: (row) => fromRow<Message>(MESSAGE_TABLE, row),
};

/** Erases recipients and texts of messages; waiting ones are cancelled. */
export const eraseMessages = async (
  trx: Transaction,
  ids: readonly string[],
  now: number,
): Promise<void> => {
  const mine = () => trx(MESSAGE_TABLE.collection).whereIn('document_id', ids as string[]);
  await mine().where('state', 'queued').update({ state: 'cancelled', next_attempt_at: null });
  await mine().update({
    to_name: '',
    to_email: '',
    subject: '',
    text: '',
    html: '',
    draft: null,
    last_error: null,
    updated_at: new Date(now),
  });
};
