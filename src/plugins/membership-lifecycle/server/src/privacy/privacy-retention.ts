import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import { Temporal } from 'temporal-polyfill';
import type { Actor } from '../../../shared/kernel/common';
import type { RetentionLine, RetentionPlan, RetentionView } from '../../../shared/privacy/privacy';
import type { Application } from '../applications/rules/types';
import {
  emptyApplication,
  findTreatedBefore,
  saveApplication,
} from '../applications/store/applications';
import { lockMemberships } from '../core/store/memberships';
import { anonymiseContact, ERASED_CONTACT } from '../core/store/organisations';
import { clockIn } from '../kernel/clock';
import { writeLine } from '../kernel/journal-line';
import { serviceOf } from '../kernel/made-once';
import { toldDay } from '../kernel/rules/calendar';
import type { Day } from '../kernel/rules/values';
import { executorOf, type Executor, type Transaction } from '../kernel/store/database';
import { forgetMergerRecords } from '../membership/store/merger-records';
import { eraseMessages } from '../messages/store/messages';
import { forgetContact } from '../occasions/store/registrations';
import { memberPapersIn } from '../papers/member-papers';
import { RETENTION_CATEGORIES, type RetentionCategory } from '../settings/rules/inventory';
import { monthsKept } from '../settings/rules/notice';
import { readPrivacy } from '../settings/store/privacy-settings';
import { refuse } from './refusals/privacy';
import {
  emptyImports,
  findContactsOverdue,
  findImportsOverdue,
  findMessagesOverdue,
  findPapersOverdue,
  type Overdue,
} from './store/retention';

/** Deletes data past its retention, after showing it, in slices. */

const EXAMPLES = 10;
const SLICE = 50;
/** How far ahead a plan looks. */
const AHEAD = { months: 3 };
const REASON = 'retention';

interface Due {
  category: RetentionCategory;
  months: number;
  before: Day;
  items: readonly Overdue[];
}

const FIND: Record<
  RetentionCategory,
  (strapi: Core.Strapi, db: Executor, before: Day) => Promise<Overdue[]>
> = {
  contacts: findContactsOverdue,
  messages: (_, db, before) =>
    findMessagesOverdue(db, Temporal.Instant.from(`${before}T00:00Z`).epochMilliseconds),
  papers: (_, db, before) => findPapersOverdue(db, before),
  imports: (_, db, before) => findImportsOverdue(db, before),
  async applications(_, db, before) {
    const found = await findTreatedBefore(db, before);
    return found.map((application) => ({
      id: application.id,
      reference: application.reference,
      organisation: application.organisation?.name ?? '',
      since: application.receivedOn,
      application,
    }));
  },
};

/** Deletes items in a transaction; returns the digests of removed papers. */
const PURGE: Record<
  RetentionCategory,
  (
    strapi: Core.Strapi,
    trx: Transaction,
    items: readonly Overdue[],
    actor: Actor,
  ) => Promise<string[]>
> = {
  async contacts(strapi, trx, items, actor) {
    const members = items as Awaited<ReturnType<typeof findContactsOverdue>>;
    const ids = members.map(({ id }) => id);
    await lockMemberships(trx, ids);
    await forgetMergerRecords(trx, ids);
    for (const { id, organisationId, contactIds } of members) {
      for (const contactId of contactIds) {
        await anonymiseContact(strapi, organisationId, contactId);
        await forgetContact(trx, id, contactId, ERASED_CONTACT);
      }
      const told = { membershipId: id, after: { contacts: contactIds } };
      await writeLine(strapi, trx, { command: 'purge', actor, ...told });
    }
    return [];
  },
  async messages(strapi, trx, items) {
    const ids = items.map(({ id }) => id);
    await eraseMessages(trx, ids, clockIn(strapi).now());
    return [];
  },
  async papers(strapi, trx, items, actor) {
    const papers = (items as Awaited<ReturnType<typeof findPapersOverdue>>).map(
      ({ paper }) => paper,
    );
    await lockMemberships(trx, [...new Set(papers.map(({ membershipId }) => membershipId))]);
    for (const paper of papers) {
      await memberPapersIn(strapi).removeIn(trx, paper, REASON, actor);
    }
    return papers.map(({ digest }) => digest);
  },
  async imports(_, trx, items) {
    const ids = items.map(({ id }) => id);
    await emptyImports(trx, ids);
    return [];
  },
  async applications(strapi, trx, items) {
    for (const { application } of items as (Overdue & { application: Application })[]) {
      await saveApplication(trx, emptyApplication(application), clockIn(strapi).now());
    }
    return [];
  },
};

