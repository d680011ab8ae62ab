import type { Core } from '@strapi/strapi';
import { plusDays } from './days';

/** Two general assemblies: one that was held, and one that is being prepared. */

interface Actor {
  type: 'admin';
  id: string;
}
interface RollRow {
  id: string;
  listing: string;
}
interface Assemblies {
  create(plan: object, actor: Actor): Promise<{ id: string }>;
  run(id: string, name: string, input: object, actor: Actor): Promise<unknown>;
  roll(id: string, paging: { page: number; pageSize: number }): Promise<{ data: RollRow[] }>;
}
interface Clock {
  set(day: string | null): void;
}

const service = <T>(strapi: Core.Strapi, name: string): T =>
  strapi.plugin('membership-lifecycle').service(name) as T;

const RULES = {
  kind: 'ordinary',
  startsAt: '14:30',
  place: 'Salle du conseil, 12 rue de l’Invention, Paris',
  link: '',
  noticeDays: 15,
  proxyCap: 2,
  proxyHolders: 'members',
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
  onDay: (offset: number) => string,
  actor: Actor,
): Promise<void> => {
  const assemblies = service<Assemblies>(strapi, 'assemblies');
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
  const run = (name: string, input: object = {}) => assemblies.run(id, name, input, actor);
  await run('freeze-roll');
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
  await run('close');
};

/** The next one, as it is being prepared. */
const prepare = async (strapi: Core.Strapi, today: string, actor: Actor): Promise<void> => {
  const heldOn = plusDays(today, AHEAD);
  const plan = {
    ...RULES,
    title: 'Assemblée générale extraordinaire',
    kind: 'extraordinary',
    heldOn,
    cutOffOn: today,
    link: 'https://visio.example.org/ag',
    proxyHolders: 'anyone',
    agenda: 'Modification des statuts\nÉlection du conseil\nQuestions diverses',
  };
  await service<Assemblies>(strapi, 'assemblies').create(plan, actor);
};

/** Lives both, unless an interrupted first run had begun to. */
export const loadAssemblies = async (
  strapi: Core.Strapi,
  staffId: string,
  today: string,
): Promise<void> => {
  const known = await strapi.db.query('plugin::membership-lifecycle.assembly' as never).count();
  if (known > 0) return;
  const clock = service<Clock>(strapi, 'clock');
  const actor: Actor = { type: 'admin', id: staffId };
  const onDay = (offset: number): string => {
    const day = plusDays(today, offset);
    clock.set(day);
    return day;
  };
  try {
    await hold(strapi, onDay, actor);
    await prepare(strapi, onDay(0), actor);
  } finally {
    clock.set(strapi.config.get<string>('plugin::membership-lifecycle.today', '') || null);
  }
};
