import type { Core } from '@strapi/strapi';
import type { RollChange, RollPage, RollRow } from '../../../shared/assemblies/assemblies';
import type { VotingRule } from '../../../shared/settings/voters';
import { factsIn } from '../core/facts';
import { sentence } from '../core/sentences';
import { factsForStatus } from '../core/standing-facts';
import { findContacts } from '../core/store/contacts';
import type { Surroundings } from '../core/store/facts';
import { findSpans, findStandingRenewals } from '../core/store/standings';
import { clockIn } from '../kernel/clock';
import type { Day } from '../kernel/rules/values';
import { executorOf, type Executor } from '../kernel/store/database';
import { refuse } from './refusals/assembly';
import { alternativesTo } from './rules/alternatives';
import { isStanding, attendanceOf } from './rules/attendance';
import { convenedBy, type Convened } from './rules/convened';
import {
  MANDATED,
  mandateHolder,
  rollEntry,
  type Candidate,
  type RollDues,
  type VoteRight,
} from './rules/roll';
import type { Assembly, Proxy, RollEntry, Voter } from './rules/types';
import { findAssembly, findConvocations, findProxies, findVoters } from './store/assemblies';
import {
  findRollDues,
  findRollMembers,
  findVoteRights,
  type RollMember,
} from './store/electoral-roll';

/** Computes the electoral roll, and formats it for the screen. */

const byName = new Intl.Collator('fr');

/** The day of the roll: the cut-off day, or today before it. */
export const rollDay = ({ cutOffOn }: Pick<Assembly, 'cutOffOn'>, today: Day): Day =>
  cutOffOn < today ? cutOffOn : today;

const byMember = <T extends { membershipId: string }>(rows: readonly T[]): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row.membershipId);
    if (group) group.push(row);
    else groups.set(row.membershipId, [row]);
  }
  return groups;
};

/** A day, and the rule of the statutes. */
type Asked = VotingRule & { day: Day };

/** The data of all members on a day. */
interface Known {
  members: readonly RollMember[];
  factsFor: ReturnType<typeof factsForStatus>;
  rights: ReadonlyMap<string, VoteRight[]>;
  dues: ReadonlyMap<string, RollDues[]>;
}

// Made one by one and not kept: those of all members would need too much memory.
function* candidatesAmong({ members, factsFor, rights, dues }: Known): Generator<Candidate> {
  for (const { membership, organisation } of members) {
    const { id, reference } = membership;
    const facts = factsFor(membership);
    const own = { rights: rights.get(id) ?? [], dues: dues.get(id) ?? [] };
    yield { facts, reference, organisation, ...own };
  }
}

/**
 * Everybody who may be on the roll of a day, in a few queries; with the rights and dues of ended
 * terms where members in grace vote. `surroundings` must be loaded before: inside a transaction,
 * SQLite's only connection is in use.
 */
const candidatesOn = async (
  db: Executor,
  { day, graceVotes }: Omit<Asked, 'duesRequired'>,
  surroundings: Surroundings,
): Promise<Iterable<Candidate>> => {
  const rows = {
    spans: await findSpans(db, day, day),
    renewals: await findStandingRenewals(db, day),
  };
  const ended = { ended: graceVotes };
  return candidatesAmong({
    factsFor: factsForStatus(rows, surroundings),
    rights: byMember(await findVoteRights(db, day, ended)),
    dues: byMember(await findRollDues(db, day, ended)),
    members: await findRollMembers(db),
  });
};

/**
 * The roll of a day, in a few queries, with those who speak for members on the day of the assembly;
 * `surroundings` must be loaded before.
 */
export const computeRoll = async (
  db: Executor,
  { day, heldOn, ...rule }: Asked & Pick<Assembly, 'heldOn'>,
  surroundings: Surroundings,
): Promise<RollEntry[]> => {
  const entries: { entry: RollEntry; organisationId: string }[] = [];
  for (const candidate of await candidatesOn(db, { day, ...rule }, surroundings)) {
    const entry = rollEntry(candidate, { cutOffOn: day, ...rule });
    const { organisationId } = candidate.facts.membership;
    if (entry) entries.push({ entry, organisationId });
  }
  const contacts = await findContacts(
    db,
    entries.map(({ organisationId }) => organisationId),
    surroundings.channels,
    MANDATED,
  );
  return entries
    .map(({ entry, organisationId }) => ({
      ...entry,
      ...mandateHolder(contacts.get(organisationId) ?? [], heldOn),
    }))
    .sort((a, b) => byName.compare(a.organisation, b.organisation));
};

/** A roll not yet frozen, in the form of a frozen one. */
export const provisional = (entries: readonly RollEntry[], assemblyId: string): Voter[] =>
  entries.map((entry) => ({
    ...entry,
    id: entry.membershipId,
    assemblyId,
    mark: null,
    isLate: false,
    corrections: [],
  }));

/** The data about everybody who may attend. */
export interface Attendees {
  voters: readonly Voter[];
  proxies: readonly Proxy[];
  convocations: ReadonlyMap<string, Convened>;
}

