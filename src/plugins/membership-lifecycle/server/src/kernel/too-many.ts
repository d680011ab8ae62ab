import type { Context } from './context';
import { type RefusalError } from './errors';
import { refuse } from './refusals/common';

const counted = (count: number, unit: { fr: string; en: string }) => {
  const plural = (word: string) => `${count} ${word}${count > 1 ? 's' : ''}`;
  return { fr: plural(unit.fr), en: plural(unit.en) };
};

const waitOf = (seconds: number) =>
  seconds < 60
    ? counted(seconds, { fr: 'seconde', en: 'second' })
    : counted(Math.ceil(seconds / 60), { fr: 'minute', en: 'minute' });

/** The refusal for too many requests; sets `Retry-After`. */
export const refuseTooMany = (ctx: Context, seconds: number): RefusalError => {
  ctx.set('Retry-After', String(seconds));
  return refuse('too-many-requests', { seconds, wait: waitOf(seconds) });
};
