import { createHmac } from 'node:crypto';
import type { Core } from '@strapi/strapi';

/**
 * What ties a token or a link to the password that its account had when it was given: with another
 * password, or none, the stamp is another. It tells nothing of the password to who has no key.
 */
export const accountStamp = (
  strapi: Core.Strapi,
  { id, password }: { id: number; password?: string | null },
): string =>
  createHmac('sha256', strapi.config.get<string>('plugin::users-permissions.jwtSecret'))
    .update(`account:${id}:${password ?? ''}`)
    .digest('base64url');
