import { basisOf } from '../../../shared/core/basis';
import type { CallWait } from '../../../shared/core/call-reminders';
import type { OwnAnswer } from '../../../shared/kernel/common';
import type { RenewalRow } from '../../../shared/renewals/renewals';
import { stageOf, workflowOf } from '../core/rules/renewal';
import { missingMeasure } from '../core/rules/sold';
import { priceOf } from '../core/rules/terms';
import type { Renewal } from '../core/rules/types';
import { daysBetween } from '../kernel/rules/calendar';
import type { Day } from '../kernel/rules/values';
import {
  daysLate,
  mutedView,
  proposedDues,
  stageView,
  whyWaiting,
} from '../membership/membership-view';
import { attentionTo, isUnanswered } from '../membership/rules/attention';
import type { ListedFacts } from './renewal-facts';

/** Data read besides the facts. */
export interface RowSurroundings {
  today: Day;
  version: number;
  /** Names of people by `type:id`. */
  names: Map<string, { name: string }>;
  /** Answers that members gave without staff, by renewal. */
  answers: Map<string, OwnAnswer>;
  /** For whom the calls of renewals wait, by renewal. */
  calls: ReadonlyMap<string, CallWait>;
}

/** One renewal as lists and the board show it; null when its terms are gone. Pure. */
export const renewalRow = (
  { facts, organisationName }: ListedFacts,
  renewal: Renewal,
  { today, version, names, answers, calls }: RowSurroundings,
): RenewalRow | null => {
  const from = facts.terms.find(({ id }) => id === renewal.fromTermId);
  const term = facts.terms.find(({ id }) => id === renewal.termId);
  if (!from || !term) return null;
  const { membership } = facts;
  const stage = stageOf(workflowOf(facts, renewal), renewal.stageId);
  const callWaits = calls.get(renewal.id) ?? null;
  return {
    id: renewal.id,
    membershipId: membership.id,
    version,
    reference: membership.reference,
    organisation: organisationName,
    status: membership.status,
    tierCode: term.tierCode,
    tierNames: term.tierNames,
    stage: stageView(facts, renewal),
    termEndsOn: from.endsOn,
    proposed: {
      startsOn: term.startsOn,
      endsOn: term.endsOn,
      price: priceOf(term),
      basis: basisOf(term),
    },
    openedOn: renewal.openedOn,
    enteredStageOn: renewal.enteredStageOn,
    daysInStage: daysBetween(renewal.enteredStageOn, today),
    daysLate: daysLate(facts, renewal, today),
    attention: attentionTo(renewal, stage, { endsOn: from.endsOn, today, waits: callWaits }),
    missingPrice: term.price === null,
    missingFigure: term.price === null ? missingMeasure(facts, term) : null,
    callWaits,
    waits: whyWaiting(facts, renewal, today),
    unanswered: isUnanswered(renewal, stage),
    answeredOn: renewal.answeredOn,
    ownAnswer: renewal.answer === null ? null : (answers.get(renewal.id) ?? null),
    decidesOn: stage?.kind === 'deciding' ? renewal.decidesOn : null,
    muted: mutedView(membership, today),
    ownerId: renewal.ownerId,
    owner: names.get(`admin:${renewal.ownerId}`)?.name ?? null,
    lastNote: renewal.notes,
    duesState: proposedDues(facts, renewal, today),
  };
};
