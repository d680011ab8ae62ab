import type { Core } from '@strapi/strapi';
import type { Actor, Page } from '../../../shared/kernel/common';
import type { PublicOccasion } from '../../../shared/occasions/content-api';
import type { OccasionRow, OccasionView } from '../../../shared/occasions/participation';
import { isOpenTo } from '../entitlements/entitlement-plans';
import { clockIn } from '../kernel/clock';
import { RefusalError } from '../kernel/errors';
import { writeLine } from '../kernel/journal-line';
import { readPage } from '../kernel/lists';
import { serviceOf } from '../kernel/made-once';
import { newId } from '../kernel/new-id';
import type { Paging } from '../kernel/rules/pages';
import type { Locale } from '../kernel/rules/values';
import { shutdownIn } from '../kernel/shutdown';
import { executorOf, type Transaction } from '../kernel/store/database';
import { CALENDAR_NAME, type Attachment } from '../messages/enclosures';
import type { Message } from '../messages/store/messages';
import { SYSTEM } from '../renewals/daily';
import { settingsIn } from '../settings/settings';
import { calendarFile } from './calendar-file';
import type { OccasionInput } from './inputs/participation';
import { leadsFor } from './leads';
import { difference, inCalendar } from './occasion-changes';
import { checkForm, findRights } from './occasion-form';
import { refuse } from './refusals/participation';
import { registrationsIn } from './registrations';
import type { Occasion } from './rules/types';
import {
  addOccasion,
  changeOccasion,
  findOccasion,
  findUnsettled,
  OCCASIONS,
  removeDraft,
  type OccasionFilters,
} from './store/occasions';
import { countStanding, findStandingOf } from './store/registrations';
import { occasionRow, occasionView, publicOccasion, withoutLink } from './views';

/** Registrations cancelled per step. */
const SLICE = 50;

/** An act of somebody, as the journal names it. */
interface Done {
  command: string;
  actor: Actor;
  reason?: string;
}

const find = async (strapi: Core.Strapi, id: string): Promise<Occasion> => {
  const occasion = await findOccasion(await executorOf(strapi), id);
  if (!occasion) throw refuse('occasion-unknown');
  return occasion;
};

const view = async (strapi: Core.Strapi, occasion: Occasion): Promise<OccasionView> => {
  const db = await executorOf(strapi);
  const standing = occasion.state === 'cancelled' ? await countStanding(db, occasion.id) : 0;
  return occasionView(occasion, standing, clockIn(strapi).today(), clockIn(strapi).now());
};

/** Writes a line of an occasion, which belongs to no membership. */
const tell = (
  strapi: Core.Strapi,
  trx: Transaction,
  { id, titles }: Occasion,
  { reason, ...told }: Done & { before: object; after: object },
): Promise<void> =>
  writeLine(strapi, trx, {
    ...told,
    input: { occasionId: id, occasion: titles, ...(reason === undefined ? {} : { reason }) },
    before: { ...told.before },
    after: { ...told.after },
  });

/** Writes the new state of an occasion; refuses when the version seen is outdated. */
const write = async (
  strapi: Core.Strapi,
  before: Occasion,
  next: Occasion,
  seen: number,
  done: Done,
): Promise<Occasion> => {
  const now = clockIn(strapi).now();
  const saved: Occasion = {
    ...next,
    version: before.version + 1,
    savedAt: now,
    sequence: before.sequence + (inCalendar(before) === inCalendar(next) ? 0 : 1),
  };
  await strapi.db.transaction(async ({ trx }) => {
    if (!(await changeOccasion(trx, saved, seen, now))) throw refuse('occasion-changed');
    await tell(strapi, trx, saved, { ...done, ...difference(before, saved) });
  });
  return saved;
};

