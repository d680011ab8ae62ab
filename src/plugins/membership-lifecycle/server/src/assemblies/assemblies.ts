import type { Core } from '@strapi/strapi';
import type {
  AssemblyActivity,
  AssemblyCommand,
  AssemblyPage,
  AssemblyView,
  ConvocationPlan,
  LateMember,
  ProxyRow,
  RollContact,
  RollPage,
  RollRow,
} from '../../../shared/assemblies/assemblies';
import type { Actor, Page } from '../../../shared/kernel/common';
import { factsIn } from '../core/facts';
import { reachingIn } from '../core/reach';
import { sentence } from '../core/sentences';
import { findContacts } from '../core/store/contacts';
import { findMemberships } from '../core/store/memberships';
import { activityView } from '../kernel/activity-view';
import { clockIn } from '../kernel/clock';
import { asIs, readPage } from '../kernel/lists';
import { madeOnce } from '../kernel/made-once';
import { newId } from '../kernel/new-id';
import { folded } from '../kernel/rules/import/folding';
import { pageAmong, type Paging } from '../kernel/rules/pages';
import type { Locale } from '../kernel/rules/values';
import { JOURNAL } from '../kernel/store/activities';
import { findActorNames } from '../kernel/store/actors';
import { executorOf } from '../kernel/store/database';
import { readLocalImage } from '../kernel/store/images';
import { workersIn } from '../kernel/workers/workers';
import type { PaperTask } from '../papers/drawing';
import { faultIn } from '../papers/faults';
import { settingsIn } from '../settings/settings';
import { runAssemblyCommand } from './commands';
import { attendancePaper } from './content/attendance';
import { planConvocation } from './convening';
import { refuse } from './refusals/assembly';
import {
  carrierName,
  computeRoll,
  personsOf,
  provisional,
  rollDay,
  rollRows,
  type Attendees,
} from './roll';
import { editRefusal, planRefusal } from './rules/rules';
import type { Assembly, AssemblyCommands, AssemblyPlan, Voter } from './rules/types';
import { changeAssembly, ensure, tell } from './session';
import {
  addAssembly,
  ASSEMBLIES,
  findAssembly,
  findConvocations,
  findProxies,
  findSecond,
  findVoters,
} from './store/assemblies';
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