const todayIn = (strapi: Core.Strapi) => Temporal.PlainDate.from(clockIn(strapi).today());

const beforeOn = (on: Temporal.PlainDate, months: number): Day => toldDay(on.subtract({ months }));

const findDue = async (strapi: Core.Strapi, on = todayIn(strapi)): Promise<Due[]> => {
  const db = await executorOf(strapi);
  const { months } = await readPrivacy(db);
  const found: Due[] = [];
  for (const category of RETENTION_CATEGORIES) {
    const kept = monthsKept({ months }, category);
    if (kept === null) continue;
    const before = beforeOn(on, kept);
    const items = await FIND[category](strapi, db, before);
    found.push({ category, months: kept, before, items });
  }
  return found;
};

const lineOf = ({ category, months, before, items }: Due): RetentionLine => ({
  category,
  months,
  before,
  count: items.length,
  examples: [
    ...new Set(items.map((one) => [one.organisation, one.reference].filter(Boolean).join(' · '))),
  ].slice(0, EXAMPLES),
});

const planOf = (found: readonly Due[]): RetentionPlan => ({
  lines: found.map(lineOf),
  total: found.reduce((sum, { items }) => sum + items.length, 0),
  fingerprint: createHash('sha256')
    .update(
      JSON.stringify(
        found.map(({ category, before, items }) => [category, before, items.map(({ id }) => id)]),
      ),
    )
    .digest('hex'),
});

/** Shows what would be deleted now, and how much more before long. */
const plan = async (strapi: Core.Strapi): Promise<RetentionView> => {
  const today = todayIn(strapi);
  const ahead = today.add(AHEAD);
  const later = await findDue(strapi, ahead);
  const shown = planOf(
    later.map((due) => {
      const before = beforeOn(today, due.months);
      return { ...due, before, items: due.items.filter(({ since }) => since < before) };
    }),
  );
  const lines = later.map(({ category, items }) => {
    const now = shown.lines.find((line) => line.category === category)?.count ?? 0;
    return { category, count: items.length - now };
  });
  return { ...shown, soon: { on: toldDay(ahead), lines } };
};

/**
 * Deletes what a plan showed; refuses when that has changed. Each slice is a transaction: an
 * interruption leaves whole slices, and the next plan contains the rest.
 */
const purge = async (
  strapi: Core.Strapi,
  fingerprint: string,
  actor: Actor,
): Promise<RetentionPlan> => {
  const found = await findDue(strapi);
  const plan = planOf(found);
  if (plan.fingerprint !== fingerprint) throw refuse('retention-changed', { plan });
  for (const { category, items } of found) {
    for (let at = 0; at < items.length; at += SLICE) {
      const slice = items.slice(at, at + SLICE);
      const digests = await strapi.db.transaction(({ trx }) =>
        PURGE[category](strapi, trx, slice, actor),
      );
      await memberPapersIn(strapi).release(digests);
      await nextTurn();
    }
  }
  const after = Object.fromEntries(plan.lines.map(({ category, count }) => [category, count]));
  await strapi.db.transaction(({ trx }) =>
    writeLine(strapi, trx, { command: 'purge', actor, after }),
  );
  return plan;
};

/** The data held for longer than it may be, and its deletion. */
export const retentionIn = serviceOf({ plan, purge });
