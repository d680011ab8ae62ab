import { standingAnswerOn } from '../../core/rules/statistics';
import type { Because, Contact, Facts } from '../../core/rules/types';
import { addDays } from '../../kernel/rules/calendar';
import type { Cents, Day } from '../../kernel/rules/values';
import type { Assembly, MandateHolder, RollEntry } from './types';

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

/** The contact that speaks for a member: its mandate-holder, else its representative. */
export const mandateHolder = (contacts: readonly Contact[]): MandateHolder => {
  const named = contacts.filter(({ name }) => (name ?? '').trim() !== '');
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

/** The state of a term's dues on a day. */
const duesTold = ({ price, currency, waivedOn, call }: RollDues, day: Day): Because['params'] => {
  if (waivedOn !== null && waivedOn <= day) return { dues: 'waived' };
  if (!call) return { dues: price === 0 ? 'free' : 'not-called' };
  const { amount, dueOn, paid } = call;
  if (paid >= amount) return { dues: amount === 0 ? 'free' : 'settled' };
  const part = paid > 0 ? 'partly' : '';
  const when = dueOn < day ? 'late' : 'open';
  const dues = [part, when].filter(Boolean).join('-');
  return { dues, paid, amount, remaining: amount - paid, dueOn, currency };
};

/** The reason of a roll's line: the term or its grace, with the state of its dues. */
const toldOf = (because: Because, dues: readonly RollDues[], day: Day): Because => {
  const term =
    dues.find(({ startsOn, endsOn }) => startsOn <= day && day <= endsOn) ??
    [...dues]
      .filter(({ endsOn }) => endsOn < day)
      .sort((a, b) => (a.endsOn < b.endsOn ? -1 : 1))
      .at(-1);
  const rule = because.rule === 'term-runs' ? 'in-term' : because.rule;
  return { rule, params: { ...because.params, ...(term ? duesTold(term, day) : {}) } };
};

/** Whether the roll should explain a member's absence: not if it left long ago. */
const isNear = ({ terms }: Facts, day: Day): boolean =>
  terms.some(({ endsOn }) => endsOn >= addDays(day, -RECENT_DAYS));

/**
 * The line of a member on the roll of a day; null for a body that was neither a member nor close
 * to it. A member without votes attends. Its representative is added later, for members on the
 * roll only.
 */
export const rollEntry = (
  { facts, reference, organisation, rights, dues }: Candidate,
  { cutOffOn, graceVotes }: Pick<Assembly, 'cutOffOn' | 'graceVotes'>,
): RollEntry | null => {
  const standing = standingAnswerOn(facts, cutOffOn);
  if (!standing) return null;
  const { status, because } = standing;
  const line = (votes: number, listing: RollEntry['listing']): RollEntry => ({
    membershipId: facts.membership.id,
    reference,
    organisation,
    because: listing === 'out' ? because : toldOf(because, dues, cutOffOn),
    votes,
    listing,
    ...NOBODY,
  });
  if (status === 'active' || (status === 'grace' && graceVotes)) {
    const votes = votesOf(rights, cutOffOn, status === 'grace');
    return line(votes, votes > 0 ? 'voting' : 'attending');
  }
  const asked = ['grace', 'suspended', 'pending', 'lapsed'].includes(status);
  if (!asked || (status === 'lapsed' && !isNear(facts, cutOffOn))) return null;
  return line(0, 'out');
};
