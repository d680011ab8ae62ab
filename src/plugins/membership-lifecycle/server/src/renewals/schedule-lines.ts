import type { Sentence } from '../../../shared/kernel/common';
import {
  SCHEDULE_FACETS,
  type ScheduleDay,
  type ScheduleFacet,
  type ScheduleLine,
} from '../../../shared/renewals/schedule';
import { recipientOf } from '../core/rules/recipient';
import type { Because, Facts, MessageDraft } from '../core/rules/types';
import { sentence } from '../core/sentences';
import type { Day } from '../kernel/rules/values';
import type { MessageCatalogue } from '../messages/texts/catalogue';
import type { ScheduledEvent, ToldStep } from './rules/schedule';

/** The shaping of scheduled events for the screen. Pure. */

/** A line without its sentence: thousands are counted, but only a page is shown. */
export type BareLine = Omit<ScheduleLine, 'because'> & { because: Because | Sentence };

interface Whose {
  membershipId: string;
  reference: string;
  organisationName: string;
}

const messageOf = (
  catalogue: MessageCatalogue,
  { contacts }: Facts,
  draft: MessageDraft | undefined,
): ScheduleLine['letter'] => {
  if (!draft) return null;
  const { template, contactRole } = draft;
  const names = catalogue.template(template)?.names ?? { fr: template, en: template };
  return { template, names, toName: recipientOf(contacts, contactRole)?.name ?? null };
};

const hasNobody = (letter: ScheduleLine['letter']): boolean =>
  letter !== null && letter.toName === null;

const statusOf = (before: Facts, after: Facts): ScheduleLine['status'] => {
  const [was, becomes] = [before.membership.status, after.membership.status];
  return was === becomes ? null : { before: was, after: becomes };
};

const SUBJECTS: Record<string, ScheduleFacet> = {
  'open-renewal': 'renewal',
  'move-renewal': 'renewal',
  'lose-renewal': 'renewal',
  'carry-rights': 'right',
  'end-grants': 'right',
  scheduled: 'scheduled',
  // A dropped reminder is not sent.
  'mark-reminder': 'left-out',
};

const facetsOf = (
  command: string | null,
  letter: ScheduleLine['letter'],
  status: unknown,
): ScheduleFacet[] => {
  const told = [command === null ? 'left-out' : SUBJECTS[command]];
  if (letter !== null) told.push(hasNobody(letter) ? 'left-out' : 'letter');
  if (status !== null) told.push('status');
  return SCHEDULE_FACETS.filter((facet) => told.includes(facet));
};

type Content = Pick<BareLine, 'key' | 'command' | 'because' | 'status' | 'letter'>;

/**
 * The contents of an event's lines, besides member and day: its own with its last message, then one
 * for each further message, such as that of a credit note.
 */
const contentsOf = (catalogue: MessageCatalogue, event: ScheduledEvent): Content[] => {
  if ('leftOut' in event) return [{ ...event.leftOut, command: null, status: null, letter: null }];
  if ('noted' in event) {
    const { id, command, because } = event.noted;
    const status = statusOf(event.before, event.after);
    return [{ key: `scheduled:${id}`, command, because, status, letter: null }];
  }
  const { action, before, outcome } = event.step;
  const { key, command, because } = action;
  const { facts, messages } = outcome;
  const status = statusOf(before, facts);
  const own = messageOf(catalogue, facts, messages.at(-1));
  const further = messages.slice(0, -1).flatMap((draft): Content[] => {
    const letter = messageOf(catalogue, facts, draft);
    return letter ? [{ key: draft.key, command, because, status: null, letter }] : [];
  });
  // A reminder is its letter, and nothing else is to be said of it.
  const isUnsent = command === 'send-reminder' && hasNobody(own);
  const told = isUnsent ? { rule: 'left-out-no-recipient', params: {} } : because;
  return [{ key, command, because: told, status, letter: own }, ...further];
};

/** The lines of an event. */
export const linesOf = (
  catalogue: MessageCatalogue,
  event: ScheduledEvent,
  whose: Whose,
): BareLine[] =>
  contentsOf(catalogue, event).map(({ key, command, because, status, letter }) => ({
    on: event.on,
    membershipId: whose.membershipId,
    reference: whose.reference,
    organisation: whose.organisationName,
    key,
    command,
    facets: facetsOf('noted' in event ? 'scheduled' : command, letter, status),
    because,
    status,
    letter,
  }));

/** The line of a scheduled command that waits for staff, on a day. */
export const waitingLine = ({ id, because }: ToldStep, on: Day, whose: Whose): BareLine => ({
  on,
  membershipId: whose.membershipId,
  reference: whose.reference,
  organisation: whose.organisationName,
  key: `scheduled:${id}`,
  command: null,
  facets: ['waiting'],
  because,
  status: null,
  letter: null,
});

/** A line with its sentence, which stands under the heading of its day. */
export const told = (line: BareLine): ScheduleLine => ({
  ...line,
  because: 'text' in line.because ? line.because : sentence(line.because, line.on),
});

/** Counts the lines of each sort on each day. */
export const daysOf = (lines: readonly BareLine[]): ScheduleDay[] => {
  const days = new Map<string, ScheduleDay>();
  for (const { on, facets } of lines) {
    const day = days.get(on) ?? {
      on,
      total: 0,
      counts: Object.fromEntries(
        SCHEDULE_FACETS.map((facet) => [facet, 0]),
      ) as ScheduleDay['counts'],
    };
    day.total += 1;
    for (const facet of facets) day.counts[facet] += 1;
    days.set(on, day);
  }
  return [...days.values()].sort((a, b) => (a.on < b.on ? -1 : 1));
};

/** Some of the lines in order: by day, then by name. */
export const sliceInOrder = (lines: readonly BareLine[], start: number, end: number) => {
  const days = new Map<string, BareLine[]>();
  for (const line of lines) {
    const day = days.get(line.on);
    if (day) day.push(line);
    else days.set(line.on, [line]);
  }
  const compare = new Intl.Collator('fr').compare;
  const slice: BareLine[] = [];
  let place = 0;
  for (const on of [...days.keys()].sort()) {
    const day = days.get(on) ?? [];
    // Only the days in the slice need sorting by name.
    if (place < end && place + day.length > start) {
      day.sort((a, b) => compare(a.organisation, b.organisation));
      slice.push(...day.slice(Math.max(0, start - place), end - place));
    }
    place += day.length;
  }
  return slice;
};
