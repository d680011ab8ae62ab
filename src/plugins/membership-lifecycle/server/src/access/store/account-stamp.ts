import { createHmac } from 'node:crypto';
import type { Core } from '@strapi/strapi';

/**
 * A keyed digest that ties a token or link to the account's password at that time: it changes with
 * the password. Without the key it reveals nothing about the password.
 */
export const accountStamp = (
  strapi: Core.Strapi,
  { id, password }: { id: number; password?: string | null },
): string =>
  createHmac('sha256', strapi.config.get<string>('plugin::users-permissions.jwtSecret'))
    .update(`account:${id}:${password ?? ''}`)
    .digest('base64url');
