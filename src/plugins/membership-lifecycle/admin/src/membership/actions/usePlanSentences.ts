import type { CommandPlan, PlannedTerm } from '../../../../shared/membership/command-plan';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import { planSentences, termSentence, type PlanSentences, type Words } from './plan-sentences';

/** The effects of a plan as sentences in the language of the screen. */

const useWords = (): Words => {
  const { t } = useTrad();
  return { t, format: useFormat() };
};

export const useTermSentence = (): ((term: PlannedTerm) => string) => {
  const words = useWords();
  return (term) => termSentence(term, words);
};

export const usePlanSentences = (plan: CommandPlan, today: string): PlanSentences =>
  planSentences(plan, today, useWords());
