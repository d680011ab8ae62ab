import {
  isIdentityKnown,
  missingIdentity,
  type Filled,
  type Need,
} from '../../kernel/rules/identity';

/** The first steps of an association, done or not according to its data. */

/** The contents of an installation. */
export interface InstallationFacts {
  identity: Filled;
  offers: number;
  /** Published, and open or to be opened. */
  offerPublished: boolean;
  tiers: number;
  tiersPublished: number;
  /** Listed with its price by a published offer that is open or to be opened. */
  tierOnSale: boolean;
  renewals: number;
  smtpConfigured: boolean;
  /** People with an account, the first administrator included. */
  accounts: number;
  memberships: number;
}

/**
 * Steps that a person marked as done, since no fact proves them, and whether the list was
 * dismissed.
 */
export interface OnboardingNotes {
  acknowledged: readonly string[];
  dismissed: boolean;
}

type Next = 'open' | 'create' | 'publish' | 'list';

interface Step {
  id: 'identity' | 'offer' | 'tier' | 'workflow' | 'email' | 'colleagues' | 'member';
  done: boolean;
  /** Nothing was done: a person said that it is for later, or not wanted. */
  putOff?: true;
  next: Next;
  /** Missing parts of the identity, some of which remain when messages can already be sent. */
  missing?: Need[];
}

const nextOfTier = ({ tiers, tiersPublished }: InstallationFacts): Next => {
  if (tiers === 0) return 'create';
  return tiersPublished === 0 ? 'publish' : 'list';
};

/** A step that counts as done when a fact proves it, or when a person put it off. */
const doneOrPutOff = (isDone: boolean, isPutOff: boolean): Pick<Step, 'done' | 'putOff'> =>
  isPutOff && !isDone ? { done: true, putOff: true } : { done: isDone };

/** The steps in their order, and whether there is anything left to show. */
export const firstSteps = (
  facts: InstallationFacts,
  { acknowledged, dismissed }: OnboardingNotes,
): { steps: Step[]; finished: boolean } => {
  const said = (id: string) => acknowledged.includes(id);
  const steps: Step[] = [
    {
      id: 'identity',
      done: isIdentityKnown(facts.identity),
      next: 'open',
      missing: missingIdentity(facts.identity),
    },
    {
      id: 'offer',
      done: facts.offerPublished,
      next: facts.offers === 0 ? 'create' : 'publish',
    },
    { id: 'tier', done: facts.tierOnSale, next: nextOfTier(facts) },
    // Renewals in a workflow show that somebody has looked at it.
    { id: 'workflow', done: said('workflow') || facts.renewals > 0, next: 'open' },
    { id: 'email', ...doneOrPutOff(facts.smtpConfigured, said('email')), next: 'open' },
    { id: 'colleagues', ...doneOrPutOff(facts.accounts > 1, said('colleagues')), next: 'open' },
    { id: 'member', done: facts.memberships > 0, next: 'open' },
  ];
  return { steps, finished: dismissed || steps.every(({ done }) => done) };
};
