import type { CallWait } from '../../../../shared/core/call-reminders';
import { awaitsNumber } from '../../core/rules/call-needs';
import { duesOf } from '../../core/rules/dues';
import { stageOf, workflowOf } from '../../core/rules/renewal';
import type { Facts, Payer, Renewal, Stage } from '../../core/rules/types';
import type { Cents, Day } from '../../kernel/rules/values';

/** The calls that are still to be issued, and for whom each waits. */

/** A period that has a price and no call, with the renewal under way that leads to it. */
export interface UncalledTerm {
  termId: string;
  state: string;
  membershipId: string;
  reference: string;
  organisation: string;
  startsOn: Day;
  amount: Cents;
  currency: string;
  renewalId: string | null;
  workflowId: string | null;
  stageId: string | null;
  engagementNumber: string | null;
  serviceCode: string | null;
}

interface Known {
  /** The stage of the renewal that leads to the period. */
  stage: Stage | undefined;
  payer: Payer | undefined;
  /** The periods whose call is noted for a day ahead. */
  scheduled: ReadonlySet<string>;
}

/**
 * For whom a period waits; null for one that was not agreed to, or whose call is noted for a day. A
 * body that requires an engagement number is given the time that its stage expects, after which the
 * renewal is late; without a stage or a time nothing would tell of it again, so staff are told now.
 */
export const callWait = (
  term: Pick<UncalledTerm, 'termId' | 'state' | 'engagementNumber' | 'serviceCode'>,
  known: Known,
): CallWait | null => {
  const { stage, payer, scheduled } = known;
  if (scheduled.has(term.termId)) return null;
  if (term.state === 'proposed' && stage?.kind !== 'committed') return null;
  const isTimed = stage?.kind === 'committed' && stage.expectedDays !== null;
  return isTimed && payer && awaitsNumber(payer, term) ? 'number' : 'call';
};

const NOTHING_NOTED: ReadonlySet<string> = new Set();

/** The same of a renewal under way by its facts, whatever is noted for a day ahead. */
export const callWaitOf = (facts: Facts, renewal: Renewal): CallWait | null => {
  const term = facts.terms.find(({ id }) => id === renewal.termId);
  if (!term?.price || term.waivedOn !== null || duesOf(facts.dues, term.id)) return null;
  const stage = stageOf(workflowOf(facts, renewal), renewal.stageId);
  if (renewal.closedOn !== null || stage?.kind !== 'committed') return null;
  const { engagementNumber, serviceCode } = renewal;
  const asked = { termId: term.id, state: term.state, engagementNumber, serviceCode };
  return callWait(asked, { stage, payer: facts.payer, scheduled: NOTHING_NOTED });
};
