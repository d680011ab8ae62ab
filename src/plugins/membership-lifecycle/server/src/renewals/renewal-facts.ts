import type { Core } from '@strapi/strapi';
import { factsIn } from '../core/facts';
import { reachingIn } from '../core/reach';
import { factsOf } from '../core/rules/blank-facts';
import { refreshProposals } from '../core/rules/commands/proposing';
import { duesOf } from '../core/rules/dues';
import { kindOf, proposalKey } from '../core/rules/renewal';
import type { Facts, Reaching, TierOffer, Workflow } from '../core/rules/types';
import { findContacts } from '../core/store/contacts';
import { followedBy, type LoadedFacts } from '../core/store/facts';
import type { Executor } from '../kernel/store/database';
import { findEffects, findUnderWay, type UnderWay } from './store/renewals-under-way';

/** Data shared by many renewals, loaded once. */
export interface RenewalSurroundings {
  workflows: readonly Workflow[];
  channels: readonly Reaching[];
  /** Called at most once, and only if a proposal is not called for. */
  offers: () => Promise<TierOffer[]>;
}

export type ListedFacts = Pick<LoadedFacts, 'facts' | 'organisationName'>;

export const surroundingsOf = (
  strapi: Core.Strapi,
  workflows: readonly Workflow[],
): RenewalSurroundings => {
  let offers: Promise<TierOffer[]> | null = null;
  return {
    workflows,
    channels: reachingIn(strapi),
    offers: () => (offers ??= factsIn(strapi).offers()),
  };
};

/**
 * The facts for rows of the renewals' list, by membership id: open renewals with their terms and
 * calls, proposals at the price of an answer today, and what may delay them. Nothing else is loaded.
 */
export const loadListedFacts = async (
  db: Executor,
  membershipIds: readonly string[],
  { workflows, channels, offers }: RenewalSurroundings,
): Promise<Map<string, ListedFacts>> => {
  const found = await findUnderWay(db, membershipIds);
  const listed = [...found.values()].map(({ organisationName, ...read }: UnderWay) => {
    const workflow = followedBy(workflows, read.membership);
    return { organisationName, facts: factsOf({ ...read, workflow }, { workflows }) };
  });
  const waiting = listed.flatMap(({ facts }) => {
    const renewals = facts.renewals.filter((renewal) => kindOf(facts, renewal) === 'todo');
    return renewals.length > 0 ? [{ facts, renewals }] : [];
  });
  const contacts = await findContacts(
    db,
    waiting.map(({ facts }) => facts.membership.organisationId),
    channels,
  );
  const keys = waiting.flatMap(({ facts, renewals }) =>
    renewals.map(({ fromTermId }) => proposalKey(facts, fromTermId)),
  );
  const effects = await findEffects(db, keys);
  const isProposed = ({ terms, dues }: Facts) =>
    terms.some(({ id, state }) => state === 'proposed' && !duesOf(dues, id));
  for (const { facts } of waiting) {
    facts.contacts = contacts.get(facts.membership.organisationId) ?? [];
    facts.effects = effects.filter(({ membershipId }) => membershipId === facts.membership.id);
  }
  for (const one of listed) {
    if (!isProposed(one.facts)) continue;
    one.facts.offers = await offers();
    one.facts = refreshProposals(one.facts);
  }
  return new Map(listed.map((one) => [one.facts.membership.id, one]));
};
