import type { Core } from '@strapi/strapi';
import { isOpenTo } from '../entitlements/entitlement-plans';
import { madeOnce } from '../kernel/made-once';
import { executorOf } from '../kernel/store/database';
import { LinkOver } from '../messages/enclosures';
import type { Message } from '../messages/store/messages';
import { findOccasion } from './store/occasions';

/** Keeps a message back that tells the link of an occasion to those who are no members any more. */
export const occasionLinksIn = madeOnce(({ strapi }: { strapi: Core.Strapi }) => ({
  async addressed<T extends Message>(message: T): Promise<T> {
    const { occasionId, membershipId, text } = message;
    if (occasionId === null) return message;
    const occasion = await findOccasion(await executorOf(strapi), occasionId);
    const tells = Boolean(occasion?.link) && text.includes(occasion?.link ?? '');
    if (tells && !(await isOpenTo(strapi, membershipId))) throw new LinkOver();
    return message;
  },
}));
