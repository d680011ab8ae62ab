import type { Core } from '@strapi/strapi';
import type { Actor, Page } from '../../../shared/kernel/common';
import type {
  RenewalOrder,
  RenewalRow,
  SelectedRenewal,
  StagesView,
} from '../../../shared/renewals/renewals';
import { workflowsIn } from '../core/workflows';
import { clockIn } from '../kernel/clock';
import { readAll, readPage } from '../kernel/lists';
import { serviceOf } from '../kernel/made-once';
import { pageOf, type Paging } from '../kernel/rules/pages';
import { findVersions } from '../kernel/store/activities';
import { findActorNames } from '../kernel/store/actors';
import { executorOf, type Executor } from '../kernel/store/database';
import { MEMBERS_A_PAGE } from '../kernel/store/key-pages';
import { waitingCalls } from '../membership/calls-to-issue';
import { ownAnswersOf } from '../membership/own-answers';
import { colleaguesIn } from '../settings/colleagues';
import { findRepriced, type Repriced } from './proposed-prices';
import { refuse } from './refusals/renewals';
import { loadListedFacts, surroundingsOf, type RenewalSurroundings } from './renewal-facts';
import { filtersOf, toCall, type RenewalQuestion } from './renewal-questions';
import { renewalRow } from './renewal-row';
import { sortedRenewals } from './rules/renewal-order';
import {
  findSelection,
  findSorted,
  RENEWALS,
  sumByStage,
  type RenewalFilters,
  type RenewalId,
} from './store/renewals';

export type { RenewalQuestion };

/** Above this number, staff must narrow the filters before a bulk command. */
const MOST = 2_000;

const filters = async (
  strapi: Core.Strapi,
  { owner, missingPrice, ...question }: RenewalQuestion,
  reader: Actor | undefined,
  surroundings: RenewalSurroundings,
): Promise<RenewalFilters> => {
  const today = clockIn(strapi).today();
  const colleagues = owner === 'none' ? await colleaguesIn(strapi).list() : null;
  const asked = colleagues ? undefined : owner === 'me' ? reader?.id : owner;
  const asksCalls = question.toCall || question.attention;
  const calls = asksCalls ? toCall(await waitingCalls(strapi)) : [];
  const plain = {
    ...filtersOf({ ...question, owner: asked }, surroundings.workflows, { today, toCall: calls }),
    ...(colleagues ? { withoutOwnerAmong: colleagues.map(({ id }) => id) } : {}),
  };
  if (!missingPrice) return plain;
  const repriced = await findRepriced(await executorOf(strapi), plain, surroundings);
  const idsOf = (rows: readonly Repriced[]) => rows.map(({ renewalId }) => renewalId);
  return {
    ...plain,
    missingPrice: {
      priced: idsOf(repriced.filter(({ price }) => price === null)),
      unpriced: idsOf(repriced.filter(({ today: price }) => price === null)),
    },
  };
};

/** Renewals as lists show them, in the order in which they are given. */
const rowsOf = async (
  strapi: Core.Strapi,
  db: Executor,
  rows: readonly RenewalId[],
  surroundings: RenewalSurroundings,
): Promise<RenewalRow[]> => {
  const today = clockIn(strapi).today();
  const ids = rows.map((row) => row.membershipId);
  // Before the facts: a change in between makes a version too old, never too new.
  const versions = await findVersions(db, ids);
  const loaded = await loadListedFacts(db, ids, surroundings);
  const shown = rows.flatMap(({ renewalId, membershipId }) => {
    const row = loaded.get(membershipId);
    const renewal = row?.facts.renewals.find(({ id }) => id === renewalId);
    return row && renewal ? [{ row, renewal }] : [];
  });
  const owners = shown.map(({ renewal: { ownerId } }) => ({
    actorType: 'admin',
    actorId: ownerId ?? '',
  }));
  const names = await findActorNames(strapi, owners);
  const answered = shown.filter(({ renewal: { answer } }) => answer !== null);
  const answers = await ownAnswersOf(
    strapi,
    db,
    answered.map(({ renewal: { membershipId } }) => membershipId),
  );
  const calls = new Map(
    (await waitingCalls(strapi, ids)).flatMap(({ renewalId, waits }) =>
      renewalId ? [[renewalId, waits] as const] : [],
    ),
  );
  return shown.flatMap(({ row, renewal }) => {
    const version = versions.get(renewal.membershipId) ?? 0;
    return renewalRow(row, renewal, { today, version, names, answers, calls }) ?? [];
  });
};

