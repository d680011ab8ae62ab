import type { Core } from '@strapi/strapi';
import { RIGHT_KINDS } from '../../../shared/core/kinds';
import type { Actor, Page } from '../../../shared/kernel/common';
import type {
  OccasionRightChoice,
  OccasionRow,
  OccasionView,
} from '../../../shared/occasions/participation';
import { factsIn } from '../core/facts';
import { clockIn } from '../kernel/clock';
import { RefusalError } from '../kernel/errors';
import { refuseFields } from '../kernel/field-errors';
import { journalLine } from '../kernel/journal-line';
import { readPage } from '../kernel/lists';
import { madeOnce } from '../kernel/made-once';
import { newId } from '../kernel/new-id';
import { instantsOf, type Instants } from '../kernel/rules/moments';
import type { Paging } from '../kernel/rules/pages';
import type { Locale } from '../kernel/rules/values';
import { shutdownIn } from '../kernel/shutdown';
import { addActivities } from '../kernel/store/activities';
import { executorOf, type Transaction } from '../kernel/store/database';
import { CALENDAR_NAME, type Attachment } from '../messages/enclosures';
import { SYSTEM } from '../renewals/daily';
import { settingsIn } from '../settings/settings';
import { calendarFile } from './calendar-file';
import type { OccasionInput } from './inputs/participation';
import { difference, inCalendar } from './occasion-changes';
import { refuse } from './refusals/participation';
import { registrationsIn } from './registrations';
import { formFaults } from './rules/rules';
import type { Occasion, OccasionForm, OccasionRight } from './rules/types';
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
import { formOf, occasionRow, occasionView, publicOccasion } from './views';

/** Registrations cancelled per step. */
const SLICE = 50;

