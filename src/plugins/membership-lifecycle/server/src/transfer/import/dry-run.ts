import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import type { ImportReport } from '../../../../shared/transfer/imports';
import { factsIn } from '../../core/facts';
import { clockIn } from '../../kernel/clock';
import type { ReadLine } from '../../kernel/rules/import/types';
import type { Day } from '../../kernel/rules/values';
import type { Executor } from '../../kernel/store/database';
import { gatherer, type Body, type KnownBody } from '../../membership/rules/matching';
import {
  bodiesStamp,
  findCallNumbers,
  findKnownBodies,
  findKnownOrganisations,
  findVersions,
} from '../../membership/store/import-known';
import { moneyTold } from '../rules/columns';
import { lineReader } from '../rules/lines';
import { owedOf, withoutRights } from '../rules/owed';
import {
  countsOf,
  planMember,
  refusedLine,
  type ImportContext,
  type KnownMember,
  type MemberPlan,
  type PlannedLine,
} from '../rules/plan';
import type { Import } from '../store/imports';
import { benefitsOf, COUNTRY_CODES, historyFields } from './fields';
import { faultText } from './texts';

/** Plans an import from its cells and the stored data, without writing. */

/** Lines parsed per turn of the event loop; parsing days and amounts is slower than finding rows. */
const LINES_AT_ONCE = 50;
const ROWS_AT_ONCE = 500;
/** Members planned per turn, each with several lines. */
const MEMBERS_AT_ONCE = 25;

export interface DryRun {
  plans: MemberPlan[];
  lines: PlannedLine[];
  report: ImportReport;
  fingerprint: string;
  /**
   * The state on which the plan depends: the versions of the members it changes, all bodies, and
   * the stamp of shared data.
   */
  seen: { versions: Map<string, number>; bodies: string; shared: string };
}

/** Tells how far a work has come. */
export type Tell = (done: number, total: number) => void;

/**
 * Generates the ids of an import, the same in each run: plans can then be compared, and nothing
 * can be written twice.
 */
const idsOf = (importId: string): (() => string) => {
  let count = 0;
  return () => {
    count += 1;
    return createHash('sha256').update(`${importId}:${count}`).digest('hex').slice(0, 24);
  };
};

const readLines = async (
  { headings, mapping, rows }: Pick<Import, 'headings' | 'mapping' | 'rows'>,
  ctx: ImportContext,
): Promise<ReadLine[]> => {
  const fields = historyFields(ctx.offers);
  const reading = { today: ctx.today, countries: COUNTRY_CODES };
  const read = lineReader(headings, fields, mapping, reading);
  const lines: ReadLine[] = [];
  for (const [at, row] of (rows ?? []).entries()) {
    // The heading is line 1.
    const line = read(row, at + 2);
    if (line) lines.push(line);
    if (at % LINES_AT_ONCE === 0) await nextTurn();
  }
  return lines;
};

const gather = async (lines: readonly ReadLine[], known: readonly KnownBody[]): Promise<Body[]> => {
  const gathered = gatherer(known);
  for (const [at, line] of lines.entries()) {
    gathered.add(line);
    if (at % ROWS_AT_ONCE === 0) await nextTurn();
  }
  return gathered.bodies();
};

/** Loads the bodies that the lines name. */
const loadKnown = async (
  strapi: Core.Strapi,
  db: Executor,
  bodies: readonly Body[],
): Promise<Map<string, KnownMember>> => {
  const touched = bodies.flatMap(({ known }) => known ?? []);
  const surroundings = await factsIn(strapi).surroundings();
  const members = new Map<string, KnownMember>();
  for (let start = 0; start < touched.length; start += ROWS_AT_ONCE) {
    const some = touched.slice(start, start + ROWS_AT_ONCE);
    const ids = some.flatMap(({ membershipId }) => membershipId ?? []);
    const loaded = await factsIn(strapi).loadMany(ids, surroundings, db);
    const facts = new Map(loaded.map((one) => [one.facts.membership.organisationId, one.facts]));
    const organisations = await findKnownOrganisations(
      strapi,
      some.map(({ organisationId }) => organisationId),
    );
    for (const organisation of organisations) {
      const known = { organisation, facts: facts.get(organisation.id) ?? null };
      members.set(organisation.id, known);
    }
    await nextTurn();
  }
  return members;
};

