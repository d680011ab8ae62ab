import type { Core } from '@strapi/strapi';
import { callNumber, type Numbering } from '../../../../shared/account/call-number';
import { MEMBERSHIP_UID } from '../../../../shared/kernel/ids';
import { listCache } from '../../core/rules/decide';
import type { Dues, Facts } from '../../core/rules/types';
import { withLiveKey } from '../../core/store/changes';
import { createUsedEntitlements, type Stamp } from '../../core/store/counters';
import {
  lockMemberships,
  membershipColumns,
  updateMemberships,
} from '../../core/store/memberships';
import { DUES_TABLE, PAYMENT_TABLE, TERM_TABLE } from '../../core/tables/member';
import { EFFECT_TABLE } from '../../core/tables/renewal';
import { addActivities, type Activity } from '../../kernel/store/activities';
import { insertAll, update, type Transaction } from '../../kernel/store/database';
import { callSequence, nextNumbers, raiseSequence } from '../../kernel/store/sequences';
import { bodiesStamp, findVersions } from '../../membership/store/import-known';
import type { MemberPlan } from '../rules/plan';
import { insertForIds, writeOrganisations } from './import-organisations';

/** Writes a planned import in the caller's transaction, bypassing documents and commands. */

export interface WriteContext extends Stamp {
  numbering: Numbering;
  /** The reason in the ledger lines of imported uses. */
  reason: string;
}

const AT_ONCE = 500;

/** The data has changed since the import was planned: nothing may be written. */
export class ImportOutdated extends Error {}

/** Locks the members of an import; throws when something has changed since the plan. */
export const lockSeen = async (
  trx: Transaction,
  plans: readonly MemberPlan[],
  seen: { versions: Map<string, number>; bodies: string },
): Promise<void> => {
  const ids = plans.flatMap(({ before }) => before?.membership.id ?? []);
  for (let start = 0; start < ids.length; start += AT_ONCE) {
    const some = ids.slice(start, start + AT_ONCE);
    await lockMemberships(trx, some);
    const versions = await findVersions(trx, some);
    // Each version is one higher because of the lock itself.
    if (some.some((id) => versions.get(id) !== (seen.versions.get(id) ?? 0) + 1)) {
      throw new ImportOutdated();
    }
  }
  if ((await bodiesStamp(trx)) !== seen.bodies) throw new ImportOutdated();
};

const OURS = /^ADH-(\d{4})-(\d{1,9})$/;

/** Gives references to new members that have none in the file. */
const withReferences = async (
  trx: Transaction,
  plans: readonly MemberPlan[],
  context: WriteContext,
): Promise<Map<string, string>> => {
  const references = new Map<string, string>();
  const wanting = new Map<string, MemberPlan[]>();
  const highest = new Map<string, number>();
  for (const plan of plans) {
    const { id, reference, appliedOn } = plan.after.membership;
    const ours = OURS.exec(reference);
    if (ours) highest.set(ours[1], Math.max(highest.get(ours[1]) ?? 0, Number(ours[2])));
    if (reference !== '') references.set(id, reference);
    else wanting.set(appliedOn.slice(0, 4), [...(wanting.get(appliedOn.slice(0, 4)) ?? []), plan]);
  }
  for (const [year, value] of highest) {
    await raiseSequence(trx, `membership:${year}`, value, context);
  }
  for (const [year, members] of wanting) {
    const first = await nextNumbers(trx, `membership:${year}`, members.length, context);
    members.forEach(({ after }, at) => {
      const number = String(first + at).padStart(4, '0');
      references.set(after.membership.id, `ADH-${year}-${number}`);
    });
  }
  return references;
};

