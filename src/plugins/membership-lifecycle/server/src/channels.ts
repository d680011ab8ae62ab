import type { Channel } from './messages/channel';
import { EMAIL } from './messages/channels/email';

/** Every channel of messages: who can be reached by several is by the first. */
export const CHANNELS: readonly Channel[] = [EMAIL];
