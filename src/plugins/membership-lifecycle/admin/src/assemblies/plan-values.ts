import type { AssemblyInput, AssemblyRow } from '../../../shared/assemblies/assemblies';
import type { VotingRule } from '../../../shared/settings/voters';

/** The first values of the form of an assembly, and those that it sends. */

const DAYS_AHEAD = 30;
const MS_PER_DAY = 86_400_000;

const later = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * MS_PER_DAY).toISOString().slice(0, 10);

const FIRST: Omit<AssemblyInput, 'heldOn' | 'cutOffOn'> = {
  title: '',
  kind: 'ordinary',
  startsAt: '',
  place: '',
  link: '',
  agenda: '',
  noticeDays: 15,
  proxyCap: 2,
  proxyHolders: 'members',
  duesRequired: false,
  graceVotes: false,
  quorum: { basis: 'none', numerator: 1, denominator: 4, secondWithout: true },
};

/** The fields of a plan, without what was done about it. */
export const planOf = (row: AssemblyRow): AssemblyInput => ({
  title: row.title,
  kind: row.kind,
  heldOn: row.heldOn,
  startsAt: row.startsAt,
  place: row.place,
  link: row.link,
  agenda: row.agenda,
  cutOffOn: row.cutOffOn,
  noticeDays: row.noticeDays,
  proxyCap: row.proxyCap,
  proxyHolders: row.proxyHolders,
  duesRequired: row.duesRequired,
  graceVotes: row.graceVotes,
  quorum: row.quorum,
});

/**
 * A new assembly, under the rules of the one before: statutes change more rarely than agendas. Who
 * votes is said by the settings, where they say it.
 */
export const newPlan = (
  today: string,
  before: AssemblyRow | undefined,
  statutes: VotingRule | null,
): AssemblyInput => {
  const dates = { heldOn: later(today, DAYS_AHEAD), cutOffOn: today };
  if (!before) return { ...FIRST, ...statutes, ...dates };
  const { noticeDays, proxyCap, proxyHolders, duesRequired, graceVotes, quorum, place } =
    planOf(before);
  const rules = { noticeDays, proxyCap, proxyHolders, duesRequired, graceVotes, quorum };
  return { ...FIRST, ...rules, place, ...statutes, ...dates };
};
