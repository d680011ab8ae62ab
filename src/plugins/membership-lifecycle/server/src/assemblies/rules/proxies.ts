import { folded } from '../../kernel/rules/import/folding';
import { refused } from '../../kernel/rules/refused';
import type { Day, Refused, Result } from '../../kernel/rules/values';
import { isStanding } from './attendance';
import type { Assembly, Proxy, Voter } from './types';

/** Proxies: a member lends its votes to somebody who comes. Pure. */

export type ProxyRefusal =
  | 'date-in-future'
  | 'giver-holds-proxies'
  | 'giver-present'
  | 'giver-without-vote'
  | 'holder-gave-proxy'
  | 'person-holds-mandate'
  | 'proxy-already-given'
  | 'proxy-cap-reached'
  | 'proxy-members-only'
  | 'proxy-to-self'
  | 'voter-not-on-roll';

type Known = Pick<Voter, 'membershipId' | 'holderName'>;

/** A request to give a member's votes to another member's mandate-holder, or to a person. */
export interface ProxyRequest {
  giver: Voter;
  /** The member whose mandate-holder carries the votes; null when `holderName` does. */
  holder: Voter | null;
  holderName: string | null;
  givenOn: Day;
}

export interface ProxyContext {
  assembly: Pick<Assembly, 'proxyCap' | 'proxyHolders'>;
  /** The whole roll: one person may hold the mandate of several members. */
  voters: readonly Known[];
  proxies: readonly Proxy[];
  today: Day;
}

/** A key for a person, the same with and without a mandate. */
const personKey = (name: string): string => `person:${folded(name)}`;

const memberKey = ({ membershipId, holderName }: Known): string =>
  holderName ? personKey(holderName) : `member:${membershipId}`;

/** Returns a function that gives the key of a proxy's holder. */
export const holderKeys = (voters: readonly Known[]): ((proxy: Proxy) => string) => {
  const byId = new Map(voters.map((voter) => [voter.membershipId, memberKey(voter)]));
  return ({ holderId, holderName }) =>
    holderId === null ? personKey(holderName ?? '') : (byId.get(holderId) ?? `member:${holderId}`);
};

/** The person with more proxies than the cap, if any. */
export const overCap = (
  cap: number | null,
  voters: readonly Known[],
  proxies: readonly Proxy[],
): boolean => {
  if (cap === null) return false;
  const keyOf = holderKeys(voters);
  const held = new Map<string, number>();
  for (const proxy of proxies.filter(isStanding)) {
    const key = keyOf(proxy);
    held.set(key, (held.get(key) ?? 0) + 1);
  }
  return [...held.values()].some((count) => count > cap);
};

const personRefusal = (
  { giver, holderName }: ProxyRequest,
  { assembly, voters }: ProxyContext,
): Refused<ProxyRefusal> | null => {
  if (assembly.proxyHolders === 'members') return refused('proxy-members-only');
  const key = personKey(holderName ?? '');
  if (giver.holderName && personKey(giver.holderName) === key) return refused('proxy-to-self');
  // Otherwise a person under two names could hold twice the cap.
  const known = voters.some((voter) => voter.holderName && personKey(voter.holderName) === key);
  return known ? refused('person-holds-mandate', { name: holderName }) : null;
};

const holderRefusal = (
  giver: Voter,
  holder: Voter,
  standing: readonly Proxy[],
): Refused<ProxyRefusal> | null => {
  if (holder.membershipId === giver.membershipId) return refused('proxy-to-self');
  if (holder.listing === 'out') return refused('voter-not-on-roll');
  // Proxies cannot be passed on: in a chain or circle, votes would be counted that nobody carries.
  return standing.some(({ giverId }) => giverId === holder.membershipId)
    ? refused('holder-gave-proxy')
    : null;
};

const giverRefusal = (
  { giver, givenOn }: ProxyRequest,
  standing: readonly Proxy[],
  today: Day,
): Refused<ProxyRefusal> | null => {
  if (giver.listing !== 'voting') return refused('giver-without-vote');
  if (giver.mark === 'present') return refused('giver-present');
  if (standing.some(({ giverId }) => giverId === giver.membershipId)) {
    return refused('proxy-already-given');
  }
  if (standing.some(({ holderId }) => holderId === giver.membershipId)) {
    return refused('giver-holds-proxies');
  }
  return givenOn > today ? refused('date-in-future', { field: 'givenOn', date: givenOn }) : null;
};

/** Whether a proxy may be given; what it writes is the proxy itself. */
export const giveProxy = (
  request: ProxyRequest,
  context: ProxyContext,
): Result<{ proxy: Omit<Proxy, 'id' | 'assemblyId'> }, ProxyRefusal> => {
  const { giver, holder, holderName, givenOn } = request;
  const standing = context.proxies.filter(isStanding);
  const refusal =
    giverRefusal(request, standing, context.today) ??
    (holder ? holderRefusal(giver, holder, standing) : personRefusal(request, context));
  if (refusal) return refusal;
  const proxy = {
    giverId: giver.membershipId,
    holderId: holder?.membershipId ?? null,
    holderName: holder ? null : holderName,
    givenOn,
    // Taken from another proxy of the same person.
    attends:
      !holder &&
      standing.some(
        (one) =>
          one.holderId === null &&
          one.attends &&
          folded(one.holderName ?? '') === folded(holderName ?? ''),
      ),
    revokedOn: null,
    revokeReason: null,
  };
  const { proxyCap } = context.assembly;
  const given = [...standing, { ...proxy, id: '', assemblyId: '' }];
  if (overCap(proxyCap, context.voters, given))
    return refused('proxy-cap-reached', { cap: proxyCap });
  return { ok: true, proxy };
};
