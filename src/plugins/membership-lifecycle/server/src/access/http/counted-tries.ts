import type { Core } from '@strapi/strapi';
import { isOfDatabase } from '../../kernel/attempts';
import { readerLanguage } from '../../kernel/reader-language';
import { tooMany } from '../../kernel/too-many';
import type { Count } from '../password-tries';
import { passwordTriesIn } from '../password-tries';

type Handler = Core.MiddlewareHandler;
type Context = Parameters<Handler>[0];

/**
 * Goes on with a request that tries a password, unless one of its counts is used up: then it is
 * refused 429. Counted before the password is compared, so that trying many at once gains nothing,
 * and given back, with what `compare` counts itself, when it was the right one or the database was
 * away: who knows theirs is not held back.
 */
export const countTries = async (
  { strapi, ctx }: { strapi: Core.Strapi; ctx: Context },
  counts: Count[],
  compare: (counted: Count[]) => Promise<unknown>,
): Promise<void> => {
  const tries = passwordTriesIn(strapi);
  for (const count of counts) {
    const seconds = await tries.take(count);
    if (seconds > 0) throw tooMany(ctx, seconds).in(readerLanguage(ctx));
  }
  const counted = [...counts];
  const giveBack = async () => {
    for (const count of counted) await tries.giveBack(count);
  };
  try {
    await compare(counted);
  } catch (error) {
    if (isOfDatabase(error)) await giveBack();
    throw error;
  }
  // Strapi takes whoever it could not read for nobody (`database-faults`): no password was compared.
  if (ctx.status === 200 || isOfDatabase(ctx.state.databaseFault)) await giveBack();
};
