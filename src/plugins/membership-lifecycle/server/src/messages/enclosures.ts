import type { Actor } from '../../../shared/kernel/common';
import type { MessageLink } from '../../../shared/messages/messages';
import { port } from '../kernel/port';
import type { Message } from './store/messages';

/** Lets other modules provide attachments and personal links. */

/** A file that goes with a message. */
export interface Attachment {
  filename: string;
  content: Buffer;
  contentType: string;
}

/** The file name of a calendar attachment. */
export const CALENDAR_NAME = 'rendez-vous.ics';

export interface Enclosure {
  /**
   * The files for a message when it is sent; empty if it has none of this kind. Throws for a file
   * that cannot be read.
   */
  filesOf: (message: Message) => Promise<Attachment[]>;
  /** Reasons of refusals that will not change with another attempt. */
  gone: readonly string[];
}

export const enclosuresPort = port<readonly Enclosure[]>('what goes with messages');

/** Thrown for a message whose link would no longer work: it must not be sent. */
export class LinkOver extends Error {}

/** Personal links. They are created when a message is sent, anew for each attempt, and not stored. */
export interface PersonalLinks {
  /**
   * A message with a new link in place of the mark; other messages unchanged. Throws `LinkOver`
   * when the link would not work.
   */
  addressed: <T extends Message>(message: T) => Promise<T>;
  /** The state of a message's link; null without one. */
  linkOf?: (message: Message) => Promise<MessageLink | null>;
  /** Ends the links of a message. Throws a refusal when there is none. */
  revoke?: (messageId: string, actor: Actor) => Promise<void>;
}

export const linksPort = port<readonly PersonalLinks[]>('personal links in messages');
