import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import type { Actor } from '../../../shared/kernel/common';
import type {
  CampaignException,
  CampaignExceptions,
  CampaignPlan,
  CampaignSelected,
} from '../../../shared/renewals/campaign';
import { commandsIn } from '../core/commands';
import { factsIn } from '../core/facts';
import { whyNeverCalled } from '../core/rules/call-needs';
import { clockIn } from '../kernel/clock';
import { serviceOf } from '../kernel/made-once';
import { newId } from '../kernel/new-id';
import type { Day } from '../kernel/rules/values';
import { executorOf } from '../kernel/store/database';
import type { Renderer } from '../messages/message-rendering';
import { messagesIn } from '../messages/messages';
import {
  createTrial,
  entryOf,
  lineOf,
  sealOf,
  totalsOf,
  type CampaignContext,
  type CampaignEntry,
  type OpeningEntry,
} from './campaign-entries';
import type { CampaignQuestion } from './inputs/campaign';
import { refuse } from './refusals/renewals';
import type { CampaignRange } from './rules/campaign';
import { loadForecast, type ForecastRow } from './store/forecast';
import { findLastEnding } from './store/renewals';

interface Paging {
  page: number;
  pageSize: number;
}

interface Survey {
  on: Day;
  render: Renderer;
  entries: CampaignEntry[];
}

/** Memberships processed before the server handles other requests. */
const BATCH = 250;

/** Sorted as shown. */
const EXCEPTIONS: readonly CampaignException[] = [
  ...(['no-contact', 'no-price', 'no-figure', 'no-letter', 'paused', 'failed', 'refused'] as const),
  ...(['suspended', 'closed', 'under-way', 'ended', 'merged'] as const),
];

const NOT_COMPUTED = {
  fr: 'Ses données se contredisent : le renouvellement n’a pas pu être calculé. Le journal du serveur dit pourquoi.',
  en: 'Its data contradict each other: the renewal could not be computed. The server’s log says why.',
};

/** Puts an unknown day first. */
const byDay = (a: Day | null, b: Day | null): number => {
  if (a === b) return 0;
  return a === null || (b !== null && a < b) ? -1 : 1;
};

const byName = new Intl.Collator('fr').compare;

const opening = (entries: readonly CampaignEntry[]): OpeningEntry[] =>
  entries.filter((entry): entry is OpeningEntry => entry.opens);

const planSeal = (lines: readonly OpeningEntry[]): string =>
  sealOf(lines.map(({ told }) => told).join('\n'));

/** A page of rows; the last page when there are fewer rows than expected. */
const pageOf = <T>(rows: readonly T[], { page: asked, pageSize }: Paging) => {
  const pageCount = Math.ceil(rows.length / pageSize);
  const page = Math.min(asked, Math.max(1, pageCount));
  return {
    rows: rows.slice((page - 1) * pageSize, page * pageSize),
    pagination: { page, pageSize, pageCount, total: rows.length },
  };
};

/** Data loaded once for many members. */
const around = async (strapi: Core.Strapi) => {
  const render = await messagesIn(strapi).renderer();
  // Read after the templates: a save in between gives a different stamp, so it is noticed.
  const stamp = await factsIn(strapi).stamp();
  return { render, stamp, newId, trial: createTrial(render) };
};

/** A member with contradictory data becomes an exception, and does not stop the others. */
const entryOfRow = (
  strapi: Core.Strapi,
  { membershipId, reference, organisationName, read }: ForecastRow,
  range: CampaignRange,
  context: CampaignContext,
): CampaignEntry | null => {
  try {
    return entryOf({ facts: read(), organisationName }, range, context);
  } catch (error) {
    strapi.log.error(`${reference}: ${(error as Error).stack ?? String(error)}`);
    const line = {
      ...{ id: membershipId, membershipId, reference, organisation: organisationName },
      endsOn: null,
    };
    return { ...line, opens: false, exception: { reason: 'failed', why: NOT_COMPUTED } };
  }
};

