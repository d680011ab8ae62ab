import type { Core } from '@strapi/strapi';
import { publicListsIn } from '../../resource/typed-services';
import { offersIn } from '../typed-services';
import { PARTS, changeVersion } from '../reading/version';

/** The actions of the document service that write. */
const WRITES = ['create', 'update', 'clone', 'publish', 'unpublish', 'discardDraft', 'delete'];

/**
 * Makes every write to an offer, a tier, a benefit or a resource known: to all instances by the version row, in
 * the transaction of the write, and to this one as soon as it is committed.
 */
export const watchPublished = (strapi: Core.Strapi): void => {
  strapi.documents.use(async (context, next) => {
    const watched = PARTS.some((uid) => uid === context.uid) && WRITES.includes(context.action);
    if (!watched) return next();
    const written = await strapi.db.transaction(async ({ onCommit }) => {
      onCommit(() => {
        offersIn(strapi).forget();
        publicListsIn(strapi).forget();
      });
      await changeVersion(strapi);
      return await next();
    });
    return written as Awaited<ReturnType<typeof next>>;
  });
};
