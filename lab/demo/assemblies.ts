import type { Core } from '@strapi/strapi';
import type {
  AssemblyCommands,
  AssemblyPlan,
} from '../../src/plugins/membership-lifecycle/server/src/assemblies/rules/types';
import type { Day } from '../../src/plugins/membership-lifecycle/server/src/kernel/rules/values';
import type { Actor } from '../../src/plugins/membership-lifecycle/shared/kernel/common';
import { lifecycle } from '../../src/setup/lifecycle';
import { plusDays, pretendDays } from './days';

/** Two general assemblies: one that was held, and one that is being prepared. */

const RULES = {
  kind: 'ordinary',
  startsAt: '14:30',
  place: 'Salle du conseil, 12 rue de l’Invention, Paris',
  link: '',
  noticeDays: 15,
  proxyCap: 2,
  proxyHolders: 'members',
  duesRequired: false,
  graceVotes: false,
  quorum: { basis: 'members', numerator: 1, denominator: 3, secondWithout: true },
} as const;

/** Days before today on which the past one was held, and its members were told. */
const HELD = -160;
const TOLD = -182;
/** Days from today to the next one. */
const AHEAD = 23;
/** Of the voters in their order, every third lends its votes, and every fourth stays away. */
const LENDS = 3;
const STAYS = 4;

const yearOf = (day: string): string => day.slice(0, 4);

/** The past one, lived on its days: told by post, proxies, the door, the end. */
const hold = async (
  strapi: Core.Strapi,
  onDay: (offset: number) => Day,
  actor: Actor,
): Promise<void> => {
  const assemblies = lifecycle(strapi, 'assemblies');
  const told = onDay(TOLD);
  const heldOn = plusDays(told, HELD - TOLD);
  const plan = {
    ...RULES,
    title: `Assemblée générale ${yearOf(heldOn)}`,
    heldOn,
    cutOffOn: told,
    agenda: 'Rapport moral\nRapport financier et quitus\nMontant des cotisations',
  };
  const { id } = await assemblies.create(plan, actor);
  const run = <Name extends keyof AssemblyCommands>(name: Name, input: AssemblyCommands[Name]) =>
    assemblies.run(id, name, input, actor);
  await run('freeze-roll', {});
  await run('record-convocation', { convenedOn: told, how: 'Courrier' });
  const { data } = await assemblies.roll(id, { page: 1, pageSize: 100 });
  const voters = data.filter(({ listing }) => listing === 'voting');
  const lenders = voters.filter((_, index) => index % LENDS === 1);
  const comers = voters.filter((voter) => !lenders.includes(voter));
  for (const [index, giver] of lenders.entries()) {
    const holder = comers[index];
    if (!holder) break;
    await run('give-proxy', { giverId: giver.id, holderId: holder.id, givenOn: told });
  }
  onDay(HELD);
  for (const [index, voter] of comers.entries()) {
    const state = index % STAYS === STAYS - 1 ? 'absent' : 'present';
    await run('mark-attendance', { membershipId: voter.id, state });
  }
  await run('close', {});
};

/** The next one, as it is being prepared. */
const prepare = async (strapi: Core.Strapi, today: Day, actor: Actor): Promise<void> => {
  const heldOn = plusDays(today, AHEAD);
  const plan: AssemblyPlan = {
    ...RULES,
    title: 'Assemblée générale extraordinaire',
    kind: 'extraordinary',
    heldOn,
    cutOffOn: today,
    link: 'https://visio.example.org/ag',
    proxyHolders: 'anyone',
    agenda: 'Modification des statuts\nÉlection du conseil\nQuestions diverses',
  };
  await lifecycle(strapi, 'assemblies').create(plan, actor);
};

/** Lives both, unless an interrupted first run had begun to. */
export const loadAssemblies = async (
  strapi: Core.Strapi,
  staffId: string,
  today: Day,
): Promise<void> => {
  const known = await strapi.db.query('plugin::membership-lifecycle.assembly' as never).count();
  if (known > 0) return;
  const actor: Actor = { type: 'admin', id: staffId };
  await pretendDays(strapi, today, async (onDay) => {
    await hold(strapi, onDay, actor);
    await prepare(strapi, onDay(0), actor);
  });
};