/** The name of the person who carries a proxy. */
export const carrierName = (proxy: Proxy, byId: ReadonlyMap<string, Voter>): string => {
  const holder = proxy.holderId === null ? null : byId.get(proxy.holderId);
  if (!holder) return proxy.holderName ?? '';
  return holder.holderName ? `${holder.holderName} (${holder.organisation})` : holder.organisation;
};

const convocationIn = (
  convocation: Convened | undefined,
): Pick<RollRow, 'convenedOn' | 'convocation'> => ({
  convenedOn: convocation?.state === 'convened' ? convocation.on : null,
  convocation: convocation?.state ?? null,
});

/** The lines of a roll, with proxies given and carried. */
export const rollRows = ({ voters, proxies, convocations }: Attendees): RollRow[] => {
  const byId = new Map(voters.map((voter) => [voter.membershipId, voter]));
  const standing = proxies.filter(isStanding);
  const where = attendanceOf(voters, proxies);
  const given = new Map(standing.map((proxy) => [proxy.giverId, proxy]));
  const carried = new Map<string, RollRow['holds']>();
  for (const { holderId, giverId } of standing) {
    const giver = byId.get(giverId);
    if (holderId === null || !giver) continue;
    const { organisation, votes } = giver;
    carried.set(holderId, [...(carried.get(holderId) ?? []), { organisation, votes }]);
  }
  return voters.map((voter) => {
    const { membershipId: id, mark: _, assemblyId: _assembly, because, ...rest } = voter;
    const gave = given.get(id);
    return {
      ...rest,
      id,
      because: sentence(because),
      attendance: where(voter),
      ...convocationIn(convocations.get(id)),
      holds: carried.get(id) ?? [],
      gave: gave ? { proxyId: gave.id, to: carrierName(gave, byId) } : null,
    };
  });
};

/** People who carry proxies without being anybody's mandate-holder. */
export const personsOf = ({ voters, proxies }: Attendees): RollPage['persons'] => {
  const byId = new Map(voters.map((voter) => [voter.membershipId, voter]));
  const persons = new Map<string, RollPage['persons'][number]>();
  for (const proxy of proxies.filter(isStanding)) {
    const giver = byId.get(proxy.giverId);
    if (proxy.holderId !== null || !giver) continue;
    const name = proxy.holderName ?? '';
    const known = persons.get(name) ?? { name, attends: proxy.attends, holds: [] };
    known.holds.push({ organisation: giver.organisation, votes: giver.votes });
    persons.set(name, known);
  }
  return [...persons.values()];
};

/** An assembly; 404 when there is none. */
export const assemblyOf = async (strapi: Core.Strapi, id: string): Promise<Assembly> => {
  const assembly = await findAssembly(await executorOf(strapi), id);
  if (!assembly) throw refuse('assembly-unknown');
  return assembly;
};

/** The roll as it would be frozen on a day. */
export const rollNow = async (
  strapi: Core.Strapi,
  assembly: Assembly,
  day = rollDay(assembly, clockIn(strapi).today()),
) => {
  const { heldOn, duesRequired, graceVotes } = assembly;
  const asked = { day, heldOn, duesRequired, graceVotes };
  const db = await executorOf(strapi);
  return provisional(
    await computeRoll(db, asked, await factsIn(strapi).surroundings()),
    assembly.id,
  );
};

/** Whom another voting rule would bring on a roll that is not frozen, or take off it. */
export const alternativesOf = async (strapi: Core.Strapi, assembly: Assembly) => {
  const day = rollDay(assembly, clockIn(strapi).today());
  const surroundings = await factsIn(strapi).surroundings();
  const everybody = { day, graceVotes: true };
  const candidates = await candidatesOn(await executorOf(strapi), everybody, surroundings);
  const { alternatives, changes } = alternativesTo(assembly, candidates, day);
  const rows = changes
    .map(({ entry, entering, leaving }): RollChange => {
      const { membershipId: id, reference, organisation, votes, because } = entry;
      const named = { id, reference, organisation, votes };
      return { ...named, because: sentence(because), entering, leaving };
    })
    .sort((a, b) => byName.compare(a.organisation, b.organisation));
  return { alternatives, rows };
};

/** The roll: as it was frozen, or as it would be. */
export const votersOf = async (strapi: Core.Strapi, assembly: Assembly): Promise<Voter[]> =>
  assembly.frozenOn ? findVoters(await executorOf(strapi), assembly.id) : rollNow(strapi, assembly);

/** How the convocations of an assembly stand, by membership. */
export const convocationsOf = async (
  strapi: Core.Strapi,
  db: Executor,
  assemblyId: string,
): Promise<Map<string, Convened>> => {
  const { dayOf } = clockIn(strapi);
  const found = await findConvocations(db, assemblyId);
  return new Map(
    [...found].map(([id, { on, state, sentAt }]) => {
      const leftOn = sentAt === null ? null : dayOf(sentAt);
      return [id, convenedBy({ on, message: state === null ? null : { state, leftOn } })];
    }),
  );
};

/** All who may be counted in an assembly. */
export const attendeesOf = async (strapi: Core.Strapi, assembly: Assembly): Promise<Attendees> => {
  const voters = await votersOf(strapi, assembly);
  const db = await executorOf(strapi);
  const proxies = await findProxies(db, assembly.id);
  return { voters, proxies, convocations: await convocationsOf(strapi, db, assembly.id) };
};
