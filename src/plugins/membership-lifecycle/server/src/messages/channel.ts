import type { Core } from '@strapi/strapi';
import type { Identity } from '../../../shared/settings/identity';
import type { Reaching } from '../core/rules/types';
import { port } from '../kernel/port';
import type { Localised } from '../kernel/rules/values';
import type { RenderedMessage } from '../kernel/texts/template';
import type { Attachment } from './enclosures';
import type { Message } from './store/messages';
import { OLDEST_CHANNEL } from './tables/message';

/** The channels by which messages leave. The entry lists them; the test of a template alone names one. */

/** A message as handed over, to a single address. */
export type Outgoing = Pick<Message, 'toName' | 'toEmail' | 'subject' | 'text' | 'html'> & {
  /** The same at each attempt, so that a copy is known as such; null for a test. */
  messageId: string | null;
};

/** The meaning of an error of a hand-over. */
export interface Failure {
  /**
   * Whether it concerns this message for good, this message for now, or everything that the channel
   * carries.
   */
  kind: 'refused' | 'later' | 'unreachable';
  /** The answer, in one line. */
  answer: string;
}

/** Shortens what somebody said to one line, for a column. */
export const inOneLine = (said: string): string => said.replace(/\p{Cc}+/gu, ' ').slice(0, 500);

/** An answer in words, with its stable reason and advice. */
export interface Explained {
  reason: string;
  text: Localised;
}

/** A way by which messages leave: e-mail is one. */
export interface Channel extends Reaching {
  words: {
    /** The heading for a column of its addresses. */
    address: Localised;
    /** Why messages stay here while it is not set up. */
    kept: Localised;
    /** Why a message cannot be sent again while it is not set up. */
    notSetUp: Localised;
  };
  /** Whether it is set up on this installation. */
  isSetUp: (strapi: Core.Strapi) => boolean;
  /** Makes its message of a rendered template; null for what it cannot carry, such as files. */
  compose: (rendered: RenderedMessage, withFiles: boolean) => RenderedMessage | null;
  /** Hands a message over in the association's name; throws what `failureOf` reads. */
  handOver: (
    strapi: Core.Strapi,
    identity: Identity,
    message: Outgoing,
    attachments: readonly Attachment[],
  ) => Promise<unknown>;
  failureOf: (caught: unknown) => Failure;
  explain: (answer: string) => Explained;
}

/** Every channel that messages ever took, the preferred first. */
export const channelsPort = port<readonly Channel[]>('by what messages leave');

/** The channel of a message. */
export const channelOf = (strapi: Core.Strapi, { channel }: Pick<Message, 'channel'>): Channel => {
  const wanted = channel ?? OLDEST_CHANNEL;
  const found = channelsPort.of(strapi).find(({ name }) => name === wanted);
  if (!found) throw new Error(`No channel is called “${wanted}”.`);
  return found;
};

/** The channels that are set up. */
export const channelsSetUp = (strapi: Core.Strapi): Channel[] =>
  channelsPort.of(strapi).filter(({ isSetUp }) => isSetUp(strapi));

/**
 * The channels that new messages may take: the first, whose messages are kept until it is set up,
 * and others once they are. A member is not taken for asked because of a telephone that nobody calls.
 */
export const channelsInUse = (strapi: Core.Strapi): Channel[] =>
  channelsPort.of(strapi).filter(({ isSetUp }, place) => place === 0 || isSetUp(strapi));

/** The heading for a column of the addresses of messages. */
export const addressHeading = (strapi: Core.Strapi): Localised => {
  const words = channelsInUse(strapi).map((channel) => channel.words.address);
  return {
    fr: words.map(({ fr }) => fr).join(' / '),
    en: words.map(({ en }) => en).join(' / '),
  };
};