/** The filters of a list as the database is asked them, and what shows its rows. */
const prepared = async (
  strapi: Core.Strapi,
  question: RenewalQuestion,
  reader: Actor | undefined,
) => {
  const followed = await workflowsIn(strapi).all();
  const surroundings = surroundingsOf(strapi, followed);
  const db = await executorOf(strapi);
  return {
    surroundings,
    asked: await filters(strapi, question, reader, surroundings),
    show: (rows: readonly RenewalId[]) => rowsOf(strapi, db, rows, surroundings),
  };
};

/**
 * A page in an order that staff chose. Sorted here, not by the database: stages have the order of
 * their workflow, owners a name that is read elsewhere, and each database sorts accents its own way.
 */
const sortedPage = async (
  strapi: Core.Strapi,
  { asked, show, surroundings }: Awaited<ReturnType<typeof prepared>>,
  { page, pageSize, sort }: Paging & { sort: RenewalOrder },
): Promise<Page<RenewalRow>> => {
  const db = await executorOf(strapi);
  const stored = await findSorted(db, asked, clockIn(strapi).today());
  const repriced = sort.startsWith('price:') ? await findRepriced(db, asked, surroundings) : [];
  const prices = new Map(repriced.map(({ renewalId, today }) => [renewalId, today]));
  const rows = stored.map((row) => {
    const price = prices.get(row.renewalId);
    return price === undefined ? row : { ...row, price };
  });
  const owners = rows.flatMap(({ ownerId }) =>
    ownerId ? [{ actorType: 'admin', actorId: ownerId }] : [],
  );
  const names = await findActorNames(strapi, owners);
  const inOrder = sortedRenewals(rows, { sort, workflows: surroundings.workflows, names });
  const shown = await show(inOrder.slice((page - 1) * pageSize, page * pageSize));
  return pageOf(shown, rows.length, { page, pageSize });
};

/** A page of renewals under way, those that end first in front unless another order is asked for. */
const list = async (
  strapi: Core.Strapi,
  {
    page,
    pageSize,
    sort,
    ...question
  }: RenewalQuestion & Paging & { sort?: RenewalOrder | undefined },
  reader?: Actor,
): Promise<Page<RenewalRow>> => {
  const ready = await prepared(strapi, question, reader);
  if (sort) return sortedPage(strapi, ready, { page, pageSize, sort });
  return readPage(strapi, RENEWALS, { ...ready.asked, page, pageSize }, ready.show);
};

/** Everything that the filters match, page by page, for an export. */
async function* pages(
  strapi: Core.Strapi,
  question: RenewalQuestion,
  reader?: Actor,
): AsyncGenerator<RenewalRow[]> {
  const { asked, show } = await prepared(strapi, question, reader);
  yield* readAll(strapi, RENEWALS, asked, show, MEMBERS_A_PAGE);
}

/** All renewals that the filters match, for a bulk command. */
const selection = async (
  strapi: Core.Strapi,
  question: RenewalQuestion,
  reader?: Actor,
): Promise<SelectedRenewal[]> => {
  const db = await executorOf(strapi);
  const surroundings = surroundingsOf(strapi, await workflowsIn(strapi).all());
  const asked = await filters(strapi, question, reader, surroundings);
  const found = await findSelection(db, asked, MOST + 1);
  if (found.length > MOST) throw refuse('selection-too-large', { most: MOST });
  const versions = await findVersions(
    db,
    found.map(({ membershipId }) => membershipId),
  );
  return found.map((one) => ({ ...one, version: versions.get(one.membershipId) ?? 0 }));
};

/** The stages with the matching renewals in each, ignoring the filter on the stage. */
const stages = async (
  strapi: Core.Strapi,
  { stage: _stage, ...question }: RenewalQuestion = {},
  reader?: Actor,
): Promise<StagesView> => {
  const followed = await workflowsIn(strapi).all();
  const all = followed.flatMap(({ stages }) => stages);
  const stages = [...new Map([...all].reverse().map((one) => [one.id, one])).values()];
  const order = [...new Set(all.map(({ id }) => id))];
  stages.sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
  const surroundings = surroundingsOf(strapi, followed);
  const asked = await filters(strapi, question, reader, surroundings);
  const db = await executorOf(strapi);
  const repriced = await findRepriced(db, asked, surroundings);
  const totals: StagesView['totals'] = {};
  for (const { stageId, currency, count, amount: stored } of await sumByStage(db, asked)) {
    const total = (totals[stageId] ??= { count: 0, amounts: [] });
    const amount = repriced
      .filter((one) => one.stageId === stageId && one.currency === currency)
      .reduce((sum, { price, today }) => sum + (today ?? 0) - (price ?? 0), stored);
    total.count += count;
    if (amount > 0) total.amounts.push({ amount, currency });
  }
  return { stages, totals };
};

/** The renewals under way, as lists and the board ask for them. */
export const renewalsIn = serviceOf({ list, pages, selection, stages });
