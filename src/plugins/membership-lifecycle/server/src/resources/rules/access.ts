import type { PartReason } from '../../../../shared/resources/content-api';
import type { PartAccess } from '../../../../shared/resources/members-part';

/** The rule that opens a part for members, or closes it. Pure. */

/** The facts of one membership on a day that the rule asks for. */
export interface Standing {
  membershipId: string;
  isActive: boolean;
  /** The tier of the term that runs; null without one. */
  tier: string | null;
  /** Codes of the rights that are held, used up or not. */
  rights: readonly string[];
  /** Those of them whose uses are recorded without limit. */
  recorded: readonly string[];
}

/** The reader's memberships, possibly none; null for a reader who is not known. */
export type Standings = readonly Standing[] | null;

/** A rule as it is stored: one that cannot be read opens to nobody. */
export type StoredAccess = PartAccess | 'unreadable';

export interface Decision {
  allowed: boolean;
  reason: PartReason;
}

const open = (reason: PartReason): Decision => ({ allowed: true, reason });
const closed = (reason: PartReason): Decision => ({ allowed: false, reason });

const opens = (rule: Exclude<PartAccess, { kind: 'everyone' }>, standing: Standing): boolean => {
  if (rule.kind === 'right') return standing.rights.includes(rule.benefit);
  return rule.tiers.length === 0 || (standing.tier !== null && rule.tiers.includes(standing.tier));
};

/** Whether one rule opens: any active membership of who asks suffices. */
export const decideOne = (rule: StoredAccess, standings: Standings): Decision => {
  if (rule === 'unreadable') return closed('unreadable');
  if (rule.kind === 'everyone') return open('everyone');
  if (standings === null) return closed('sign-in');
  if (standings.length === 0) return closed('no-membership');
  const active = standings.filter(({ isActive }) => isActive);
  if (active.length === 0) return closed('not-active');
  if (active.some((standing) => opens(rule, standing))) return open('member');
  return closed(rule.kind === 'right' ? 'not-granted' : 'other-tier');
};

/**
 * Decides over all rules that are stored of a document, the one to show first: each must open, so
 * that a stricter one closes wherever it was saved. Returns the rule that closes, else the first.
 */
export const decideAll = (
  rules: readonly StoredAccess[],
  standings: Standings,
): Decision & { rule: StoredAccess } => {
  const decided = rules.map((rule) => ({ rule, ...decideOne(rule, standings) }));
  return (
    decided.find(({ allowed }) => !allowed) ??
    decided.at(0) ?? { rule: { kind: 'everyone' }, ...open('everyone') }
  );
};
