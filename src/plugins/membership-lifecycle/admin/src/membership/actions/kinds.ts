import type { CommandGroup, CommandName } from '../../../../shared/core/commands';
import type { LegalCommand, MembershipView } from '../../../../shared/core/membership';

/** Frequent commands, in the order of a membership's life; these are buttons. */
export const USUAL: readonly CommandName[] = [
  'approve',
  'record-payment',
  'accept-renewal',
  'issue-call',
  'move-renewal',
  'issue-term',
  'propose-term',
  'win-renewal',
  'refuse',
  'reinstate',
  'open-renewal',
];

const DANGEROUS: ReadonlySet<CommandName> = new Set<CommandName>([
  'refuse',
  'void-term',
  'reject-payment',
  'reverse-payment',
  'waive-dues',
  'write-off-call',
  'withdraw',
  'exclude',
  'suspend',
  'lose-renewal',
  'merge-into',
  'anonymise-contact',
]);

/** Commands without a plan: on an identity or a contact, or without any effect. */
const UNPLANNED: ReadonlySet<CommandName> = new Set<CommandName>([
  'assign-renewal',
  'note-renewal',
  'change-identity',
  'anonymise-contact',
]);

/** Whether the form of a command shows what it would do. */
export const isPlanned = (name: CommandName): boolean => !UNPLANNED.has(name);

/** Refusals that ask the person to confirm. */
const ASKED_BACK: ReadonlySet<string> = new Set([
  'payment-looks-recorded',
  'payment-moves-elsewhere',
  'payment-unusual',
  'siret-formerly-taken',
]);

export const isAskedBack = (reason: string | null): boolean =>
  reason !== null && ASKED_BACK.has(reason);

/** Order of the groups in the menu; corrections come last but one, identity last. */
export const GROUPS: readonly CommandGroup[] = [
  'renewal',
  'dues',
  'term',
  'membership',
  'rights',
  'correction',
  'identity',
];

/** Whether a command is hard to undo: its button is red, and it asks first. */
export const isDangerous = (name: CommandName): boolean => DANGEROUS.has(name);

/** Whether a possible command is useful now: not for a paid call or an unanswered proposal. */
export const isTimely = (
  { name }: LegalCommand,
  { dues, renewal, status, leaving }: MembershipView,
): boolean => {
  if (name === 'record-payment') return dues.some(({ state }) => OWED.has(state));
  if (name === 'issue-call') {
    return leaving === null && (renewal === null || renewal.stage.kind === 'committed');
  }
  // For an open renewal, the answer issues the next term.
  if (name === 'issue-term') return renewal === null;
  // In time, the daily run opens the renewal.
  if (name === 'open-renewal') return status === 'grace' || status === 'lapsed';
  return true;
};

const OWED: ReadonlySet<string> = new Set(['open', 'overdue']);
