import type { CommandPlan, PlannedLine } from '../../../../shared/membership/command-plan';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import { planSentences, type PlanSentences, type Words } from './plan-sentences';
import { sharedBy, type Shared } from './plan-sums';

/** The effects of plans as sentences in the language of the screen. */

const useWords = (): Words => {
  const { t } = useTrad();
  return { t, format: useFormat() };
};

export const usePlanSentences = (plan: CommandPlan, today: string): PlanSentences =>
  planSentences(plan, today, useWords());

/** What many plans have in common. */
export const useShared = (lines: readonly PlannedLine[]): Shared[] => sharedBy(lines, useWords());
