import type { FieldProblem } from '../kernel/field-errors';
import type { Localised } from '../kernel/rules/values';
import type { StageKind } from './rules/types';
import type { WorkflowProblem } from './rules/workflow-checks';

/** The kinds of stages, as the editor calls them. */
const KINDS: Record<StageKind, Localised> = {
  todo: { fr: 'À faire', en: 'To do' },
  waiting: { fr: 'En attente de réponse', en: 'Waiting for an answer' },
  deciding: { fr: 'Décision attendue', en: 'Waiting for a decision' },
  committed: { fr: 'Engagé', en: 'Committed' },
  won: { fr: 'Renouvelé', en: 'Renewed' },
  lost: { fr: 'Non renouvelé', en: 'Not renewed' },
};

/** A problem of a workflow with its kind of stage in words. */
export const inWords = ({ params, ...problem }: WorkflowProblem): FieldProblem => ({
  ...problem,
  params: { ...params, ...(params?.kind ? { kind: KINDS[params.kind as StageKind] } : {}) },
});
