import type { Core } from '@strapi/strapi';
import { addMessages, type Message } from './store/messages';
import type { LetterWriter } from '../core/decided';
import { messagesIn } from './messages';

/** Writes the letters of decisions, and keeps each until it is put into the outbox. */
export const letterWriter = async (strapi: Core.Strapi): Promise<LetterWriter> => {
  const render = await messagesIn(strapi).renderer();
  const written = new Map<string, Message>();
  return {
    write(draft, facts, organisationName) {
      const rendering = render(draft, facts, organisationName);
      if (!rendering.ok) return rendering;
      const { message } = rendering;
      written.set(message.id, message);
      return { ok: true, id: message.id };
    },
    async send(trx, ids, now) {
      const messages = ids.flatMap((id) => written.get(id) ?? []);
      await addMessages(trx, messages, now);
    },
  };
};
