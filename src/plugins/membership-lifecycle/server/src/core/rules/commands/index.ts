import { reissueCall } from './call-corrections';
import { issueCall, makeCallPaper } from './calls';
import { correctDate } from './corrections';
import { reprice, waiveDues } from './dues';
import { holdCall, releaseCall, remindOfCall } from './following';
import { endGrants, grantRight, withdrawGrant } from './grants';
import {
  apply,
  approve,
  clearOverride,
  exclude,
  mute,
  overrideStatus,
  proposeTerm,
  refuse,
  suspend,
  unmute,
  withdraw,
} from './membership';
import { openRenewalCommand } from './opening';
import { rejectPayment, reversePayment } from './payment-corrections';
import { allocateCredit, recordPayment, refundPayment } from './payments';
import { reinstate } from './reinstate';
import { markReminder, sendReminder, skipReminder } from './reminding';
import {
  acceptRenewal,
  assignRenewal,
  declineRenewal,
  loseRenewal,
  moveRenewal,
  noteRenewal,
  winRenewal,
} from './renewals';
import { reopenRenewal } from './reopen';
import type { Rule } from './rule';
import { carryRights, refreshStatus, relocateRenewal } from './system';
import { issueTerm, voidTerm } from './terms';
import { changeTier } from './tier-change';
import { undoWriteOff, writeOffCall } from './writing-off';

/**
 * Rules that decide over a single membership, by command. Commands about two memberships, the
 * ledger or the organisation have services of their own.
 */
export const RULES = {
  apply,
  approve,
  refuse,
  'propose-term': proposeTerm,
  'issue-term': issueTerm,
  'void-term': voidTerm,
  'issue-call': issueCall,
  'make-call-paper': makeCallPaper,
  'reissue-call': reissueCall,
  reprice,
  'record-payment': recordPayment,
  'refund-payment': refundPayment,
  'reject-payment': rejectPayment,
  'reverse-payment': reversePayment,
  'allocate-credit': allocateCredit,
  'waive-dues': waiveDues,
  'write-off-call': writeOffCall,
  'undo-write-off': undoWriteOff,
  'remind-call': remindOfCall,
  'hold-call': holdCall,
  'release-call': releaseCall,
  'open-renewal': openRenewalCommand,
  'move-renewal': moveRenewal,
  'accept-renewal': acceptRenewal,
  'decline-renewal': declineRenewal,
  'win-renewal': winRenewal,
  'lose-renewal': loseRenewal,
  'reopen-renewal': reopenRenewal,
  'assign-renewal': assignRenewal,
  'note-renewal': noteRenewal,
  'send-reminder': sendReminder,
  'skip-reminder': skipReminder,
  'change-tier': changeTier,
  'grant-right': grantRight,
  'withdraw-grant': withdrawGrant,
  withdraw,
  exclude,
  suspend,
  reinstate,
  'override-status': overrideStatus,
  'clear-override': clearOverride,
  mute,
  unmute,
  'correct-date': correctDate,
  // run by the daily plan only
  'mark-reminder': markReminder,
  'carry-rights': carryRights,
  'end-grants': endGrants,
  'refresh-status': refreshStatus,
  // run by the saving of a workflow only
  'relocate-renewal': relocateRenewal,
} as const;

export type RuleName = keyof typeof RULES;

/** A rule by name. Its input is untyped here; `core/inputs/commands.ts` has validated it. */
export const ruleOf = (name: RuleName): Rule<Record<string, unknown>> =>
  RULES[name] as Rule<Record<string, unknown>>;

export const isRuleName = (name: string): name is RuleName => name in RULES;
