import type { VotingRule } from '../../../../shared/settings/voters';
import { holdsMandate } from '../../core/rules/mandate';
import { standingAnswerOn } from '../../core/rules/past-standing';
import type { Because, Contact, Facts } from '../../core/rules/types';
import { addDays } from '../../kernel/rules/calendar';
import type { Cents, Day } from '../../kernel/rules/values';
import type { MandateHolder, RollEntry } from './types';

/** The electoral roll of a day. Pure: the same facts and day always give the same roll. */

/** A right to vote at the time of the roll. */
export interface VoteRight {
  membershipId: string;
  votes: number;
  startsOn: Day;
  endsOn: Day;
}

/** The dues of a term at the time of the roll, in cents. */
export interface RollDues {
  membershipId: string;
  startsOn: Day;
  endsOn: Day;
  price: Cents | null;
  currency: string;
  waivedOn: Day | null;
  /** The call issued by then, with the payments until then. */
  call: { amount: Cents; dueOn: Day; paid: Cents } | null;
}

/** The data about a member from which its line is computed. */
export interface Candidate {
  facts: Facts;
  reference: string;
  organisation: string;
  rights: readonly VoteRight[];
  dues: readonly RollDues[];
}

/** Members whose term ended longer ago are left out, even as a line that explains their absence. */
const RECENT_DAYS = 366;

/** Roles of a mandate-holder, in order of preference. */
export const MANDATED = ['mandate-holder', 'representative'] as const;

const NOBODY: MandateHolder = { holderName: null, holderContactId: null, holderSource: null };

/** The contacts that may speak for a member on a day: those with a name, in office by then. */
export const inOffice = (contacts: readonly Contact[], on: Day): Contact[] =>
  contacts.filter((contact) => (contact.name ?? '').trim() !== '' && holdsMandate(contact, on));

/**
 * The contact that speaks for a member on the day of an assembly: its mandate-holder, else its
 * representative.
 */
export const mandateHolder = (contacts: readonly Contact[], heldOn: Day): MandateHolder => {
  const named = inOffice(contacts, heldOn);
  for (const role of MANDATED) {
    const contact = named.find((one) => one.role === role);
    if (contact) {
      return { holderName: contact.name, holderContactId: contact.id, holderSource: role };
    }
  }
  return NOBODY;
};

const sum = (rights: readonly VoteRight[]): number =>
  rights.reduce((votes, right) => votes + right.votes, 0);

/** The votes of the running rights; in grace, of the last term. */
const votesOf = (rights: readonly VoteRight[], day: Day, inGrace: boolean): number => {
  const running = rights.filter(({ startsOn, endsOn }) => startsOn <= day && day <= endsOn);
  if (!inGrace || running.length > 0) return sum(running);
  const ended = rights.filter(({ endsOn }) => endsOn < day);
  const last = ended.reduce((latest, { endsOn }) => (endsOn > latest ? endsOn : latest), '');
  return sum(ended.filter(({ endsOn }) => endsOn === last));
};

/** The dues of the running term; in grace, of the last one. */
const duesOn = (all: readonly RollDues[], day: Day, inGrace: boolean): RollDues | undefined => {
  const running = all.find(({ startsOn, endsOn }) => startsOn <= day && day <= endsOn);
  if (running || !inGrace) return running;
  const ended = all.filter(({ endsOn }) => endsOn < day);
  return ended.reduce<RollDues | undefined>(
    (last, one) => (last && last.endsOn > one.endsOn ? last : one),
    undefined,
  );
};

type DuesTold =
  | { dues: 'waived' | 'free' | 'settled' | 'not-called' }
  | {
      dues: 'open' | 'late' | 'partly-open' | 'partly-late';
      paid: Cents;
      amount: Cents;
      remaining: Cents;
      dueOn: Day;
      currency: string;
    };

/** The state of a term's dues at the end of a day. */
const duesTold = ({ price, currency, waivedOn, call }: RollDues, day: Day): DuesTold => {
  if (waivedOn !== null && waivedOn <= day) return { dues: 'waived' };
  if (!call) return { dues: price === 0 ? 'free' : 'not-called' };
  const { amount, dueOn, paid } = call;
  if (paid >= amount) return { dues: amount === 0 ? 'free' : 'settled' };
  const when = dueOn < day ? 'late' : 'open';
  const dues = paid > 0 ? (`partly-${when}` as const) : when;
  return { dues, paid, amount, remaining: amount - paid, dueOn, currency };
};

/** The reason of a line that is on the roll: the term or its grace, with the state of its dues. */
const toldOf = ({ rule, params }: Because, term: RollDues | undefined, day: Day): Because => ({
  rule: rule === 'term-runs' ? 'in-term' : rule,
  params: { ...params, ...(term ? duesTold(term, day) : {}) },
});

/**
 * The reason why a member does not vote where paid dues are required; null when nothing is owed: the
 * dues are paid in full, waived or free. Dues that are not called yet are not paid.
 */
const unpaid = (dues: RollDues, on: Day): Because | null => {
  const told = duesTold(dues, on);
  const term = { startsOn: dues.startsOn, endsOn: dues.endsOn, on };
  if (told.dues === 'not-called') return { rule: 'uncalled-at-cut-off', params: term };
  if (!('remaining' in told)) return null;
  const { paid, amount, remaining, dueOn, currency } = told;
  const params = { ...term, paid, amount, remaining, dueOn, currency };
  return { rule: 'unpaid-at-cut-off', params };
};

/** Whether the roll should explain a member's absence: not if it left long ago. */
const isNear = ({ terms }: Facts, day: Day): boolean =>
  terms.some(({ endsOn }) => endsOn >= addDays(day, -RECENT_DAYS));

/**
 * The line of a member on the roll of a day; null for a body that was neither a member nor close
 * to it. A member without votes attends, whatever it owes; one whose votes wait for its dues is out,
 * so that staff see whom to call. Its representative is added later, for members on the roll only.
 */
export const rollEntry = (
  { facts, reference, organisation, rights, dues }: Candidate,
  { cutOffOn, duesRequired, graceVotes }: VotingRule & { cutOffOn: Day },
): RollEntry | null => {
  const standing = standingAnswerOn(facts, cutOffOn);
  if (!standing) return null;
  const { status, because } = standing;
  const { id: membershipId } = facts.membership;
  const named = { membershipId, reference, organisation, ...NOBODY };
  if (status === 'active' || (status === 'grace' && graceVotes)) {
    const inGrace = status === 'grace';
    const votes = votesOf(rights, cutOffOn, inGrace);
    const term = duesOn(dues, cutOffOn, inGrace);
    const owing = duesRequired && votes > 0 && term ? unpaid(term, cutOffOn) : null;
    if (owing) return { ...named, listing: 'out', votes: 0, because: owing };
    const listing = votes > 0 ? 'voting' : 'attending';
    return { ...named, listing, votes, because: toldOf(because, term, cutOffOn) };
  }
  const asked = ['grace', 'suspended', 'pending', 'lapsed'].includes(status);
  if (!asked || (status === 'lapsed' && !isNear(facts, cutOffOn))) return null;
  return { ...named, listing: 'out', votes: 0, because };
};
