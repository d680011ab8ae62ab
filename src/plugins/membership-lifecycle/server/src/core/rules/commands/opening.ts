import { refused } from '../../../kernel/rules/refused';
import type { Day } from '../../../kernel/rules/values';
import { addRow, decided, type Decision, type Refusal } from '../change';
import { awaitsMoneyOnly, firstStage, openRenewal, workflowOfTier } from '../renewal';
import { lastOfBond, overlapping } from '../terms';
import type { DecisionContext, Facts, Renewal, Stage, Term } from '../types';
import { notEnding } from './guards';
import { proposalAfter } from './proposing';
import { rule } from './rule';

/** The opening of a renewal: it proposes the term after the last one. */

const openable = (facts: Facts, today: Day): Refusal | null => {
  const why = notEnding(facts, today);
  if (why) return why;
  const open = openRenewal(facts.renewals);
  if (open && !awaitsMoneyOnly(facts, open)) return refused('renewal-open');
  const last = lastOfBond(facts);
  if (!last) return refused('no-term-to-renew');
  const follows = facts.terms.some(
    ({ state, startsOn }) => state === 'proposed' && startsOn > last.endsOn,
  );
  return follows ? refused('term-exists') : null;
};

/** Opens the renewal of the last term, and proposes the next one. */
export const opened = (
  facts: Facts,
  input: { decidedOn?: Day; tier?: string },
  ctx: DecisionContext,
): Decision => {
  const previous = lastOfBond(facts);
  const tierCode = input.tier ?? facts.membership.tierCode;
  const workflow = workflowOfTier(facts, tierCode);
  const stage = firstStage(workflow, 'todo');
  if (!previous || !stage) return refused('no-term-to-renew');
  const decidedOn = input.decidedOn ?? ctx.today;
  const term = proposalAfter(facts, previous, { tierCode, decidedOn }, ctx.newId());
  if (overlapping(facts.terms, term).length > 0) return refused('term-overlaps');
  const renewal = newRenewal(facts, previous, term, { workflowId: workflow.id, stage }, ctx);
  const next = addRow(addRow(facts, 'terms', term), 'renewals', renewal);
  return decided(next);
};

const newRenewal = (
  facts: Facts,
  previous: Term,
  term: Term,
  { workflowId, stage }: { workflowId: string; stage: Stage },
  ctx: DecisionContext,
): Renewal => ({
  id: ctx.newId(),
  membershipId: facts.membership.id,
  fromTermId: previous.id,
  termId: term.id,
  workflowId,
  stageId: stage.id,
  openedOn: ctx.today,
  enteredStageOn: ctx.today,
  answer: null,
  answeredOn: null,
  stageBeforeMoney: null,
  deliberationOn: null,
  deliberationReference: null,
  engagementNumber: null,
  serviceCode: null,
  proposedOn: null,
  decidesOn: null,
  closedOn: null,
  closeReason: null,
  ownerId: null,
  notes: null,
});

export const openRenewalCommand = rule<{ decidedOn?: Day; tier?: string }>(
  openable,
  (facts, input, ctx) => opened(facts, input, ctx),
);