const insertMemberships = async (
  strapi: Core.Strapi,
  trx: Transaction,
  plans: readonly MemberPlan[],
  bodies: Map<string, number>,
  context: WriteContext,
): Promise<void> => {
  const references = await withReferences(trx, plans, context);
  const stamp = new Date(context.now);
  const { tableName, attributes } = strapi.db.metadata.get(MEMBERSHIP_UID);
  const ids = await insertForIds(
    strapi,
    trx,
    tableName,
    plans.map(({ after }) => ({
      ...membershipColumns(after.membership, listCache(after, context.on)),
      document_id: after.membership.id,
      reference: references.get(after.membership.id),
      organisation_id: after.membership.organisationId,
      version: 0,
      created_at: stamp,
      updated_at: stamp,
      published_at: stamp,
    })),
  );
  const { joinTable } = attributes.organisation as { joinTable: { name: string } };
  const links = plans.map(({ after }, at) => ({
    membership_id: ids[at],
    organisation_id: bodies.get(after.membership.organisationId),
  }));
  for (let start = 0; start < links.length; start += AT_ONCE) {
    await trx(joinTable.name).insert(links.slice(start, start + AT_ONCE));
  }
};

/** Rows of a table that a plan adds. */
const added = <T extends 'terms' | 'dues' | 'payments'>(
  { before, after }: MemberPlan,
  table: T,
): Facts[T] => {
  const there = new Set((before?.[table] ?? []).map(({ id }) => id));
  return (after[table] as Facts[T][number][]).filter(({ id }) => !there.has(id)) as Facts[T];
};

/** Existing calls that were completed. */
const filledCalls = ({ before, after }: MemberPlan): Dues[] => {
  const there = new Map((before?.dues ?? []).map((call) => [call.id, call]));
  return after.dues.filter((call) => there.has(call.id) && there.get(call.id) !== call);
};

/** Raises the sequences of call numbers above the numbers in the file. */
const raiseCallNumbers = async (
  trx: Transaction,
  calls: readonly Dues[],
  context: WriteContext,
): Promise<void> => {
  const highest = new Map<string, number>();
  for (const { number } of calls) {
    const match = /(\d{4})-(\d{1,9})$/.exec(number ?? '');
    if (!match) continue;
    const [year, value] = [match[1], Number(match[2])];
    if (callNumber(context.numbering, year, value) !== number) continue;
    highest.set(year, Math.max(highest.get(year) ?? 0, value));
  }
  for (const [year, value] of highest) {
    await raiseSequence(trx, callSequence(year), value, context);
  }
};

/** Writes every row of an import and one journal line for each member. */
export const writeImport = async (
  strapi: Core.Strapi,
  trx: Transaction,
  plans: readonly MemberPlan[],
  activities: readonly Activity[],
  context: WriteContext,
): Promise<void> => {
  const { now } = context;
  const bodies = await writeOrganisations(
    strapi,
    trx,
    plans.map(({ organisation }) => organisation),
    now,
  );
  const fresh = plans.filter(({ isNew }) => isNew);
  await insertMemberships(strapi, trx, fresh, bodies, context);
  for (const { isNew, after } of plans) {
    if (isNew) continue;
    const written = { membership: after.membership, cache: listCache(after, context.on) };
    await updateMemberships(trx, [written], now);
  }
  const terms = plans.flatMap((plan) => added(plan, 'terms'));
  await insertAll(trx, TERM_TABLE, terms.map(withLiveKey.terms), now);
  const filled = plans.flatMap(filledCalls);
  for (const call of filled) await update(trx, DUES_TABLE, call, now);
  const calls = plans.flatMap((plan) => added(plan, 'dues'));
  await insertAll(trx, DUES_TABLE, calls.map(withLiveKey.dues), now);
  await raiseCallNumbers(trx, [...calls, ...filled], context);
  const payments = plans.flatMap((plan) => added(plan, 'payments'));
  await insertAll(trx, PAYMENT_TABLE, payments, now);
  const rights = plans.flatMap((plan) => plan.rights);
  await createUsedEntitlements(trx, rights, context.reason, context);
  const effects = plans.flatMap((plan) => plan.effects);
  await insertAll(
    trx,
    EFFECT_TABLE,
    effects.map((effect) => ({ id: context.newId(), ...effect })),
    now,
  );
  await addActivities(trx, [...activities], now);
};
