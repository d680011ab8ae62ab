import type { Actor } from '../../../shared/kernel/common';
import type { MessageLink } from '../../../shared/messages/messages';
import { port } from '../kernel/port';
import type { Message } from './store/messages';

/** Attachments and personal links of messages: other modules make them. */

/** A file that goes with a message. */
export interface Attachment {
  filename: string;
  content: Buffer;
  contentType: string;
}

/** Name of the calendar file that goes with a message, whatever the occasion. */
export const CALENDAR_NAME = 'rendez-vous.ics';

export interface Enclosure {
  /**
   * The files of a message, as they stand when it leaves; none when it carries none of this kind. Throws
   * when there should be one that cannot be read.
   */
  filesOf: (message: Message) => Promise<Attachment[]>;
  /** Reasons with which a file is refused that no later attempt would find. */
  gone: readonly string[];
}

export const enclosuresPort = port<readonly Enclosure[]>('what goes with messages');

/** A message whose link would open nothing: it does not leave. */
export class LinkOver extends Error {}

/** Personal links, which are made as a message leaves, anew for each attempt, and kept nowhere. */
export interface PersonalLinks {
  /**
   * A message with a link of its own in the place of the mark; other messages as they are. Throws
   * `LinkOver` when it would open nothing.
   */
  addressed: <T extends Message>(message: T) => Promise<T>;
  /** What became of the link of a message; null for one without. */
  linkOf?: (message: Message) => Promise<MessageLink | null>;
  /** Ends the links of a message. Throws a refusal when there is none. */
  revoke?: (messageId: string, actor: Actor) => Promise<void>;
}

export const linksPort = port<readonly PersonalLinks[]>('personal links in messages');