const reportOf = (
  plans: readonly MemberPlan[],
  lines: readonly PlannedLine[],
  today: Day,
): ImportReport => {
  const counts: ImportReport['lines'] = { made: 0, changed: 0, same: 0, refused: 0 };
  const faults = new Map<string, number>();
  for (const { outcome, notes } of lines) {
    counts[outcome] += 1;
    if (outcome !== 'refused') continue;
    for (const { reason } of notes) faults.set(reason, (faults.get(reason) ?? 0) + 1);
  }
  const statuses: Record<string, number> = {};
  for (const { isNew, after } of plans) {
    const { status } = after.membership;
    if (isNew) statuses[status] = (statuses[status] ?? 0) + 1;
  }
  return {
    lines: counts,
    adds: countsOf(plans),
    ...owedOf(plans, today),
    withoutRights: withoutRights(lines),
    statuses,
    faults: [...faults]
      .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
      .map(([reason, count]) => ({ reason, text: faultText(reason), count })),
  };
};

/** A digest of everything that a plan would write. */
const fingerprintOf = async (
  { mapping, rows }: Pick<Import, 'mapping' | 'rows'>,
  plans: readonly MemberPlan[],
  lines: readonly PlannedLine[],
): Promise<string> => {
  const hash = createHash('sha256');
  hash.update(JSON.stringify(Object.entries(mapping).sort()));
  for (const list of [rows ?? [], lines]) {
    for (let at = 0; at < list.length; at += ROWS_AT_ONCE) {
      hash.update(JSON.stringify(list.slice(at, at + ROWS_AT_ONCE)));
      await nextTurn();
    }
  }
  for (const [at, { organisation, after, rights, effects, changes }] of plans.entries()) {
    if (changes) {
      const { membership, terms, dues, payments } = after;
      hash.update(JSON.stringify([organisation, membership, terms, dues, payments]));
      hash.update(JSON.stringify([rights, effects]));
    }
    if (at % MEMBERS_AT_ONCE === 0) await nextTurn();
  }
  return hash.digest('hex');
};

/** Plans an import: the outcome of each line and member. */
export const dryRun = async (
  strapi: Core.Strapi,
  draft: Pick<Import, 'id' | 'headings' | 'mapping' | 'rows'>,
  tell: Tell,
): Promise<DryRun> => {
  const db = strapi.db.connection;
  const shared = await factsIn(strapi).stamp();
  const { offers, workflows } = await factsIn(strapi).surroundings();
  const today = clockIn(strapi).today();
  const bodies = await bodiesStamp(db);
  const ctx: ImportContext = {
    today,
    newId: idsOf(draft.id),
    offers,
    workflows,
    benefits: benefitsOf(offers),
    numbers: await findCallNumbers(db),
    ...moneyTold(draft.mapping),
  };
  const read = await readLines(draft, ctx);
  const bodiesThere = await findKnownBodies(strapi, db);
  await nextTurn();
  const gathered = await gather(read, bodiesThere);
  const left = read.filter(({ faults }) => faults.length > 0);
  const ids = gathered.flatMap(({ known }) => known?.membershipId ?? []);
  const versions = new Map<string, number>();
  for (let start = 0; start < ids.length; start += ROWS_AT_ONCE) {
    const some = await findVersions(db, ids.slice(start, start + ROWS_AT_ONCE));
    for (const [id, version] of some) versions.set(id, version);
  }
  const known = await loadKnown(strapi, db, gathered);
  const lines = left.map(refusedLine);
  const plans: MemberPlan[] = [];
  for (const [at, body] of gathered.entries()) {
    const member = body.known ? known.get(body.known.organisationId) : undefined;
    const plan = planMember(body, member ?? null, ctx);
    // A body of which nothing can be taken adds nothing.
    if (plan.lines.some(({ outcome }) => outcome !== 'refused')) plans.push(plan);
    lines.push(...plan.lines);
    if (at % MEMBERS_AT_ONCE === 0) {
      tell(lines.length, read.length);
      await nextTurn();
    }
  }
  lines.sort((a, b) => a.line - b.line);
  const report = reportOf(plans, lines, today);
  const fingerprint = await fingerprintOf(draft, plans, lines);
  await nextTurn();
  return {
    plans,
    lines,
    report,
    fingerprint,
    seen: { versions, bodies, shared },
  };
};
