import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import type {
  ScheduledMessage,
  ScheduleFacet,
  ScheduleView,
} from '../../../shared/renewals/schedule';
import { factsIn } from '../core/facts';
import { reachingEver } from '../core/reach';
import { refreshStatus } from '../core/rules/decide';
import { reachedOn } from '../core/rules/recipient';
import type { Surroundings } from '../core/store/facts';
import { findMembershipNames } from '../core/store/memberships';
import { clockIn } from '../kernel/clock';
import { serviceOf } from '../kernel/made-once';
import { addDays, addMonths } from '../kernel/rules/calendar';
import { pageOf, type Paging } from '../kernel/rules/pages';
import type { Day } from '../kernel/rules/values';
import { executorOf } from '../kernel/store/database';
import { scheduledCommandsIn } from '../membership/scheduled-commands';
import { withOthers } from '../membership/scheduled-others';
import type { ScheduledCommand } from '../membership/store/scheduled-commands';
import { cataloguePort } from '../messages/message-rendering';
import { messagesIn } from '../messages/messages';
import { refuse } from './refusals/renewals';
import { reminderLines } from './reminder-lines';
import { reachOf, scheduleOf, type ToldStep } from './rules/schedule';
import { daysOf, linesOf, sliceInOrder, told, waitingLine, type BareLine } from './schedule-lines';
import { scheduledSentence } from './scheduled-lines';
import { loadForecast } from './store/forecast';

interface ScheduleQuery extends Paging {
  from?: Day | undefined;
  to?: Day | undefined;
  day?: Day | undefined;
  facet?: ScheduleFacet | undefined;
  search?: string | undefined;
  membership?: string | undefined;
}

/** Everything that will happen between two days. */
export interface Coming {
  lines: BareLine[];
  failures: ScheduleView['meta']['failures'];
  /** The number of simulated memberships. */
  looked: number;
}

const USUAL_DAYS = 30;
/** A grace period and a reminder may each be a year after the end of a term; plus a month. */
const LONGEST_REACH = 800;
/** Memberships simulated before the server handles other requests. */
const BATCH = 200;

/** The requested days; refuses invalid ones. */
const range = (strapi: Core.Strapi, { from, to, day }: ScheduleQuery) => {
  const now = clockIn(strapi).today();
  const until = addMonths(now, 12);
  const first = from ?? now;
  const last = to ?? (addDays(first, USUAL_DAYS) > until ? until : addDays(first, USUAL_DAYS));
  if (first < now) throw refuse('date-in-past', { field: 'from', on: first });
  if (last > until) throw refuse('schedule-too-far', { field: 'to', until });
  if (first > last || (day && (day < first || day > last))) {
    throw refuse('dates-out-of-order', { field: day ? 'day' : 'to' });
  }
  return { today: now, from: first, to: last, until };
};

type Told = ScheduledCommand & ToldStep;

/** What staff scheduled for all members or for one, by membership. */
const scheduledCommands = async (
  strapi: Core.Strapi,
  membership: string | undefined,
): Promise<Map<string, Told[]>> => {
  const db = await executorOf(strapi);
  const rows = await withOthers(db, await scheduledCommandsIn(strapi).open(membership));
  const others = rows.flatMap(({ otherMembershipId }) => otherMembershipId ?? []);
  const names = await findMembershipNames(db, others);
  const scheduled = new Map<string, Told[]>();
  for (const row of rows) {
    const because = scheduledSentence(row, names.get(row.otherMembershipId ?? ''));
    const { membershipId: id } = row;
    scheduled.set(id, [...(scheduled.get(id) ?? []), { ...row, because }]);
  }
  return scheduled;
};

const isPending = ({ state }: Told): boolean => state === 'pending';
const isWaiting = ({ state }: Told): boolean => state === 'waiting';

/** The commands that the daily run does on their day, for all members or for one, by membership. */
export const pendingCommands = async (
  strapi: Core.Strapi,
  membership?: string,
): Promise<Map<string, ToldStep[]>> => {
  const scheduled = await scheduledCommands(strapi, membership);
  return new Map([...scheduled].map(([id, mine]) => [id, mine.filter(isPending)]));
};

/** The surroundings for a look ahead, with how contacts are reached whatever the day. */
export const surroundingsAhead = async (
  strapi: Core.Strapi,
  supposed?: Surroundings,
): Promise<Surroundings> => ({
  ...(supposed ?? (await factsIn(strapi).surroundings())),
  channels: reachingEver(strapi),
});

