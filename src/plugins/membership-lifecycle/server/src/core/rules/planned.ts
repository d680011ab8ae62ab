import type { RuleName } from './commands';
import type { Because } from './types';

/** A command that the plan of a day runs. */
export interface PlannedAction {
  /** The same step of the same membership and term always has the same key. */
  key: string;
  command: RuleName;
  input: Record<string, unknown>;
  because: Because;
}

export const action = (
  key: string,
  command: RuleName,
  input: Record<string, unknown>,
  rule: string,
  params: Because['params'],
): PlannedAction => ({ key, command, input, because: { rule, params } });
