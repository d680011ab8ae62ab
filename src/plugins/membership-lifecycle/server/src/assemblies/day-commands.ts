import { newId } from '../kernel/new-id';
import { folded } from '../kernel/rules/import/folding';
import { refuse } from './refusals/assembly';
import { carrierName } from './roll';
import { isStanding, quorumOf, tallyOf } from './rules/attendance';
import { giveProxy } from './rules/proxies';
import { attendRefusal, sessionRefusal } from './rules/rules';
import type { AssemblyCommands, Mark, Proxy, Voter } from './rules/types';
import { decided, ensure, type Done, type Session } from './session';
import { addProxy, findProxies, findVoters, updateProxy, updateVoter } from './store/assemblies';

/** Commands on proxies and on the attendance. */

const byId = (voters: readonly Voter[]) =>
  new Map(voters.map((voter) => [voter.membershipId, voter]));

/** Records a proxy. The assembly's lock keeps two concurrent proxies from exceeding the cap. */
export const recordProxy = async (
  session: Session,
  { giverId, holderId, name, givenOn }: AssemblyCommands['give-proxy'],
): Promise<Done> => {
  const { trx, assembly, today, now } = session;
  ensure(sessionRefusal(assembly));
  const voters = await findVoters(trx, assembly.id);
  const known = byId(voters);
  const giver = known.get(giverId);
  const holder = holderId ? known.get(holderId) : null;
  if (!giver || holder === undefined) throw refuse('voter-not-on-roll');
  const proxies = await findProxies(trx, assembly.id);
  const request = { giver, holder, holderName: name?.trim() ?? null, givenOn };
  const { proxy } = decided(giveProxy(request, { assembly, voters, proxies, today }));
  const added: Proxy = { ...proxy, id: newId(), assemblyId: assembly.id };
  await addProxy(trx, added, now);
  const input = { giverId, member: giver.organisation, to: carrierName(added, known), givenOn };
  return { input, after: { proxyId: added.id } };
};

/** Takes a proxy back: it stays readable, with its reason. */
export const revokeProxy = async (
  session: Session,
  { proxyId, reason }: AssemblyCommands['revoke-proxy'],
): Promise<Done> => {
  const { trx, assembly, today, now } = session;
  ensure(sessionRefusal(assembly));
  const proxy = (await findProxies(trx, assembly.id)).find(({ id }) => id === proxyId);
  if (!proxy) throw refuse('proxy-unknown');
  if (!isStanding(proxy)) throw refuse('proxy-revoked');
  await updateProxy(trx, { ...proxy, revokedOn: today, revokeReason: reason }, now);
  const known = byId(await findVoters(trx, assembly.id));
  const member = known.get(proxy.giverId)?.organisation ?? '';
  return { input: { proxyId, member, to: carrierName(proxy, known), reason } };
};

/** Revokes the proxy of a member who comes in person. */
const comesInPerson = async (
  { trx, today, now }: Session,
  proxies: readonly Proxy[],
  membershipId: string,
): Promise<Proxy | null> => {
  const given = proxies.find((proxy) => isStanding(proxy) && proxy.giverId === membershipId);
  if (!given) return null;
  await updateProxy(trx, { ...given, revokedOn: today, revokeReason: null }, now);
  return given;
};

const markMember = async (
  session: Session,
  membershipId: string,
  mark: Mark | null,
): Promise<Done | null> => {
  const { trx, assembly, now } = session;
  const voters = await findVoters(trx, assembly.id);
  const voter = voters.find((one) => one.membershipId === membershipId);
  if (!voter || voter.listing === 'out') throw refuse('voter-not-on-roll');
  if (voter.mark === mark) return null;
  const proxies = await findProxies(trx, assembly.id);
  const fallen = mark === 'present' ? await comesInPerson(session, proxies, membershipId) : null;
  await updateVoter(trx, { ...voter, mark }, now);
  const input = { membershipId, member: voter.organisation, state: mark ?? 'expected' };
  return {
    input: fallen ? { ...input, fallenProxyId: fallen.id } : input,
    before: { mark: voter.mark },
    after: { mark },
  };
};

const markPerson = async (
  { trx, assembly, now }: Session,
  name: string,
  attends: boolean,
): Promise<Done | null> => {
  const carried = (await findProxies(trx, assembly.id)).filter(
    (proxy) =>
      isStanding(proxy) &&
      proxy.holderId === null &&
      folded(proxy.holderName ?? '') === folded(name),
  );
  if (carried.length === 0) throw refuse('person-without-proxy');
  const changed = carried.filter((proxy) => proxy.attends !== attends);
  if (changed.length === 0) return null;
  for (const proxy of changed) await updateProxy(trx, { ...proxy, attends }, now);
  const state = attends ? 'present' : 'expected';
  return {
    input: { name, member: name, state },
    before: { attends: !attends },
    after: { attends },
  };
};

/** Records attendance; repeating a mark changes nothing. */
export const markAttendance = async (
  session: Session,
  { membershipId, name, state }: AssemblyCommands['mark-attendance'],
): Promise<Done | null> => {
  ensure(attendRefusal(session.assembly, session.today));
  if (membershipId) return markMember(session, membershipId, state === 'expected' ? null : state);
  return markPerson(session, name ?? '', state === 'present');
};

/** Closes the attendance and stores its result. */
export const closeAssembly = async (session: Session): Promise<Done> => {
  const { trx, assembly, today } = session;
  ensure(attendRefusal(assembly, today));
  const tally = tallyOf(await findVoters(trx, assembly.id), await findProxies(trx, assembly.id));
  const result = { tally, quorum: quorumOf(assembly.quorum, tally) };
  return {
    assembly: { ...assembly, state: 'closed', closedOn: today, result },
    input: {},
    before: { state: assembly.state },
    after: { state: 'closed', ...result },
  };
};