/**
 * Simulates the coming days of all members, or of one. With other surroundings than the current
 * ones, memberships may be due earlier than stored.
 */
const coming = async (
  strapi: Core.Strapi,
  { to, membership }: { to: Day; membership?: string | undefined },
  supposed?: Surroundings,
): Promise<Coming> => {
  const now = clockIn(strapi).today();
  const around = await surroundingsAhead(strapi, supposed);
  const until = supposed ? null : to;
  const question = {
    today: now,
    until,
    since: addDays(now, -reachOf(around.workflows)),
    doneSince: addDays(now, -LONGEST_REACH),
    membershipIds: membership === undefined ? undefined : [membership],
  };
  const catalogue = cataloguePort.of(strapi);
  const scheduled = await scheduledCommands(strapi, membership);
  const scheduledIds = [...scheduled.keys()];
  const asked = { ...question, scheduledIds };
  const rows = await loadForecast(await executorOf(strapi), asked, around);
  const result: Coming = { lines: [], failures: [], looked: rows.length };
  for (const [index, row] of rows.entries()) {
    if (index % BATCH === BATCH - 1) await nextTurn();
    try {
      const facts = row.read();
      const mine = scheduled.get(row.membershipId) ?? [];
      const { contacts } = facts;
      const today = supposed
        ? { ...refreshStatus({ ...facts, contacts: reachedOn(contacts, now) }, now), contacts }
        : facts;
      const events = scheduleOf(today, now, to, mine.filter(isPending));
      const waiting = mine.filter(isWaiting).map((one) => waitingLine(one, now, row));
      result.lines.push(...waiting, ...events.flatMap((event) => linesOf(catalogue, event, row)));
    } catch (error) {
      const { membershipId, organisationName: organisation } = row;
      result.failures.push({ membershipId, organisation, error: (error as Error).message });
    }
  }
  return result;
};

const matches = ({ search, facet, day }: ScheduleQuery) => {
  const wanted = search?.toLowerCase();
  return ({ on, facets, organisation, reference }: BareLine): boolean =>
    (!day || on === day) &&
    (!facet || facets.includes(facet)) &&
    (!wanted ||
      organisation.toLowerCase().includes(wanted) ||
      reference.toLowerCase().includes(wanted));
};

/** The events between two days (default: thirty days), with totals and a page of lines. */
const view = async (strapi: Core.Strapi, query: ScheduleQuery): Promise<ScheduleView> => {
  const { page, pageSize, search, membership } = query;
  const days = range(strapi, query);
  const { lines, failures } = await coming(strapi, { to: days.to, membership });
  const reminders = await reminderLines(strapi, { to: days.to, membership });
  const found = [...lines, ...reminders].filter(
    (line) => line.on >= days.from && matches({ search, page, pageSize })(line),
  );
  const chosen = found.filter(matches(query));
  const shown = sliceInOrder(chosen, (page - 1) * pageSize, page * pageSize).map(told);
  const { data, meta } = pageOf(shown, chosen.length, query);
  return { data, meta: { ...meta, ...days, days: daysOf(found), failures } };
};

/** A future message, as it would be sent if nothing changes. */
const message = async (
  strapi: Core.Strapi,
  asked: { membership: string; on: Day; key: string },
): Promise<ScheduledMessage> => {
  const { membership, on, key } = asked;
  range(strapi, { from: on, to: on, page: 1, pageSize: 1 });
  const around = await surroundingsAhead(strapi);
  const [row] = await factsIn(strapi).loadMany([membership], around);
  if (!row) throw refuse('membership-unknown', { membership });
  const render = await messagesIn(strapi).renderer();
  const pending = (await pendingCommands(strapi, membership)).get(membership);
  for (const event of scheduleOf(row.facts, clockIn(strapi).today(), on, pending)) {
    if (event.on !== on || !('step' in event)) continue;
    const { action, outcome } = event.step;
    const { messages } = outcome;
    const draft = action.key === key ? messages.at(-1) : messages.find((one) => one.key === key);
    if (!draft) continue;
    const rendering = render(draft, outcome.facts, row.organisationName);
    if (!rendering.ok) throw refuse(`letter-${rendering.reason}`);
    const { template, toName, toEmail, locale, subject, text, html } = rendering.message;
    return { template, toName, toEmail, locale, subject, text, html };
  }
  throw refuse('letter-not-scheduled', { on });
};

/** Shows the coming days: what the daily run will do on each. Writes nothing. */
export const scheduleIn = serviceOf({ coming, view, message });
