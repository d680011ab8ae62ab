import { standingAnswerOn } from '../../core/rules/statistics';
import type { Because, Contact, Facts } from '../../core/rules/types';
import { addDays } from '../../kernel/rules/calendar';
import type { Cents, Day } from '../../kernel/rules/values';
import type { Assembly, MandateHolder, RollEntry } from './types';

/** The electoral roll of a day. Pure: the same facts and day always give the same roll. */

/** A right to vote as it stood on the day. */
export interface VoteRight {
  membershipId: string;
  votes: number;
  startsOn: Day;
  endsOn: Day;
}

/** The dues of a term as they stood on the day. Amounts in cents. */
export interface RollDues {
  membershipId: string;
  startsOn: Day;
  endsOn: Day;
  price: Cents | null;
  currency: string;
  waivedOn: Day | null;
  /** The call that had been issued by then, and what had come in on it. */
  call: { amount: Cents; dueOn: Day; paid: Cents } | null;
}

/** What the roll reads of a member. */
export interface Candidate {
  facts: Facts;
  reference: string;
  organisation: string;
  rights: readonly VoteRight[];
  dues: readonly RollDues[];
}

/** A member whose term ended longer ago is not looked for on a roll. */
const RECENT_DAYS = 366;

/** Who may represent a member, those who hold the mandate first. */
export const MANDATED = ['mandate-holder', 'representative'] as const;

const NOBODY: MandateHolder = { holderName: null, holderContactId: null, holderSource: null };

/** Who represents a member: the contact that holds the mandate, else the one that represents it. */
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

/** The votes of the rights that run; in grace, those of the term that ended last. */
const votesOf = (rights: readonly VoteRight[], day: Day, inGrace: boolean): number => {
  const running = rights.filter(({ startsOn, endsOn }) => startsOn <= day && day <= endsOn);
  if (!inGrace || running.length > 0) return sum(running);
  const ended = rights.filter(({ endsOn }) => endsOn < day);
  const last = ended.reduce((latest, { endsOn }) => (endsOn > latest ? endsOn : latest), '');
  return sum(ended.filter(({ endsOn }) => endsOn === last));
};

/** What is true of the dues of a term on a day. */
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

/** Why a member is on the roll: its term, or its grace, and what is true of the dues of that term. */
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

/** Whether somebody may ask why a member is not on the roll: those who came and went are left out. */
const isNear = ({ terms }: Facts, day: Day): boolean =>
  terms.some(({ endsOn }) => endsOn >= addDays(day, -RECENT_DAYS));

/**
 * The line of a member on the roll of a day; null for who was no member then, nor about to be or
 * lately. A member whose rights run without a vote among them is on it, and attends. Who represents
 * it is found afterwards, for those who are on the roll.
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
