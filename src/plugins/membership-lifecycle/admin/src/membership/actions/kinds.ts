import type { CommandGroup, CommandName } from '../../../../shared/core/commands';
import type { LegalCommand, MembershipView } from '../../../../shared/core/membership';

/** What is done most days, in the order of a membership's life; these get buttons. */
const USUAL: readonly CommandName[] = [
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
  'reverse-payment',
  'waive-dues',
  'withdraw',
  'exclude',
  'suspend',
  'lose-renewal',
  'merge-into',
  'anonymise-contact',
]);

/** What the server refuses until the person says that it is meant. */
const ASKED_BACK: ReadonlySet<string> = new Set([
  'payment-looks-recorded',
  'payment-moves-elsewhere',
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

/** Hard to take back: it looks it, and asks. */
export const isDangerous = (name: CommandName): boolean => DANGEROUS.has(name);

/** Legal, but not what the day calls for: a call that is paid, a proposal that is unanswered. */
const isTimely = ({ name }: LegalCommand, { dues, renewal, status }: MembershipView): boolean => {
  if (name === 'record-payment') return dues.some(({ state }) => OWED.has(state));
  if (name === 'issue-call') return renewal === null || renewal.stage.kind === 'committed';
  // The next term of an open renewal is issued by the answer.
  if (name === 'issue-term') return renewal === null;
  // In time, the renewal opens by itself.
  if (name === 'open-renewal') return status === 'grace' || status === 'lapsed';
  return true;
};

const OWED: ReadonlySet<string> = new Set(['open', 'overdue']);

/** Splits the legal commands into a few buttons and a menu. */
export const arrange = (
  commands: readonly LegalCommand[],
  view: MembershipView,
  buttons = 3,
): { usual: LegalCommand[]; others: LegalCommand[] } => {
  const usual = USUAL.flatMap((name) => commands.filter((command) => command.name === name))
    .filter((command) => isTimely(command, view))
    .slice(0, buttons);
  return { usual, others: commands.filter((command) => !usual.includes(command)) };
};
