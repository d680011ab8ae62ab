import type { Core } from '@strapi/strapi';
import type { Day } from '../../src/plugins/membership-lifecycle/server/src/kernel/rules/values';
import type { Actor } from '../../src/plugins/membership-lifecycle/shared/kernel/common';
import { lifecycle } from '../../src/setup/lifecycle';
import { plusDays, pretendDays } from './days';
import { scenarios } from './scenarios';
import type { Ids, Step } from './steps';
import { TIER } from './texts';

interface Planned {
  member: number;
  step: Step;
}

const ROWS = 'plugin::membership-lifecycle';
/** Days between two runs of the past: enough for every reminder to be sent in its time. */
const RUN_EVERY = 7;

/** The ids that the next command of a membership works on: its latest term, call and use. */
const idsOf = async (strapi: Core.Strapi, membershipId: string): Promise<Ids> => {
  const latest = async (table: 'term' | 'dues' | 'usage', where: object) => {
    const row = await strapi.db
      .query(`${ROWS}.${table}`)
      .findOne({ where: { membershipId, ...where }, orderBy: { id: 'desc' } });
    return typeof row?.documentId === 'string' ? row.documentId : '';
  };
  return {
    termId: await latest('term', { state: { $ne: 'void' } }),
    duesId: await latest('dues', { cancelledOn: null }),
    usageId: await latest('usage', { kind: 'consume' }),
  };
};

/** Runs one step on its day; answers the membership's id, which the first step creates. */
const perform = async (
  strapi: Core.Strapi,
  { command, input }: Step,
  organisationId: string,
  membershipId: string | undefined,
  today: Day,
  actor: Actor,
): Promise<string> => {
  const commands = lifecycle(strapi, 'commands');
  if (!membershipId) {
    const more = input({ termId: '', duesId: '', usageId: '' });
    const register = { organisationId, tierCode: TIER.code, appliedOn: today, ...more };
    return commands.register(register, actor);
  }
  await commands.run(membershipId, command, input(await idsOf(strapi, membershipId)), actor);
  return membershipId;
};

/** The steps to live: the members that an interrupted first run had begun stay as they are. */
const remaining = async (
  strapi: Core.Strapi,
  organisations: string[],
  today: Day,
): Promise<Planned[]> => {
  const known = await strapi.db.query('api::membership.membership').findMany({
    select: ['organisationId'],
  });
  const begun = new Set(known.map((row: { organisationId: string }) => row.organisationId));
  return scenarios((offset) => plusDays(today, offset))
    .flatMap((steps, member) => steps.map((step) => ({ member, step })))
    .filter(({ member }) => !begun.has(organisations[member]))
    .sort((a, b) => a.step.on - b.step.on);
};

/** Runs the planned steps and the daily runs between them, each on its day. */
const live = async (
  strapi: Core.Strapi,
  organisations: string[],
  planned: Planned[],
  onDay: (offset: number) => Day,
  actor: Actor,
): Promise<void> => {
  const daily = lifecycle(strapi, 'daily');
  const memberships = new Map<number, string>();
  const stopped = new Set<number>();
  let nextRun = planned[0]?.step.on ?? 0;
  for (const { member, step } of planned) {
    for (; nextRun < step.on; nextRun += RUN_EVERY) await daily.run({ on: onDay(nextRun) });
    if (stopped.has(member)) continue;
    const on = onDay(step.on);
    try {
      const id = await perform(
        strapi,
        step,
        organisations[member],
        memberships.get(member),
        on,
        actor,
      );
      memberships.set(member, id);
    } catch (error) {
      // One life that stops early is better than no demonstration.
      stopped.add(member);
      strapi.log.warn(`Demo: member ${member + 1}, ${step.command} on ${on}: ${String(error)}`);
    }
  }
  for (; nextRun <= 0; nextRun += RUN_EVERY) await daily.run({ on: onDay(nextRun) });
  await daily.run({ on: onDay(0) });
};

/**
 * Lives the last two years of forty members, day after day, through the plugin's own commands and
 * daily runs: what the demonstration shows is what the product does, never rows written by hand.
 */
export const loadMembers = async (
  strapi: Core.Strapi,
  organisations: string[],
  staffId: string,
): Promise<void> => {
  const today = lifecycle(strapi, 'clock').today();
  const planned = await remaining(strapi, organisations, today);
  if (planned.length === 0) return;
  await pretendDays(strapi, today, (onDay) =>
    live(strapi, organisations, planned, onDay, { type: 'admin', id: staffId }),
  );
};
