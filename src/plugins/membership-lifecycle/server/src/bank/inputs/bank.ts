import * as yup from 'yup';
import {
  ASIDE_REASONS,
  CSV_FIELDS,
  LINE_STATES,
  type AsideReason,
  type CsvColumns,
  type MatchInput,
} from '../../../../shared/bank/bank';
import {
  between,
  choice,
  exact,
  filled,
  list,
  optionalText,
  text,
} from '../../kernel/inputs/fields';
import { day, dayFrom, exactlyOneOf, idWord, question, word } from '../../kernel/inputs/lists';
import { validateInput } from '../../kernel/inputs/yup-problems';
import { refuse } from '../refusals/bank';

/** What is asked of the bank's lines. */

const MOST_CENTS = 2_147_483_647;
const MOST_PARTS = 30;
const MOST_SURE = 100;
const MOST_REASON = 1_000;

const lines = question({
  state: exactlyOneOf(['waiting', ...LINE_STATES]),
  statement: idWord(),
  search: word(),
  from: day(),
  to: dayFrom('from'),
});
export const validateLinesQuery = lines.page;
export const validateLinesFilters = lines.filters;

const id = () => filled(text(60)).matches(/^[\w-]*$/, 'not-an-id');
const optionalId = () => optionalText(60).matches(/^[\w-]*$/, 'not-an-id');

const part = exact({
  membershipId: id(),
  duesId: optionalId(),
  receiptId: optionalId(),
  amount: between(1, MOST_CENTS),
});

const matching = exact({
  parts: list(part, MOST_PARTS).min(1, 'required'),
  confirmed: yup.boolean().typeError('not-a-flag'),
});

/** The parts on which a line is put. */
export const validateMatch = (body: unknown): Promise<MatchInput> =>
  validateInput<MatchInput>(matching, body ?? {});

const aside = exact({ reason: choice(ASIDE_REASONS) });

/** Why a line is set aside. */
export const validateAside = async (body: unknown): Promise<AsideReason> =>
  (await validateInput<{ reason: AsideReason }>(aside, body ?? {})).reason;

const undoing = exact({ reason: filled(text(MOST_REASON, { multiline: true })) });

/** Why a match is undone, for the journal of the member. */
export const validateUndo = async (body: unknown): Promise<string> =>
  (await validateInput<{ reason: string }>(undoing, body ?? {})).reason;

const shown = exact({
  lines: list(exact({ id: id(), version: between(1, MOST_CENTS) }), MOST_SURE),
});

/** The lines that a person was shown as sure. */
export const validateSure = async (body: unknown): Promise<{ id: string; version: number }[]> =>
  (await validateInput<{ lines: { id: string; version: number }[] }>(shown, body ?? {})).lines;

const MOST_HEADING = 10_000;
const sent = exact({ columns: optionalText(MOST_HEADING) });

/** The columns that were chosen for a CSV file, as JSON beside it; null without any. */
export const validateColumns = async (body: unknown): Promise<CsvColumns | null> => {
  const { columns } = await validateInput<{ columns?: string }>(sent, body ?? {});
  if (!columns) return null;
  const chosen = parsed(columns);
  const fields: readonly string[] = CSV_FIELDS;
  const isColumns =
    typeof chosen === 'object' &&
    chosen !== null &&
    Object.entries(chosen).every(
      ([field, one]) => fields.includes(field) && typeof one === 'string',
    );
  if (!isColumns) throw refuse('bank-columns');
  return chosen;
};

const parsed = (json: string): unknown => {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
};
