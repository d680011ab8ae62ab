import type { Message } from './store/messages';

/**
 * The key of a message that is withdrawn. The same occasion may come again and write anew, but for a
 * reminder, whose step is done once.
 */
export const keyOfWithdrawn = ({ id, key }: Pick<Message, 'id' | 'key'>): string =>
  key.includes(':reminder:') ? key : `${key}${WITHDRAWN}${id}`;

/** The key under which a message was written, whether it was withdrawn since or not. */
export const keyAsWritten = ({ key }: Pick<Message, 'key'>): string => key.split(WITHDRAWN, 1)[0];

const WITHDRAWN = ':withdrawn:';
