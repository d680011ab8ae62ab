import type {
  Facts,
  Renewal,
  Status,
  Term,
} from '../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import type { Day } from '../../src/plugins/membership-lifecycle/server/src/kernel/rules/values';
import { plusDays } from './days';

/** The table of statuses in docs/rules.md, read a second time. */

const stageKind = ({ workflow, workflows }: Facts, { workflowId, stageId }: Renewal) => {
  const { stages, pastStages } = workflows.find(({ id }) => id === workflowId) ?? workflow;
  return [...stages, ...pastStages].find(({ id }) => id === stageId)?.kind;
};

/** Whether a decision of staff holds a day, so that it is not a day of grace. */
const isHeld = ({ membership: m }: Facts, day: Day): boolean => {
  const spans = m.pauses
    .filter(({ status, isTold }) => !isTold && status !== 'ended' && status !== 'refused')
    .map(({ from, until }) => [from, until]);
  if (m.overrideUntil !== null) spans.push([(m.overrideFrom ?? '0') as Day, m.overrideUntil]);
  if (m.mutedFrom !== null && m.mutedUntil !== null) spans.push([m.mutedFrom, m.mutedUntil]);
  return spans.some(([from, until]) => from <= day && day <= until);
};

/** Whether the days of grace after a day are over: each counted, but those that staff held. */
const isGraceOver = (facts: Facts, after: Day, days: number, today: Day): boolean => {
  let left = days;
  for (let day = plusDays(after, 1); day <= today; day = plusDays(day, 1)) {
    if (left === 0) return true;
    if (!isHeld(facts, day)) left -= 1;
  }
  return false;
};

const afterTheLast = (facts: Facts, last: Term, today: Day): Status => {
  const closing = ({ closedOn, openedOn }: Renewal) => [closedOn ?? '9', openedOn].join();
  const ofLast = facts.renewals
    .filter(({ fromTermId }) => fromTermId === last.id)
    .sort((one, other) => closing(one).localeCompare(closing(other)));
  const latest = ofLast.at(-1);
  // An end to come closes a renewal where it stands: until then the member keeps what it gave.
  const isLeaving = facts.membership.endedOn !== null && latest !== undefined;
  const stood = isLeaving && !['won', 'lost'].includes(stageKind(facts, latest) ?? '');
  const open = ofLast.find(({ closedOn }) => closedOn === null) ?? (stood ? latest : undefined);
  const kind = open && stageKind(facts, open);
  if (kind === 'committed') return 'grace';
  if (kind === 'deciding' && open?.decidesOn === null) return 'grace';
  const isLost = latest && latest.closedOn !== null && stageKind(facts, latest) === 'lost';
  if (isLost) return 'lapsed';
  if (kind === 'todo') return 'grace';
  const asked = (kind === 'deciding' ? open?.decidesOn : open?.proposedOn) ?? last.endsOn;
  const { workflow, workflows } = facts;
  const { graceDays } = workflows.find(({ id }) => id === latest?.workflowId) ?? workflow;
  const from = asked > last.endsOn ? asked : last.endsOn;
  const call = facts.dues.find((one) => one.termId === open?.termId && one.cancelledOn === null);
  const isOver = today > (call?.dueOn ?? '0') && isGraceOver(facts, from, graceDays, today);
  return isOver ? 'lapsed' : 'grace';
};

export const statusByTheBook = (facts: Facts, today: Day): Status => {
  const { membership: m, terms } = facts;
  if (m.endedOn !== null && m.endedOn <= today) return 'ended';
  if (m.refusedOn !== null) return 'refused';
  const isImposed = m.overrideUntil !== null && (m.overrideFrom ?? '0') <= today;
  if (m.overrideStatus !== null && isImposed && today <= m.overrideUntil!) return m.overrideStatus;
  if (m.suspendedOn !== null && m.suspendedOn <= today) return 'suspended';
  const issued = terms.filter(({ state }) => state === 'issued');
  const running = issued.find(({ startsOn, endsOn }) => startsOn <= today && today <= endsOn);
  const isTaken = (term: Term) =>
    term.heldOn !== null && term.heldOn <= today && (term.heldUntil ?? '9') > today;
  if (running && !isTaken(running)) return 'active';
  const [last] = issued
    .filter(({ endsOn }) => endsOn < today)
    .sort((a, b) => (a.startsOn < b.startsOn ? 1 : -1));
  if (last && last.endsOn >= m.appliedOn) {
    const status = afterTheLast(facts, last, today);
    return status === 'grace' && isTaken(last) ? 'pending' : status;
  }
  if (running || issued.some(({ startsOn }) => startsOn > today)) return 'pending';
  return m.approvedOn === null ? 'applied' : 'pending';
};