/** The campaign's outcome for every member whose last term ends in the range. */
const survey = async (strapi: Core.Strapi, range: CampaignRange): Promise<Survey> => {
  if (range.endsFrom > range.endsTo) throw refuse('dates-out-of-order', { field: 'endsTo' });
  const db = await executorOf(strapi);
  const today = clockIn(strapi).today();
  const shared = await around(strapi);
  const surroundings = await factsIn(strapi).surroundings();
  const membershipIds = await findLastEnding(db, range);
  if (membershipIds.length === 0) return { on: today, render: shared.render, entries: [] };
  const question = { today, until: null, since: today, doneSince: today, membershipIds };
  const entries: CampaignEntry[] = [];
  for (const [index, row] of (await loadForecast(db, question, surroundings)).entries()) {
    if (index % BATCH === BATCH - 1) await nextTurn();
    const entry = entryOfRow(strapi, row, range, { ...shared, today });
    if (entry) entries.push(entry);
  }
  entries.sort(
    (a, b) =>
      byDay(a.endsOn, b.endsOn) ||
      byName(a.organisation, b.organisation) ||
      (a.membershipId < b.membershipId ? -1 : 1),
  );
  return { on: today, render: shared.render, entries };
};

/** A page of the plan for the terms that end between two days. */
const plan = async (
  strapi: Core.Strapi,
  { leftOut, page, pageSize, ...range }: CampaignQuestion,
): Promise<CampaignPlan> => {
  const { on, render, entries } = await survey(strapi, range);
  const lines = opening(entries);
  const without = new Set(leftOut);
  const { rows, pagination } = pageOf(lines, { page, pageSize });
  const payers = await factsIn(strapi).payers(lines.map(({ membershipId }) => membershipId));
  const uncallable = new Map(
    [...payers].flatMap(([id, payer]) => {
      const lacks = whyNeverCalled(payer);
      return lacks ? [[id, lacks]] : [];
    }),
  );
  const kept = lines.filter(({ membershipId }) => !without.has(membershipId));
  return {
    data: rows.map((entry) => ({
      ...lineOf(entry, render),
      callLacks: uncallable.get(entry.membershipId) ?? null,
    })),
    meta: {
      ...{ pagination, on, seal: planSeal(lines) },
      totals: {
        ...totalsOf(kept),
        uncallable: kept.filter(({ membershipId }) => uncallable.has(membershipId)).length,
      },
      exceptions: EXCEPTIONS.flatMap((reason) => {
        const { length: count } = entries.filter((one) => one.exception?.reason === reason);
        return count > 0 ? [{ reason, count }] : [];
      }),
    },
  };
};

/** The members of one kind of exception, a page of them. */
const exceptions = async (
  strapi: Core.Strapi,
  { reason, page, pageSize, ...range }: CampaignRange & Paging & { reason: string },
): Promise<CampaignExceptions> => {
  const { entries } = await survey(strapi, range);
  const found = entries.flatMap(({ exception, membershipId, reference, organisation, endsOn }) =>
    exception?.reason === reason
      ? [
          {
            id: membershipId,
            membershipId,
            reference,
            organisation,
            endsOn,
            why: exception.why,
          },
        ]
      : [],
  );
  const { rows, pagination } = pageOf(found, { page, pageSize });
  return { data: rows, meta: { pagination } };
};

/**
 * All lines to open, without those left out. Refuses (409 `campaign-changed`) when the plan
 * has changed since it was shown, including the lines left out.
 */
const selection = async (
  strapi: Core.Strapi,
  { leftOut, seal, ...range }: CampaignRange & { leftOut: string[]; seal: string },
): Promise<CampaignSelected[]> => {
  const { entries } = await survey(strapi, range);
  const lines = opening(entries);
  if (planSeal(lines) !== seal) throw refuse('campaign-changed');
  const without = new Set(leftOut);
  return lines
    .filter(({ membershipId }) => !without.has(membershipId))
    .map(({ membershipId, reference, organisation, told }) => ({
      ...{ id: membershipId, membershipId, reference, organisation, seal: sealOf(told) },
    }));
};

/**
 * Opens and proposes a member's renewal as its seal promised; both or neither (409
 * `campaign-changed`, or `renewal-open` when somebody was first).
 */
const open = (
  strapi: Core.Strapi,
  id: string,
  range: CampaignRange,
  seal: string,
  actor: Actor,
): Promise<void> =>
  commandsIn(strapi).runTogether(id, actor, 'open-renewal', async (row, ctx) => {
    const entry = entryOf(row, range, { ...(await around(strapi)), ...ctx });
    if (entry?.exception?.reason === 'under-way') throw refuse('renewal-open');
    if (!entry?.opens || sealOf(entry.told) !== seal) throw refuse('campaign-changed');
    return entry.steps;
  });

/** Plans campaigns and opens them exactly as planned. Planning writes nothing. */
export const campaignsIn = serviceOf({ plan, exceptions, selection, open });
