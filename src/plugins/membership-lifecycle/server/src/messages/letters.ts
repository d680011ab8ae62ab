import type { Core } from '@strapi/strapi';
import type { Letter, LetterWriter } from '../core/decided';
import { messagesIn } from './messages';
import { addMessages, type Message } from './store/messages';

/** Writes the letters of decisions, and puts them into the outbox. */
export const letterWriter = async (strapi: Core.Strapi): Promise<LetterWriter> => {
  const render = await messagesIn(strapi).renderer();
  // A writer outlives thousands of letters, some of which are written again and never sent.
  const written = new WeakMap<Letter, Message>();
  return {
    write(draft, facts, organisationName) {
      const rendering = render(draft, facts, organisationName);
      if (!rendering.ok) return rendering;
      const letter = { id: rendering.message.id };
      written.set(letter, rendering.message);
      return { ok: true, letter };
    },
    async send(trx, letters, now) {
      const messages = letters.flatMap((letter) => written.get(letter) ?? []);
      await addMessages(trx, messages, now);
    },
  };
};
