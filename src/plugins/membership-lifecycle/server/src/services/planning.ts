import type { Core } from '@strapi/strapi';
import { findVersions } from '../repositories/activities';
import { executorOf } from '../repositories/database';
import type {
  MovePlan,
  PlanDifference,
  PlannedActionView,
  PlanView,
  WorkflowInput,
} from '../../../shared/contracts';
import { addMonths } from '../domain/calendar';
import { applyPlan, decide, type AppliedAction } from '../domain/decide';
import type { Refusal } from '../domain/change';
import type { DecisionContext, Facts, Workflow } from '../domain/types';
import type { LoadedFacts } from '../repositories/facts';
import { findEnding } from '../repositories/renewals';
import { refuse } from '../utils/errors';
import { getService } from '../utils/get-service';
import { newId } from '../utils/new-id';
import type { Renderer } from './message-rendering';
import { plannedMove, type Move } from './move-plan';
import { refusalText } from './refusals/refusal-text';
import { differenceOf } from './schedule-difference';
import { sentence } from './sentences';

/** A plan is read in one answer: beyond this, the selection has to be narrowed. */
const MOST = 2_000;

/** What the system would do, and would write to whom; nothing is written by looking. */
const createPlanningService = ({ strapi }: { strapi: Core.Strapi }) => {
  const messageOf = (
    { outcome }: AppliedAction,
    { organisationName }: LoadedFacts,
    render: Renderer,
  ): PlannedActionView['message'] => {
    const [draft] = outcome.messages;
    if (!draft) return null;
    const rendering = render(draft, outcome.facts, organisationName);
    if (!rendering.ok) return null;
    const { toName, toEmail, subject, text } = rendering.message;
    return { to: `${toName} <${toEmail}>`, subject, text };
  };

  const actionView = (
    step: AppliedAction,
    row: LoadedFacts,
    render: Renderer,
  ): PlannedActionView => ({
    key: step.action.key,
    membershipId: row.facts.membership.id,
    reference: row.facts.membership.reference,
    organisation: row.organisationName,
    command: step.action.command,
    because: sentence(step.action.because),
    message: messageOf(step, row, render),
  });

  /** Opening a renewal, and proposing it at once when its price is known. */
  const campaignSteps = (facts: Facts, ctx: DecisionContext): AppliedAction[] => {
    const opened = decide(facts, 'open-renewal', { decidedOn: ctx.today }, ctx);
    if (!opened.ok) throw new Error(refusalText(opened as Refusal).fr);
    const { membership, terms } = facts;
    const last = terms.filter(({ state }) => state === 'issued').at(-1);
    const action = {
      key: `${membership.id}:${last?.id ?? ''}:open`,
      command: 'open-renewal' as const,
      input: { decidedOn: ctx.today },
      because: { rule: 'plan-campaign', params: { endsOn: last?.endsOn ?? '' } },
    };
    const rest = applyPlan(opened.outcome.facts, ctx);
    return [{ action, before: facts, outcome: opened.outcome }, ...rest.steps];
  };

  return {
    /** What an edited workflow would do in the coming year that the saved one would not. */
    async workflowDifference(id: string, input: WorkflowInput): Promise<PlanDifference> {
      const { before, after } = await getService(strapi, 'workflows').edited(id, input);
      const around = await getService(strapi, 'facts').surroundings();
      const from = getService(strapi, 'clock').today();
      const to = addMonths(from, 12);
      const under = (workflows: readonly Workflow[]) =>
        getService(strapi, 'schedule').coming({ to }, { ...around, workflows });
      const [now, then] = [await under(before), await under(after)];
      return { from, to, compared: then.looked, ...differenceOf(now.lines, then.lines) };
    },

    /** What moving many renewals would do today, to each. */
    async move({ membershipIds, ...move }: Move & { membershipIds: string[] }): Promise<MovePlan> {
      const ids = [...new Set(membershipIds)];
      const render = await getService(strapi, 'messages').renderer();
      // Before the facts: a change in between makes a version too old, never too new.
      const versions = await findVersions(await executorOf(strapi), ids);
      const rows = await getService(strapi, 'facts').loadMany(ids);
      const ctx = { today: getService(strapi, 'clock').today(), newId };
      const lines = rows.map((row) => {
        const version = versions.get(row.facts.membership.id) ?? 0;
        return plannedMove(row, move, { ctx, render, version });
      });
      return { lines };
    },

    /** What opening the renewals of the terms that end between two days would do today. */
    async campaign(selection: {
      endsFrom: string;
      endsTo: string;
      tier?: string;
    }): Promise<PlanView> {
      const ids = await findEnding(await executorOf(strapi), selection);
      if (ids.length > MOST) throw refuse('plan-too-large', { most: MOST, found: ids.length });
      const render = await getService(strapi, 'messages').renderer();
      const on = getService(strapi, 'clock').today();
      const view: PlanView = { on, actions: [], failures: [] };
      const ctx = { today: on, newId };
      for (const row of await getService(strapi, 'facts').loadMany(ids)) {
        try {
          const steps = campaignSteps(row.facts, ctx);
          view.actions.push(...steps.map((step) => actionView(step, row, render)));
        } catch (error) {
          const { id } = row.facts.membership;
          view.failures.push({ membershipId: id, error: (error as Error).message });
        }
      }
      return view;
    },
  };
};

export default createPlanningService;