const settle = async (strapi: Core.Strapi, occasion: Occasion, actor: Actor): Promise<void> => {
  const reason = occasion.cancelReason ?? '';
  const failed: string[] = [];
  for (;;) {
    const db = await executorOf(strapi);
    const ids = await findStandingOf(db, occasion.id, SLICE, failed);
    if (ids.length === 0) return;
    for (const id of ids) {
      try {
        const cancelling = { reason, template: 'occasion-cancelled' as const };
        await registrationsIn(strapi).cancel(id, cancelling, { actor });
      } catch (error) {
        // Already cancelled by somebody else. Other failures are tried again within the hour.
        if (!(error instanceof RefusalError)) throw error;
        failed.push(id);
      }
    }
  }
};

/** A page of events and programmes. */
const list = (
  strapi: Core.Strapi,
  asked: Omit<OccasionFilters, 'now'> & Paging,
): Promise<Page<OccasionRow>> => {
  const [today, now] = [clockIn(strapi).today(), clockIn(strapi).now()];
  return readPage(strapi, OCCASIONS, { ...asked, now }, (rows) =>
    rows.map((occasion) => occasionRow(occasion, today, now)),
  );
};

/** One of them; 404 when there is none. */
const read = async (strapi: Core.Strapi, id: string): Promise<OccasionView> =>
  view(strapi, await find(strapi, id));

/** Writes a new draft. */
const create = async (
  strapi: Core.Strapi,
  input: OccasionInput,
  actor: Actor,
): Promise<OccasionView> => {
  const values = await checkForm(strapi, input, null);
  const now = clockIn(strapi).now();
  const occasion: Occasion = {
    ...values,
    id: newId(),
    taken: 0,
    state: 'draft',
    publishedOn: null,
    cancelledOn: null,
    cancelReason: null,
    sequence: 0,
    version: 1,
    savedAt: now,
  };
  await strapi.db.transaction(async ({ trx }) => {
    await addOccasion(trx, occasion, now);
    const done = { command: 'create-occasion', actor };
    await tell(strapi, trx, occasion, { ...done, ...difference({}, occasion) });
  });
  return view(strapi, occasion);
};

/** Saves a form based on a version; calendars are notified of their changes. */
const save = async (
  strapi: Core.Strapi,
  id: string,
  input: OccasionInput,
  seen: number,
  actor: Actor,
): Promise<OccasionView> => {
  const before = await find(strapi, id);
  if (before.state === 'cancelled') throw refuse('occasion-cancelled');
  const values = await checkForm(strapi, input, before);
  const done = { command: 'save-occasion', actor };
  return view(strapi, await write(strapi, before, { ...before, ...values }, seen, done));
};

/** Publishes a draft: registration opens on its day. Repeating it changes nothing. */
const publish = async (strapi: Core.Strapi, id: string, actor: Actor): Promise<OccasionView> => {
  const before = await find(strapi, id);
  if (before.state === 'cancelled') throw refuse('occasion-cancelled');
  if (before.state === 'published') return view(strapi, before);
  const next: Occasion = { ...before, state: 'published', publishedOn: clockIn(strapi).today() };
  const done = { command: 'publish-occasion', actor };
  return view(strapi, await write(strapi, before, next, before.version, done));
};

/**
 * Cancels an occasion, then each registration: frees places, gives uses back and sends
 * messages. If it is interrupted, calling it again continues, and so does the next hourly run.
 */
const cancel = async (
  strapi: Core.Strapi,
  id: string,
  reason: string,
  actor: Actor,
): Promise<OccasionView> => {
  const before = await find(strapi, id);
  if (before.state === 'draft') throw refuse('occasion-not-published');
  let cancelled = before;
  if (before.state !== 'cancelled') {
    const on = { cancelledOn: clockIn(strapi).today(), cancelReason: reason };
    const next: Occasion = { ...before, state: 'cancelled', ...on };
    const done = { command: 'cancel-occasion', actor, reason };
    cancelled = await write(strapi, before, next, before.version, done);
  }
  await settle(strapi, cancelled, actor);
  return view(strapi, await find(strapi, id));
};