/** General assemblies: prepared, convened, attended, closed. */
const createAssembliesService = ({ strapi }: { strapi: Core.Strapi }) => {
  const today = () => clockIn(strapi).today();
  const surroundings = () => factsIn(strapi).surroundings();

  const known = async (id: string): Promise<Assembly> => {
    const assembly = await findAssembly(await executorOf(strapi), id);
    if (!assembly) throw refuse('assembly-unknown');
    return assembly;
  };

  const rollNow = async (assembly: Assembly, day = rollDay(assembly, today())) => {
    const asked = { day, graceVotes: assembly.graceVotes };
    const db = await executorOf(strapi);
    return provisional(await computeRoll(db, asked, await surroundings()), assembly.id);
  };

  const votersOf = async (assembly: Assembly): Promise<Voter[]> =>
    assembly.frozenOn ? findVoters(await executorOf(strapi), assembly.id) : rollNow(assembly);

  const attendees = async (assembly: Assembly): Promise<Attendees> => {
    const voters = await votersOf(assembly);
    const db = await executorOf(strapi);
    const proxies = await findProxies(db, assembly.id);
    return { voters, proxies, convocations: await findConvocations(db, assembly.id) };
  };

  return {
    /** A page of the assemblies, the latest first. */
    async list(paging: Paging): Promise<AssemblyPage> {
      const { data, meta } = await readPage(strapi, ASSEMBLIES, paging, asIs);
      return { data, meta: { ...meta, today: today() } };
    },

    /** One assembly, with its quorum as it stands. */
    async view(id: string): Promise<AssemblyView> {
      const assembly = await known(id);
      const second = await findSecond(await executorOf(strapi), id);
      return assemblyView(assembly, await attendees(assembly), {
        today: today(),
        secondId: second?.id ?? null,
      });
    },

    /** Prepares an assembly. */
    async create(plan: AssemblyPlan, actor: Actor): Promise<AssemblyView> {
      ensure(planRefusal(plan));
      const now = clockIn(strapi).now();
      const assembly: Assembly = { ...NEW_ASSEMBLY, ...plan, id: newId() };
      await strapi.db.transaction(async ({ trx }) => {
        await addAssembly(trx, assembly, now);
        const by = { strapi, trx, today: today(), now, actor };
        await tell(by, assembly.id, 'create-assembly', { input: { ...plan } });
      });
      return this.view(assembly.id);
    },

    /** Changes what is planned, unless somebody else did since the version that was seen. */
    async save(id: string, plan: AssemblyPlan, actor: Actor, seen?: number): Promise<AssemblyView> {
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
      return this.view(id);
    },

    /** Runs a validated command; returns the resulting assembly. */
    async run<Name extends AssemblyCommand>(
      id: string,
      name: Name,
      input: AssemblyCommands[Name],
      actor: Actor,
    ): Promise<AssemblyView> {
      const assembly = await known(id);
      const made = await runAssemblyCommand(strapi, { assembly, name, input, actor }, () =>
        votersOf(assembly),
      );
      return this.view(made ?? id);
    },

    /** A page of the roll: as it was frozen, or as it would be today. */
    async roll(id: string, asked: RollQuestion & Paging): Promise<RollPage> {
      const who = await attendees(await known(id));
      const rows = rollRows(who).filter(keeps(asked));
      return { ...pageAmong(rows, asked), persons: personsOf(who) };
    },

    /** All lines of the roll that the filters match, for an export or the attendance sheet. */
    async sheet(
      id: string,
      asked: RollQuestion = {},
    ): Promise<{ assembly: Assembly; rows: RollRow[] }> {
      const assembly = await known(id);
      return { assembly, rows: rollRows(await attendees(assembly)).filter(keeps(asked)) };
    },

    /** The attendance sheet for signatures, from the present roll. */
    async sheetPaper(id: string, locale: Locale): Promise<{ name: string; bytes: Buffer }> {
      const assembly = await known(id);
      const who = await attendees(assembly);
      const { tally, quorumNow } = assemblyView(assembly, who, { today: today(), secondId: null });
      const identity = await settingsIn(strapi).identity();
      const context = {
        assembly,
        lines: rollRows(who).filter(({ listing }) => listing !== 'out'),
        persons: personsOf(who),
        tally,
        quorum: quorumNow,
        association: identity,
        madeOn: assembly.closedOn ?? today(),
      };
      const paper = attendancePaper(context, locale);
      const { logoId } = identity;
      const logo = logoId === null ? null : await readLocalImage(strapi, logoId);
      try {
        const task: PaperTask = { kind: 'paper', paper, logo, invoice: null };
        const bytes = await workersIn(strapi).drawLong(task);
        return { name: `${paper.name}.pdf`, bytes };
      } catch (error) {
        const fault = faultIn(error);
        if (fault?.kind !== 'unwritable') throw error;
        throw refuse('paper-unwritable', { character: fault.character });
      }
    },

    /** The people who may represent a member. */
    async contacts(id: string, membershipId: string): Promise<RollContact[]> {
      await known(id);
      const [membership] = await findMemberships(await executorOf(strapi), [membershipId]);
      if (!membership) throw refuse('membership-unknown', { membership: membershipId });
      const { organisationId } = membership;
      const db = await executorOf(strapi);
      const contacts = await findContacts(db, [organisationId], reachingIn(strapi));
      return (contacts.get(organisationId) ?? [])
        .filter(({ name }) => (name ?? '').trim() !== '')
        .map(({ id: contactId, name, email, role }) => ({
          id: contactId,
          name,
          email: email ?? '',
          role,
        }));
    },

    /** Members who would be on today's roll but are not on the frozen one. */
    async late(id: string, paging: Paging): Promise<Page<LateMember>> {
      const assembly = await known(id);
      if (assembly.frozenOn === null) return pageAmong([], paging);
      const on = new Set(
        (await findVoters(await executorOf(strapi), id))
          .filter(({ listing }) => listing !== 'out')
          .map(({ membershipId }) => membershipId),
      );
      const late = (await rollNow(assembly, today()))
        .filter(({ listing, membershipId }) => listing !== 'out' && !on.has(membershipId))
        .map(({ membershipId, reference, organisation, votes, because }) => ({
          id: membershipId,
          reference,
          organisation,
          votes,
          because: sentence(because),
        }));
      return pageAmong(late, paging);
    },

    /** What sending the convocation would do. */
    async convocation(id: string, paging: Paging): Promise<ConvocationPlan> {
      const assembly = await known(id);
      const voters = await votersOf(assembly);
      const planned = await planConvocation(strapi, assembly, voters, await surroundings());
      const { unreachable, ...plan } = planned;
      return { ...plan, ...pageAmong(unreachable, paging) };
    },

    /** Every proxy, those that were taken back too. */
    async proxies(id: string, paging: Paging): Promise<Page<ProxyRow>> {
      const { voters, proxies } = await attendees(await known(id));
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
    },

    /** A page of the journal, newest first. */
    async activities(id: string, paging: Paging): Promise<Page<AssemblyActivity>> {
      await known(id);
      return readPage(strapi, JOURNAL, { assemblyId: id, ...paging }, async (rows) => {
        const names = await findActorNames(strapi, rows);
        return rows.map((row) => {
          const { before: _before, after: _after, ...line } = activityView(row, names);
          return line;
        });
      });
    },
  };
};

export const assembliesIn = madeOnce(createAssembliesService);
