import type { Core } from '@strapi/strapi';
import type { WrittenMessage, MessageWriter } from '../core/decided';
import { messagesIn } from './messages';
import { addMessages, type Message } from './store/messages';

/** Writes the messages of decisions, and puts them into the outbox. */
export const messageWriter = async (strapi: Core.Strapi): Promise<MessageWriter> => {
  const render = await messagesIn(strapi).renderer();
  // Weak, since a writer outlives thousands of messages, some of which are never sent.
  const written = new WeakMap<WrittenMessage, Message>();
  return {
    write(draft, facts, organisationName) {
      const rendering = render(draft, facts, organisationName);
      if (!rendering.ok) return rendering;
      const message = { id: rendering.message.id };
      written.set(message, rendering.message);
      return { ok: true, message };
    },
    async send(trx, messages, now) {
      const rows = messages.flatMap((message) => written.get(message) ?? []);
      await addMessages(trx, rows, now);
    },
  };
};
