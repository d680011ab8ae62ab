import type { Core } from '@strapi/strapi';
import type { WrittenMessage, MessageWriter } from '../core/decided';
import { findHeldBack } from './held-back';
import { messagesIn } from './messages';
import { findOver } from './over';
import { ownFailure } from './send-failures';
import { addMessages, holdMessage, withdrawMessage, type Message } from './store/messages';
import { keyOfWithdrawn } from './withdrawn-key';

/** A message that waits for staff to send it. */
const withheld = (message: Message): Message => ({
  ...message,
  state: 'withheld',
  nextAttemptAt: null,
});

/** Writes the messages of decisions, and puts them into the outbox. */
export const messageWriter = async (strapi: Core.Strapi): Promise<MessageWriter> => {
  const render = await messagesIn(strapi).renderer();
  // Weak, since a writer outlives thousands of messages, some of which are never sent.
  const written = new WeakSet<WrittenMessage>();
  const isOurs = (message: WrittenMessage): message is Message => written.has(message);
  return {
    write(draft, facts, organisationName, heldBack = false) {
      const rendering = render(draft, facts, organisationName);
      if (!rendering.ok) {
        if (rendering.waiting) written.add(rendering.waiting);
        return rendering;
      }
      const message = heldBack ? withheld(rendering.message) : rendering.message;
      written.add(message);
      return { ok: true, message };
    },
    async withdraw(trx, changes, { on, now }) {
      const withdrawn = new Map<string, string[]>();
      for (const { why, of, ...message } of await findOver(trx, changes, on)) {
        withdrawn.set(of, [...(withdrawn.get(of) ?? []), message.id]);
        const key = keyOfWithdrawn(message);
        await withdrawMessage(trx, { ...message, key }, ownFailure(why), now);
      }
      return withdrawn;
    },
    async holdBack(trx, changes, { on, now }) {
      const held = new Map<string, string[]>();
      for (const { id, template, of } of await findHeldBack(trx, changes, on)) {
        if (await holdMessage(trx, id, now)) held.set(of, [...(held.get(of) ?? []), template]);
      }
      return held;
    },
    async send(trx, messages, now) {
      await addMessages(trx, messages.filter(isOurs), now);
    },
  };
};