/** The calendar file for a message about an occasion, if any; its link is for members. */
const enclosures = async (
  strapi: Core.Strapi,
  { occasionId, membershipId, locale }: Message,
): Promise<Attachment[]> => {
  if (occasionId === null) return [];
  const occasion = await find(strapi, occasionId);
  const shown = (await isOpenTo(strapi, membershipId)) ? occasion : withoutLink(occasion);
  const file = calendarFile(shown, await settingsIn(strapi).identity(), locale);
  const contentType = 'text/calendar; charset=utf-8';
  return [{ filename: CALENDAR_NAME, content: Buffer.from(file), contentType }];
};

/** Continues interrupted cancellations; a failing one does not stop the others. */
const settleCancelled = async (strapi: Core.Strapi): Promise<void> => {
  for (const id of await findUnsettled(await executorOf(strapi))) {
    if (shutdownIn(strapi).isStopping()) return;
    try {
      await settle(strapi, await find(strapi, id), SYSTEM);
    } catch (error) {
      strapi.log.error(`The registrations of ${id} are not all cancelled: ${String(error)}`);
    }
  }
};

/** Removes a draft, which nobody has seen. */
const remove = async (strapi: Core.Strapi, id: string, actor: Actor): Promise<void> => {
  const occasion = await find(strapi, id);
  await strapi.db.transaction(async ({ trx }) => {
    if (!(await removeDraft(trx, id))) throw refuse('occasion-not-draft');
    const { before, after } = difference({}, occasion);
    const done = { command: 'remove-occasion', actor };
    await tell(strapi, trx, occasion, { ...done, before: after, after: before });
  });
};

/**
 * The calendar file of an occasion; with `published`, only for a published one. The public gets it
 * without the link, and 404 for what is for members alone. One of before there was a choice stays
 * open, as front-ends link its file.
 */
const calendar = async (
  strapi: Core.Strapi,
  id: string,
  locale: Locale,
  { published, isPublic = false }: { published: boolean; isPublic?: boolean },
): Promise<string> => {
  const occasion = await find(strapi, id);
  const isHidden =
    (published && occasion.state === 'draft') || (isPublic && occasion.announced === false);
  if (isHidden) throw refuse('occasion-unknown');
  const shown = isPublic ? withoutLink(occasion) : occasion;
  return calendarFile(shown, await settingsIn(strapi).identity(), locale);
};

/** Occasions for front-ends; their links are not the public's. */
const shownTo = async (
  strapi: Core.Strapi,
  occasions: readonly Occasion[],
  locale: Locale,
  isPublic: boolean,
): Promise<PublicOccasion[]> => {
  const clock = clockIn(strapi);
  const leads = await leadsFor(strapi, occasions);
  const asked = { today: clock.today(), now: clock.now(), leads };
  return occasions.map((occasion) =>
    publicOccasion(isPublic ? withoutLink(occasion) : occasion, locale, asked),
  );
};

/**
 * Occasions to come that were published, for front-ends; one that is cancelled stays until its day
 * is past. Of the public, those that are announced to it.
 */
const published = (
  strapi: Core.Strapi,
  locale: Locale,
  paging: Paging,
  { isPublic }: { isPublic: boolean },
): Promise<Page<PublicOccasion>> => {
  const asked = {
    when: 'coming',
    shown: true,
    now: clockIn(strapi).now(),
    announced: isPublic,
    ...paging,
  } as const;
  return readPage(strapi, OCCASIONS, asked, (rows) => shownTo(strapi, rows, locale, isPublic));
};

/** One of them, also once it is over or cancelled; 404 for what the asker may not read of. */
const publishedOne = async (
  strapi: Core.Strapi,
  id: string,
  locale: Locale,
  { isPublic }: { isPublic: boolean },
): Promise<PublicOccasion> => {
  const occasion = await find(strapi, id);
  const isHidden = occasion.state === 'draft' || (isPublic && occasion.announced !== true);
  if (isHidden) throw refuse('occasion-unknown');
  const [shown] = await shownTo(strapi, [occasion], locale, isPublic);
  return shown;
};

/** Events and programmes: written, published, cancelled, listed. */
export const occasionsIn = serviceOf({
  rights: findRights,
  list,
  view: read,
  create,
  save,
  publish,
  cancel,
  enclosures,
  settleCancelled,
  remove,
  calendar,
  published,
  publishedOne,
});
