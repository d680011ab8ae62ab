import type { Core } from '@strapi/strapi';
import { findReaders, withMerged } from '../core/store/former-identities';
import { findMembershipNames } from '../core/store/memberships';
import { clockIn } from '../kernel/clock';
import { maxDay } from '../kernel/rules/calendar';
import type { Day } from '../kernel/rules/values';
import { executorOf } from '../kernel/store/database';
import { findReminders } from '../membership/store/notes';
import type { BareLine } from './schedule-lines';

/**
 * The lines of notes that remind of something until a day, of all members or of one. One whose day
 * has passed stands on today until it is ticked off.
 */
export const reminderLines = async (
  strapi: Core.Strapi,
  { to, membership }: { to: Day; membership?: string | undefined },
): Promise<BareLine[]> => {
  const db = await executorOf(strapi);
  const today = clockIn(strapi).today();
  const of = membership === undefined ? undefined : await withMerged(db, [membership]);
  const notes = await findReminders(db, to, of);
  const readers = await findReaders(
    db,
    notes.map(({ membershipId }) => membershipId),
  );
  const names = await findMembershipNames(db, [...readers.values()]);
  return notes.flatMap(({ id, version, text, remindOn, membershipId }): BareLine[] => {
    const reader = readers.get(membershipId) ?? membershipId;
    const name = names.get(reader);
    if (!name || remindOn === null) return [];
    return [
      {
        on: maxDay(remindOn, today),
        membershipId: reader,
        ...name,
        key: `note:${id}`,
        command: null,
        facets: ['note'],
        because: { rule: 'note', params: { on: remindOn }, text: { fr: text, en: text } },
        status: null,
        letter: null,
        note: { id, version, remindOn },
      },
    ];
  });
};
