import type { Day } from '../../kernel/rules/values';
import {
  findById,
  fromRow,
  insertAll,
  update,
  type Entity,
  type Executor,
  type Transaction,
} from '../../kernel/store/database';
import type { StoredList } from '../../kernel/store/lists';
import { columnsOf, COUNT, orNull, pick, readEntities, readEntity } from '../../kernel/store/rows';
import { MESSAGE_TABLE } from '../../messages/tables/message';
import type { Assembly, Proxy, Voter } from '../rules/types';
import { ASSEMBLY_TABLE, CONVOCATION_TABLE, PROXY_TABLE, VOTER_TABLE } from '../tables/assembly';

/** General assemblies, with their rolls, proxies and convocations. */

export interface Convocation extends Entity {
  assemblyId: string;
  membershipId: string;
  messageId: string;
  on: Day;
}

export const addAssembly = (trx: Transaction, assembly: Assembly, now: number): Promise<void> =>
  insertAll(trx, ASSEMBLY_TABLE, [assembly], now);

/** Assemblies planned before there was this rule have no value: dues were not required. */
const withRule = (assembly: Assembly): Assembly => ({
  ...assembly,
  duesRequired: Boolean(assembly.duesRequired),
});

export const findAssembly = async (db: Executor, id: string): Promise<Assembly | null> => {
  const assembly = await findById<Assembly>(db, ASSEMBLY_TABLE, id);
  return assembly && withRule(assembly);
};

/** The assemblies: those to come, the next first; then those that are past or over, the latest first. */
export const ASSEMBLIES: StoredList<{ today: Day }, Assembly> = {
  matching: (db) => db(ASSEMBLY_TABLE.collection),
  order: ({ today }) => {
    const isToCome = `state in ('drafted', 'convened') and held_on >= '${today}'`;
    return [
      [`case when ${isToCome} then 0 else 1 end`, 'asc'],
      [`case when ${isToCome} then held_on end`, 'asc'],
      ['held_on', 'desc'],
      ['id', 'desc'],
    ];
  },
  read: (row) => withRule(fromRow<Assembly>(ASSEMBLY_TABLE, row)),
};

/** The second convocation of an assembly, if there is one. */
export const findSecond = (db: Executor, firstId: string): Promise<Assembly | null> =>
  readEntity<Assembly>(ASSEMBLY_TABLE, db(ASSEMBLY_TABLE.collection).where('first_id', firstId));

/** Locks an assembly until the transaction ends. */
export const lockAssembly = async (trx: Transaction, id: string): Promise<Assembly | null> => {
  // A write first: it takes the lock, and SQLite cannot upgrade a read transaction.
  await trx(ASSEMBLY_TABLE.collection).where('document_id', id).update({ document_id: id });
  return findAssembly(trx, id);
};

export const updateAssembly = (trx: Transaction, assembly: Assembly, now: number): Promise<void> =>
  update(trx, ASSEMBLY_TABLE, assembly, now);

export const addVoters = (trx: Transaction, voters: readonly Voter[], now: number): Promise<void> =>
  insertAll(trx, VOTER_TABLE, voters, now);

export const updateVoter = (trx: Transaction, voter: Voter, now: number): Promise<void> =>
  update(trx, VOTER_TABLE, voter, now);

/** The whole frozen roll, by the names of the members. */
export const findVoters = (db: Executor, assemblyId: string): Promise<Voter[]> =>
  readEntities<Voter>(
    VOTER_TABLE,
    db(VOTER_TABLE.collection)
      .where('assembly_id', assemblyId)
      .orderBy([{ column: 'organisation' }, { column: 'id' }]),
  );

/** Every proxy of an assembly, those that were revoked too, in the order in which they came. */
export const findProxies = (db: Executor, assemblyId: string): Promise<Proxy[]> =>
  readEntities<Proxy>(
    PROXY_TABLE,
    db(PROXY_TABLE.collection).where('assembly_id', assemblyId).orderBy('id'),
  );

/** A proxy with the key that allows one per member. */
const keyed = (proxy: Proxy): Proxy & { liveKey: string | null } => ({
  ...proxy,
  liveKey: proxy.revokedOn === null ? `${proxy.assemblyId}:${proxy.giverId}` : null,
});

export const addProxy = (trx: Transaction, proxy: Proxy, now: number): Promise<void> =>
  insertAll(trx, PROXY_TABLE, [keyed(proxy)], now);

export const updateProxy = (trx: Transaction, proxy: Proxy, now: number): Promise<void> =>
  update(trx, PROXY_TABLE, keyed(proxy), now);

/** A convocation with the message that carries it; none where it was noted by another way. */
export interface WrittenConvocation {
  id: string;
  membershipId: string;
  on: Day;
  state: string | null;
  /** When it left, in milliseconds. */
  sentAt: number | null;
}

const written = (db: Executor) =>
  db({ c: CONVOCATION_TABLE.collection }).leftJoin(
    { s: MESSAGE_TABLE.collection },
    's.document_id',
    'c.message_id',
  );

/** The convocations that were written or noted, by membership. */
export const findConvocations = async (
  db: Executor,
  assemblyId: string,
): Promise<Map<string, WrittenConvocation>> => {
  const { id, membershipId, on } = columnsOf(CONVOCATION_TABLE, 'c');
  const { state, sentAt } = columnsOf(MESSAGE_TABLE, 's');
  const query = written(db).where('c.assembly_id', assemblyId);
  const choice = { id, membershipId, on, state: orNull(state), sentAt: orNull(sentAt) };
  const rows = await pick(query, choice);
  return new Map(rows.map((one) => [one.membershipId, one]));
};

/** How many convocations of assemblies have not left, by assembly. */
export const countUnsent = async (
  db: Executor,
  assemblyIds: readonly string[],
): Promise<Map<string, number>> => {
  const query = written(db)
    .whereIn('c.assembly_id', assemblyIds as string[])
    .whereNot('s.state', 'sent')
    .groupBy('c.assembly_id');
  const { assemblyId } = columnsOf(CONVOCATION_TABLE, 'c');
  const rows = await pick(query, { assemblyId, count: COUNT });
  return new Map(rows.map(({ assemblyId: id, count }) => [id, count]));
};

/** Notes that convocations went out by another way than their messages. */
export const noteConvocations = async (
  trx: Transaction,
  ids: readonly string[],
  on: Day,
): Promise<void> => {
  await trx(CONVOCATION_TABLE.collection)
    .whereIn('document_id', ids as string[])
    .update({ message_id: '', on });
};

/** Records convocations; the unique key refuses repetitions. */
export const addConvocations = (
  trx: Transaction,
  convocations: readonly Convocation[],
  now: number,
): Promise<void> => insertAll(trx, CONVOCATION_TABLE, convocations, now);