/** Events and programmes: written, published, cancelled, listed. */
const createOccasionsService = ({ strapi }: { strapi: Core.Strapi }) => {
  const clock = () => clockIn(strapi);
  const zone = () => settingsIn(strapi).timeZone();

  const find = async (id: string): Promise<Occasion> => {
    const occasion = await findOccasion(await executorOf(strapi), id);
    if (!occasion) throw refuse('occasion-unknown');
    return occasion;
  };

  const view = async (occasion: Occasion): Promise<OccasionView> => {
    const db = await executorOf(strapi);
    const standing = occasion.state === 'cancelled' ? await countStanding(db, occasion.id) : 0;
    return occasionView(occasion, standing, clock().today(), clock().now());
  };

  /** Occasions belong to no membership, so their journal lines name none. */
  const journal = async (
    trx: Transaction,
    command: string,
    { id, titles }: Occasion,
    told: { actor: Actor; reason?: string; before: object; after: object },
  ): Promise<void> => {
    const at = clock().now();
    const { reason } = told;
    const line = journalLine({
      membershipId: '',
      command,
      actor: told.actor,
      on: clock().today(),
      at,
      input: { occasionId: id, occasion: titles, ...(reason === undefined ? {} : { reason }) },
      before: { ...told.before },
      after: { ...told.after },
    });
    await addActivities(trx, [line], at);
  };

  const rights = async (): Promise<OccasionRightChoice[]> => {
    const { offers } = await factsIn(strapi).surroundings();
    const latestFirst = [...offers].sort((a, b) => b.opensOn.localeCompare(a.opensOn));
    const byCode = new Map<string, OccasionRightChoice>();
    for (const { benefitCode: code, kind, names, units } of latestFirst.flatMap(
      ({ allowances }) => allowances,
    )) {
      if (RIGHT_KINDS[kind].atOccasions && !byCode.has(code))
        byCode.set(code, { code, kind, names, units });
    }
    return [...byCode.values()];
  };

  const NO_RIGHT: OccasionRight = { benefitKind: null, benefitNames: null, benefitUnits: null };

  /** The chosen right, with its current data; a right kept by the form may have left the offer. */
  const rightOf = async (form: OccasionForm, before: Occasion | null): Promise<OccasionRight> => {
    if (form.benefitCode === null) return NO_RIGHT;
    const known = (await rights()).find(({ code }) => code === form.benefitCode);
    if (known) {
      return { benefitKind: known.kind, benefitNames: known.names, benefitUnits: known.units };
    }
    if (before?.benefitCode === form.benefitCode) {
      const { benefitKind, benefitNames, benefitUnits } = before;
      return { benefitKind, benefitNames, benefitUnits };
    }
    throw refuseFields([{ path: 'benefitCode', reason: 'right-unknown' }]);
  };

  /** Validates a form, and adds its instants and its right. */
  const checked = async (input: OccasionInput, before: Occasion | null) => {
    const form = formOf(input);
    const timeZone = zone();
    const taken = before?.taken ?? 0;
    const faults = formFaults(form, timeZone, taken);
    const moved = before && taken > 0;
    if (moved && (before.benefitCode !== form.benefitCode || before.units !== form.units)) {
      faults.push({ path: 'benefitCode', reason: 'right-has-uses' });
    }
    if (faults.length > 0) throw refuseFields(faults);
    const { startsAt, endsAt } = instantsOf(form, timeZone) as Instants & { ok: true };
    return { ...form, ...(await rightOf(form, before)), timeZone, startsAt, endsAt };
  };

  /** Writes the new state of an occasion; refuses when the version seen is outdated. */
  const write = async (
    before: Occasion,
    next: Occasion,
    seen: number,
    told: { command: string; actor: Actor; reason?: string },
  ): Promise<Occasion> => {
    const now = clock().now();
    const told1 = { actor: told.actor, ...(told.reason ? { reason: told.reason } : {}) };
    const saved: Occasion = {
      ...next,
      version: before.version + 1,
      savedAt: now,
      sequence: before.sequence + (inCalendar(before) === inCalendar(next) ? 0 : 1),
    };
    await strapi.db.transaction(async ({ trx }) => {
      if (!(await changeOccasion(trx, saved, seen, now))) throw refuse('occasion-changed');
      await journal(trx, told.command, saved, { ...told1, ...difference(before, saved) });
    });
    return saved;
  };

  const settle = async (occasion: Occasion, actor: Actor): Promise<void> => {
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

  return {
    rights,

    /** A page of events and programmes. */
    list(asked: Omit<OccasionFilters, 'now'> & Paging): Promise<Page<OccasionRow>> {
      const [today, now] = [clock().today(), clock().now()];
      return readPage(strapi, OCCASIONS, { ...asked, now }, (rows) =>
        rows.map((occasion) => occasionRow(occasion, today, now)),
      );
    },

    /** One of them; 404 when there is none. */
    async view(id: string): Promise<OccasionView> {
      return view(await find(id));
    },

    /** Writes a new draft. */
    async create(input: OccasionInput, actor: Actor): Promise<OccasionView> {
      const values = await checked(input, null);
      const now = clock().now();
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
        await journal(trx, 'create-occasion', occasion, { actor, ...difference({}, occasion) });
      });
      return view(occasion);
    },

    /** Saves a form based on a version; calendars are notified of their changes. */
    async save(
      id: string,
      input: OccasionInput,
      seen: number,
      actor: Actor,
    ): Promise<OccasionView> {
      const before = await find(id);
      if (before.state === 'cancelled') throw refuse('occasion-cancelled');
      const values = await checked(input, before);
      const told = { command: 'save-occasion', actor };
      return view(await write(before, { ...before, ...values }, seen, told));
    },

    /** Publishes a draft: registration opens on its day. Repeating it changes nothing. */
    async publish(id: string, actor: Actor): Promise<OccasionView> {
      const before = await find(id);
      if (before.state === 'cancelled') throw refuse('occasion-cancelled');
      if (before.state === 'published') return view(before);
      const next: Occasion = { ...before, state: 'published', publishedOn: clock().today() };
      const told = { command: 'publish-occasion', actor };
      return view(await write(before, next, before.version, told));
    },

    /**
     * Cancels an occasion, then each registration: frees places, gives uses back and sends
     * messages. If it is interrupted, calling it again continues, and so does the next hourly run.
     */
    async cancel(id: string, reason: string, actor: Actor): Promise<OccasionView> {
      const before = await find(id);
      if (before.state === 'draft') throw refuse('occasion-not-published');
      const cancelled =
        before.state === 'cancelled'
          ? before
          : await write(
              before,
              {
                ...before,
                state: 'cancelled',
                cancelledOn: clock().today(),
                cancelReason: reason,
              },
              before.version,
              { command: 'cancel-occasion', actor, reason },
            );
      await settle(cancelled, actor);
      return view(await find(id));
    },

    /** The calendar file for a message about an occasion, if any. */
    async enclosures(id: string | null, locale: Locale): Promise<Attachment[]> {
      if (id === null) return [];
      const file = await this.calendar(id, locale, { published: true });
      const contentType = 'text/calendar; charset=utf-8';
      return [{ filename: CALENDAR_NAME, content: Buffer.from(file), contentType }];
    },

    /** Continues interrupted cancellations; a failing one does not stop the others. */
    async settleCancelled(): Promise<void> {
      for (const id of await findUnsettled(await executorOf(strapi))) {
        if (shutdownIn(strapi).isStopping()) return;
        try {
          await settle(await find(id), SYSTEM);
        } catch (error) {
          strapi.log.error(`The registrations of ${id} are not all cancelled: ${String(error)}`);
        }
      }
    },

    /** Removes a draft, which nobody has seen. */
    async remove(id: string, actor: Actor): Promise<void> {
      const occasion = await find(id);
      await strapi.db.transaction(async ({ trx }) => {
        if (!(await removeDraft(trx, id))) throw refuse('occasion-not-draft');
        const { before, after } = difference({}, occasion);
        await journal(trx, 'remove-occasion', occasion, { actor, before: after, after: before });
      });
    },

    /** The calendar file of an occasion; with `published`, only for a published one. */
    async calendar(
      id: string,
      locale: Locale,
      { published }: { published: boolean },
    ): Promise<string> {
      const occasion = await find(id);
      if (published && occasion.state === 'draft') throw refuse('occasion-unknown');
      return calendarFile(occasion, await settingsIn(strapi).identity(), locale);
    },

    /** Published occasions to come, for front-ends. */
    published(locale: Locale, paging: Paging): Promise<Page<ReturnType<typeof publicOccasion>>> {
      const [today, now] = [clock().today(), clock().now()];
      const asked = { when: 'coming', state: 'published', now, ...paging } as const;
      return readPage(strapi, OCCASIONS, asked, (rows) =>
        rows.map((occasion) => publicOccasion(occasion, locale, today, now)),
      );
    },
  };
};

export const occasionsIn = madeOnce(createOccasionsService);
