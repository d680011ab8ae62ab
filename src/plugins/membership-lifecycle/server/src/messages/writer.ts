import type { Core } from '@strapi/strapi';
import type { WrittenMessage, MessageWriter } from '../core/decided';
import { messagesIn } from './messages';
import { addMessages, type Message } from './store/messages';

/** Writes the messages of decisions, and puts them into the outbox. */
export const messageWriter = async (strapi: Core.Strapi): Promise<MessageWriter> => {
  const render = await messagesIn(strapi).renderer();
  // Weak, since a writer outlives thousands of messages, some of which are never sent.
  const written = new WeakSet<WrittenMessage>();
  const isOurs = (message: WrittenMessage): message is Message => written.has(message);
  return {
    write(draft, facts, organisationName) {
      const rendering = render(draft, facts, organisationName);
      if (rendering.ok) written.add(rendering.message);
      return rendering;
    },
    async send(trx, messages, now) {
      await addMessages(trx, messages.filter(isOurs), now);
    },
  };
};
