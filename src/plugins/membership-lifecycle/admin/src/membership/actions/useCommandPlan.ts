import { useDebounce } from '@strapi/strapi/admin';
import type { LegalCommand, MembershipView } from '../../../../shared/core/membership';
import type { CommandPlan } from '../../../../shared/membership/command-plan';
import { useRefusal } from '../../kit/api/refusal';
import { useFormat } from '../../kit/utils/format';
import { useGetCommandPlanQuery } from '../api/memberships';
import type { CommandValues } from '../command-values';
import { isPlanned } from './kinds';
import { missing, type Draft } from './values';

/** Long enough to finish a word, short enough to look immediate. */
const PAUSE_MS = 400;

export interface PlanState {
  /** The plan of what was typed last, or the last one while it is being asked for. */
  plan: CommandPlan | undefined;
  /** Why there is none. */
  error: string | null;
  /** The error of a field, by its name: what is missing is told before the form is sent. */
  errors: Record<string, string>;
  /** Whether the plan is older than what was typed. */
  stale: boolean;
  /** Asks again, when the plan is no longer true. */
  again: () => void;
}

const isReady = (command: LegalCommand, draft: Draft): boolean => {
  const { empty, unread } = missing(command, draft);
  return unread.length === 0 && empty.every((name) => name === 'reason');
};

/** The plan of a command, asked for as its form changes. */
export const useCommandPlan = (
  command: LegalCommand,
  view: MembershipView,
  draft: Draft,
  values: CommandValues,
  /** A day ahead; undefined for today. */
  on: string | undefined,
): PlanState => {
  const { read } = useRefusal();
  const { text: inLanguage } = useFormat();
  // The reason changes nothing of the plan.
  const { reason: _reason, ...typed } = values;
  const now = JSON.stringify([typed, on]);
  const settled = useDebounce(now, PAUSE_MS);
  const [settledValues, settledOn] = JSON.parse(settled) as [CommandValues, string | null];
  const skip = !isPlanned(command.name) || !isReady(command, draft);
  const { data, error, isFetching, refetch } = useGetCommandPlanQuery(
    {
      documentId: view.documentId,
      name: command.name,
      values: settledValues,
      on: settledOn ?? undefined,
      version: view.version,
    },
    { skip },
  );
  const plan = skip || error ? undefined : data;
  const { field = null, text = null } = plan?.refusal ?? {};
  return {
    plan,
    error: error && !skip ? read(error).message : null,
    errors: field && text ? { [field]: inLanguage(text) } : {},
    stale: !skip && (isFetching || settled !== now),
    again: () => void refetch(),
  };
};
