import type { Context } from './context';
import { type RefusalError } from './errors';
import { refuse } from './refusals/common';
import { counted } from './rules/localised';

const waitOf = (seconds: number) =>
  seconds < 60
    ? counted(seconds, { fr: 'seconde', en: 'second' })
    : counted(Math.ceil(seconds / 60), { fr: 'minute', en: 'minute' });

/** The refusal for too many requests; sets `Retry-After`. */
export const refuseTooMany = (ctx: Context, seconds: number): RefusalError => {
  ctx.set('Retry-After', String(seconds));
  return refuse('too-many-requests', { seconds, wait: waitOf(seconds) });
};
