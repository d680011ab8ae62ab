import type { Core } from '@strapi/strapi';
import { isOfDatabase } from '../../kernel/attempts';
import { notedRefusal } from '../../kernel/noted-refusal';
import { readerLanguage } from '../../kernel/reader-language';
import { refuseTooMany } from '../../kernel/too-many';
import type { Count } from '../password-tries';
import { passwordTriesIn } from '../password-tries';

type Handler = Core.MiddlewareHandler;
type Context = Parameters<Handler>[0];

/**
 * Lets a request with a password through unless a limit is reached; else answers 429. It is
 * counted before the comparison, so that parallel tries gain nothing. The count (and what
 * `compare` adds) is given back when the password was right, or was not compared since the database
 * failed or too many were being compared: the owner of a password is not held back.
 */
export const countTries = async (
  { strapi, ctx }: { strapi: Core.Strapi; ctx: Context },
  counts: Count[],
  compare: (counted: Count[]) => Promise<unknown>,
): Promise<void> => {
  const tries = passwordTriesIn(strapi);
  for (const count of counts) {
    const seconds = await tries.take(count);
    if (seconds > 0) throw refuseTooMany(ctx, seconds).in(readerLanguage(ctx));
  }
  const counted = [...counts];
  const giveBack = async () => {
    for (const count of counted) await tries.giveBack(count);
  };
  try {
    await compare(counted);
  } catch (error) {
    if (isOfDatabase(error) || notedRefusal(ctx.state)) await giveBack();
    throw error;
  }
  // After a database fault Strapi answers as for an unknown account, without comparing a password.
  const { databaseFault } = ctx.state;
  if (ctx.status === 200 || isOfDatabase(databaseFault) || notedRefusal(ctx.state))
    await giveBack();
};
