import type { Core } from '@strapi/strapi';
import type {
  AssemblyActivity,
  AssemblyCommand,
  AssemblyPage,
  AssemblyView,
  ConvocationPlan,
  LateMember,
  ProxyRow,
  RollAlternatives,
  RollContact,
  RollPage,
  RollRow,
} from '../../../shared/assemblies/assemblies';
import type { Actor, Page } from '../../../shared/kernel/common';
import { VOTERS, type Voters } from '../../../shared/settings/voters';
import { factsIn } from '../core/facts';
import { reachingIn } from '../core/reach';
import { sentence } from '../core/sentences';
import { findContacts } from '../core/store/contacts';
import { findMemberships } from '../core/store/memberships';
import { activityView } from '../kernel/activity-view';
import { clockIn } from '../kernel/clock';
import { readPage } from '../kernel/lists';
import { serviceOf } from '../kernel/made-once';
import { newId } from '../kernel/new-id';
import { folded } from '../kernel/rules/import/folding';
import { pageAmong, type Paging } from '../kernel/rules/pages';
import { JOURNAL } from '../kernel/store/activities';
import { findActorNames } from '../kernel/store/actors';
import { executorOf } from '../kernel/store/database';
import { settingsIn } from '../settings/settings';
import { sheetPaper } from './attendance-sheet';
import { runAssemblyCommand } from './commands';
import { planConvocation } from './convening';
import { refuse } from './refusals/assembly';
import {
  alternativesOf,
  assemblyOf,
  attendeesOf,
  carrierName,
  personsOf,
  rollNow,
  rollRows,
  votersOf,
} from './roll';
import { inOffice } from './rules/roll';
import { editRefusal, planRefusal, trimmed } from './rules/rules';
import type { Assembly, AssemblyCommands, AssemblyPlan } from './rules/types';
import { changeAssembly, ensure, tell } from './session';
import { countUnsent, addAssembly, ASSEMBLIES, findSecond, findVoters } from './store/assemblies';
import { assemblyView, NEW_ASSEMBLY } from './view';

export interface RollQuestion {
  /** `on`: voting or attending. */
  listing?: RollRow['listing'] | 'on' | undefined;
  attendance?: RollRow['attendance'] | undefined;
  unconvened?: boolean | undefined;
  search?: string | undefined;
}

const keeps = ({ listing, attendance, unconvened, search }: RollQuestion) => {
  const wanted = folded(search ?? '');
  return (row: RollRow): boolean =>
    (!listing || (listing === 'on' ? row.listing !== 'out' : row.listing === listing)) &&
    (!attendance || row.attendance === attendance) &&
    (!unconvened || (row.listing !== 'out' && row.convenedOn === null)) &&
    (!wanted ||
      [row.organisation, row.reference, row.holderName ?? ''].some((text) =>
        folded(text).includes(wanted),
      ));
};

/** A page of the assemblies: the next to come first, then those that are past or over. */
const list = async (strapi: Core.Strapi, paging: Paging): Promise<AssemblyPage> => {
  const today = clockIn(strapi).today();
  const db = await executorOf(strapi);
  const { data, meta } = await readPage(strapi, ASSEMBLIES, { ...paging, today }, async (rows) => {
    const unsent = await countUnsent(
      db,
      rows.map(({ id }) => id),
    );
    return rows.map((row) => ({ ...row, unsent: unsent.get(row.id) ?? 0 }));
  });
  const { voters } = await settingsIn(strapi).identity();
  const statutes = voters === '' ? null : VOTERS[voters];
  return { data, meta: { ...meta, today, statutes } };
};

/** One assembly, with its quorum as it stands. */
const view = async (strapi: Core.Strapi, id: string): Promise<AssemblyView> => {
  const assembly = await assemblyOf(strapi, id);
  const second = await findSecond(await executorOf(strapi), id);
  return assemblyView(assembly, await attendeesOf(strapi, assembly), {
    today: clockIn(strapi).today(),
    secondId: second?.id ?? null,
  });
};

/** Prepares an assembly. */
const create = async (
  strapi: Core.Strapi,
  asked: AssemblyPlan,
  actor: Actor,
): Promise<AssemblyView> => {
  const plan = trimmed(asked);
  ensure(planRefusal(plan));
  const now = clockIn(strapi).now();
  const assembly: Assembly = { ...NEW_ASSEMBLY, ...plan, id: newId() };
  await strapi.db.transaction(async ({ trx }) => {
    await addAssembly(trx, assembly, now);
    const by = { strapi, trx, today: clockIn(strapi).today(), now, actor };
    await tell(by, assembly.id, 'create-assembly', { input: { ...plan } });
  });
  return view(strapi, assembly.id);
};

/** Changes what is planned, unless somebody else did since the version that was seen. */
const save = async (
  strapi: Core.Strapi,
  id: string,
  asked: AssemblyPlan,
  actor: Actor,
  seen?: number,
): Promise<AssemblyView> => {
  const plan = trimmed(asked);
  await changeAssembly(strapi, id, 'save-assembly', actor, async ({ assembly }) => {
    if (seen !== undefined && seen !== assembly.version) throw refuse('assembly-changed');
    ensure(editRefusal(assembly, plan));
    const before = Object.fromEntries(
      Object.keys(plan).map((field) => [field, assembly[field as keyof AssemblyPlan]]),
    );
    if (JSON.stringify(before) === JSON.stringify(plan)) return null;
    const after = { ...assembly, ...plan, version: assembly.version + 1 };
    return Promise.resolve({ assembly: after, input: {}, before, after: { ...plan } });
  });
  return view(strapi, id);
};

