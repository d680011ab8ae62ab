import type { Core } from '@strapi/strapi';
import { someId } from './rights';

/** Stores messages that are due at an instant; their Message-IDs, in order. */
export const queueMessages = async (
  strapi: Core.Strapi,
  count: number,
  due: number,
  more: Record<string, unknown> = {},
): Promise<string[]> => {
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const id = someId();
    const messageId = `<${id}@example.org>`;
    await strapi.db.connection('adh_message').insert({
      ...{ document_id: id, key: `key-${id}`, membership_id: 'member', template: 'reminder' },
      ...{ to_name: 'Contact', to_email: `contact-${index}@example.org`, locale: 'fr' },
      ...{ subject: `Lettre ${index}`, text: 'Bonjour', html: '<p>Bonjour</p>' },
      ...{ state: 'queued', attempts: 0, next_attempt_at: due, queued_at: due },
      ...{ message_id: messageId, ...more },
    });
    ids.push(messageId);
  }
  return ids;
};
