import { useDebounce } from '@strapi/strapi/admin';
import type { IntakeInput, IntakePlan } from '../../../../shared/applications/intake';
import { useRefusal } from '../../kit/api/refusal';
import { useFormat } from '../../kit/utils/format';
import { useGetIntakePlanQuery } from './api';
import { errorsOnDraft, inputOf, type IntakeDraft } from './draft';

/** Long enough to finish a word, short enough to look immediate. */
const PAUSE_MS = 400;

interface Planned {
  /** The answer to what was typed last, or the last one while it is being asked for. */
  data: IntakePlan | undefined;
  /** Why there is none, when no field says it. */
  error: string | null;
  /** The refusals that saving would meet, by the fields of the draft. */
  problems: Record<string, string>;
  /** Whether the answer is older than what was typed. */
  stale: boolean;
  /** Asks again, when the plan is no longer true. */
  again: () => void;
}

/** Asks for the plan of the form as it is typed. */
export const useIntakePlan = (draft: IntakeDraft): Planned => {
  const { read } = useRefusal();
  const { text } = useFormat();
  const now = JSON.stringify(inputOf(draft));
  const settled = useDebounce(now, PAUSE_MS);
  const { data, error, isFetching, refetch } = useGetIntakePlanQuery(
    JSON.parse(settled) as IntakeInput,
  );
  const refusal = error ? read(error) : null;
  const problems = refusal
    ? refusal.fields
    : Object.fromEntries((data?.problems ?? []).map((one) => [one.path, text(one.text)]));
  const isPlaced = Object.keys(problems).length > 0;
  return {
    data: error ? undefined : data,
    error: refusal && !isPlaced ? refusal.message : null,
    problems: errorsOnDraft(problems, draft),
    stale: isFetching || settled !== now,
    again: () => void refetch(),
  };
};