/** Runs a validated command; returns the resulting assembly. */
const run = async <Name extends AssemblyCommand>(
  strapi: Core.Strapi,
  id: string,
  name: Name,
  input: AssemblyCommands[Name],
  actor: Actor,
): Promise<AssemblyView> => {
  const assembly = await assemblyOf(strapi, id);
  const made = await runAssemblyCommand(strapi, { assembly, name, input, actor }, () =>
    votersOf(strapi, assembly),
  );
  return view(strapi, made ?? id);
};

/** A page of the roll: as it was frozen, or as it would be today. */
const roll = async (
  strapi: Core.Strapi,
  id: string,
  asked: RollQuestion & Paging,
): Promise<RollPage> => {
  const who = await attendeesOf(strapi, await assemblyOf(strapi, id));
  const rows = rollRows(who).filter(keeps(asked));
  return { ...pageAmong(rows, asked), persons: personsOf(who) };
};

/** A page of the members whom another voting rule would change; none once the roll is frozen. */
const alternatives = async (
  strapi: Core.Strapi,
  id: string,
  { voters, ...paging }: { voters?: Voters | undefined } & Paging,
): Promise<RollAlternatives> => {
  const assembly = await assemblyOf(strapi, id);
  if (assembly.frozenOn !== null) return { ...pageAmong([], paging), alternatives: [] };
  const { alternatives, rows } = await alternativesOf(strapi, assembly);
  const wanted = rows.filter(
    ({ entering, leaving }) => !voters || entering.includes(voters) || leaving.includes(voters),
  );
  return { ...pageAmong(wanted, paging), alternatives };
};

/** All lines of the roll that the filters match, for an export or the attendance sheet. */
const sheet = async (
  strapi: Core.Strapi,
  id: string,
  asked: RollQuestion = {},
): Promise<{ assembly: Assembly; rows: RollRow[] }> => {
  const assembly = await assemblyOf(strapi, id);
  return { assembly, rows: rollRows(await attendeesOf(strapi, assembly)).filter(keeps(asked)) };
};

/** The people who may represent a member. */
const contacts = async (
  strapi: Core.Strapi,
  id: string,
  membershipId: string,
): Promise<RollContact[]> => {
  const { heldOn } = await assemblyOf(strapi, id);
  const [membership] = await findMemberships(await executorOf(strapi), [membershipId]);
  if (!membership) throw refuse('membership-unknown', { membership: membershipId });
  const { organisationId } = membership;
  const db = await executorOf(strapi);
  const contacts = await findContacts(db, [organisationId], reachingIn(strapi));
  return inOffice(contacts.get(organisationId) ?? [], heldOn).map(
    ({ id: contactId, name, email, role }) => ({ id: contactId, name, email: email ?? '', role }),
  );
};

/** Members who would be on today's roll but are not on the frozen one. */
const late = async (strapi: Core.Strapi, id: string, paging: Paging): Promise<Page<LateMember>> => {
  const assembly = await assemblyOf(strapi, id);
  if (assembly.frozenOn === null) return pageAmong([], paging);
  const on = new Set(
    (await findVoters(await executorOf(strapi), id))
      .filter(({ listing }) => listing !== 'out')
      .map(({ membershipId }) => membershipId),
  );
  const late = (await rollNow(strapi, assembly, clockIn(strapi).today()))
    .filter(({ listing, membershipId }) => listing !== 'out' && !on.has(membershipId))
    .map(({ membershipId, reference, organisation, votes, because }) => ({
      id: membershipId,
      reference,
      organisation,
      votes,
      because: sentence(because),
    }));
  return pageAmong(late, paging);
};

/** Plans the convocation, without sending it. */
const convocation = async (
  strapi: Core.Strapi,
  id: string,
  paging: Paging,
): Promise<ConvocationPlan> => {
  const assembly = await assemblyOf(strapi, id);
  const voters = await votersOf(strapi, assembly);
  const planned = await planConvocation(
    strapi,
    assembly,
    voters,
    await factsIn(strapi).surroundings(),
  );
  const { unreachable, ...plan } = planned;
  return { ...plan, ...pageAmong(unreachable, paging) };
};

/** Every proxy, those that were taken back too. */
const proxies = async (
  strapi: Core.Strapi,
  id: string,
  paging: Paging,
): Promise<Page<ProxyRow>> => {
  const { voters, proxies } = await attendeesOf(strapi, await assemblyOf(strapi, id));
  const byId = new Map(voters.map((voter) => [voter.membershipId, voter]));
  const rows = proxies.map((proxy) => ({
    id: proxy.id,
    giverId: proxy.giverId,
    giver: byId.get(proxy.giverId)?.organisation ?? '',
    votes: byId.get(proxy.giverId)?.votes ?? 0,
    to: carrierName(proxy, byId),
    holderId: proxy.holderId,
    givenOn: proxy.givenOn,
    revokedOn: proxy.revokedOn,
    revokeReason: proxy.revokeReason,
  }));
  return pageAmong(rows, paging);
};

/** A page of the journal, newest first. */
const activities = async (
  strapi: Core.Strapi,
  id: string,
  paging: Paging,
): Promise<Page<AssemblyActivity>> => {
  await assemblyOf(strapi, id);
  return readPage(strapi, JOURNAL, { assemblyId: id, ...paging }, async (rows) => {
    const names = await findActorNames(strapi, rows);
    return rows.map((row) => {
      const { before: _before, after: _after, ...line } = activityView(row, names);
      return line;
    });
  });
};

/** General assemblies: prepared, convened, attended, closed. */
export const assembliesIn = serviceOf({
  list,
  view,
  create,
  save,
  run,
  roll,
  alternatives,
  sheet,
  sheetPaper,
  contacts,
  late,
  convocation,
  proxies,
  activities,
});
