import type { Context } from '../../kernel/context';
import { CALENDAR_NAME } from '../../messages/enclosures';

/** Hands a calendar file out. */
export const sendCalendar = (ctx: Context, file: string): void => {
  ctx.attachment(CALENDAR_NAME);
  ctx.type = 'text/calendar; charset=utf-8';
  ctx.set('X-Content-Type-Options', 'nosniff');
  ctx.body = file;
};
