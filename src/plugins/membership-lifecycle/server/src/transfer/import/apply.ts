import type { Core } from '@strapi/strapi';
import type { Actor } from '../../../../shared/kernel/common';
import { factsIn } from '../../core/facts';
import { lockBodies } from '../../core/store/siret-holders';
import { clockIn } from '../../kernel/clock';
import { journalLine } from '../../kernel/journal-line';
import { newId } from '../../kernel/new-id';
import type { Day } from '../../kernel/rules/values';
import { isUniqueViolation } from '../../kernel/store/database';
import { settingsIn } from '../../settings/settings';
import { refuse } from '../refusals/imports';
import type { MemberPlan, PlannedLine } from '../rules/plan';
import { ImportOutdated, lockSeen, writeImport } from '../store/import-writing';
import { updateDraft, type ReadImport } from '../store/imports';
import { dryRun, type DryRun, type Tell } from './dry-run';

/**
 * Applies an import: plans it again, compares that with the plan shown, and writes everything at
 * once.
 */

export interface Apply {
  /** Fingerprint of the plan that was shown. */
  fingerprint: string;
  actor: Actor;
  phases: { checking: Tell; writing: Tell };
}

/** A journal line for each member that the import creates or extends. */
const journalOf = (
  plans: readonly MemberPlan[],
  { file, actor, on, at }: { file: string; actor: Actor; on: Day; at: number },
) =>
  plans.map(({ before, after, lines, rights, organisation: { figures, replaced } }) => {
    const { id: membershipId, status } = after.membership;
    const grown = (table: 'terms' | 'dues' | 'payments') =>
      after[table].length - (before?.[table].length ?? 0);
    const was = before?.membership.status;
    const added = {
      terms: grown('terms'),
      calls: grown('dues'),
      payments: grown('payments'),
      rights: rights.length,
    };
    return journalLine({
      membershipId,
      command: 'import-history',
      actor,
      on,
      at,
      input: { file, lines: lines.map(({ line }) => line) },
      before: {
        ...(was === undefined || was === status ? {} : { membership: { status: was } }),
        ...(Object.keys(replaced).length > 0 ? { figures: replaced } : {}),
      },
      after: {
        ...(was === status ? {} : { membership: { status } }),
        ...(Object.keys(figures).length > 0 ? { figures } : {}),
        added,
      },
    });
  });

/** The lines, each with the id of its member. */
const withMembers = (lines: readonly PlannedLine[], plans: readonly MemberPlan[]) => {
  const members = new Map(
    plans.flatMap(({ after, lines: own }) =>
      own.map(({ line }) => [line, after.membership.id] as const),
    ),
  );
  return lines.map((line) => ({ ...line, membershipId: members.get(line.line) ?? null }));
};

const write = async (
  strapi: Core.Strapi,
  draft: ReadImport,
  run: DryRun,
  actor: Actor,
): Promise<void> => {
  const clock = clockIn(strapi);
  const [on, now] = [clock.today(), clock.now()];
  const numbering = await settingsIn(strapi).identity();
  const plans = run.plans.filter(({ changes }) => changes);
  const activities = journalOf(plans, { file: draft.name, actor, on, at: now });
  const context = { on, now, newId, actor, numbering, reason: `Import : ${draft.name}` };
  const applied = {
    id: draft.id,
    state: 'applied' as const,
    appliedOn: on,
    // The cells are deleted: the data is stored with the members now.
    rows: null,
    lines: withMembers(run.lines, run.plans),
    report: run.report,
    fingerprint: run.fingerprint,
  };
  await strapi.db.transaction(async ({ trx }) => {
    // A write first, which takes the lock; it also refuses a second application.
    if (!(await updateDraft(trx, applied, now))) throw refuse('import-applied');
    await lockBodies(trx, { newId });
    await lockSeen(trx, plans, run.seen);
    // A workflow saved meanwhile would not be in the plan, and its effect on the due days would be
    // lost.
    if ((await factsIn(strapi).stamp()) !== run.seen.shared) throw new ImportOutdated();
    await writeImport(strapi, trx, plans, activities, context);
  });
};

/** Applies a draft: all of it as it was shown, or nothing. */
export const applyImport = async (
  strapi: Core.Strapi,
  draft: ReadImport,
  { fingerprint, actor, phases }: Apply,
): Promise<void> => {
  const run = await dryRun(strapi, draft, phases.checking);
  // Before the faults: a line that was right in the plan shown is refused there, with its reason.
  if (run.fingerprint !== fingerprint) throw refuse('import-outdated');
  const { refused } = run.report.lines;
  if (refused > 0) throw refuse('import-has-faults', { count: refused });
  phases.writing(draft.rowCount, draft.rowCount);
  try {
    await write(strapi, draft, run, actor);
  } catch (error) {
    const outdated = error instanceof ImportOutdated || isUniqueViolation(error);
    throw outdated ? refuse('import-outdated') : error;
  }
};
