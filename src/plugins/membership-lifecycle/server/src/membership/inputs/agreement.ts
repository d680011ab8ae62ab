import type { CommandAgreement } from '../../../../shared/membership/command-plan';
import { checkedText, exact, filled, list, optionalText, text } from '../../kernel/inputs/fields';
import { day, question } from '../../kernel/inputs/lists';
import { validateInput } from '../../kernel/inputs/yup-problems';
import { isDay } from '../../kernel/rules/calendar';
import type { Day } from '../../kernel/rules/values';

/** Reads what the body of a command holds beside the command's own fields. */

const MAX_CODE = 64;
const MOST_MESSAGES = 20;

const schema = exact({
  seal: optionalText(MAX_CODE),
  heldBack: list(text(MAX_CODE), MOST_MESSAGES),
});

const daySchema = exact({ scheduledOn: filled(checkedText(MAX_CODE, 'not-a-day', isDay)) });

const mergeQuery = question({ on: day() });

const isForm = (body: unknown): body is Record<string, unknown> =>
  typeof body === 'object' && body !== null && !Array.isArray(body);

/** The command's own input, unchecked, and the checked agreement; refuses a wrong one (400). */
export const readAgreement = async (
  body: unknown,
): Promise<{ input: unknown; agreement: CommandAgreement & { heldBack: string[] } }> => {
  if (!isForm(body)) return { input: body, agreement: { heldBack: [] } };
  const { seal, heldBack = [], ...input } = body;
  return { input, agreement: await validateInput(schema, { seal, heldBack }) };
};

/** The command's own input, unchecked, and the day for which it is to be noted (400 without one). */
export const readScheduling = async (body: unknown): Promise<{ input: object; on: Day }> => {
  const { scheduledOn, ...input } = isForm(body) ? body : {};
  const { scheduledOn: on } = await validateInput<{ scheduledOn: Day }>(daySchema, { scheduledOn });
  return { input, on };
};

/** The body of a plan, apart from the day on which its command would be done; null for today. */
export const readPlanned = async (body: unknown): Promise<{ input: unknown; on: Day | null }> =>
  isForm(body) && Object.hasOwn(body, 'scheduledOn')
    ? readScheduling(body)
    : { input: body, on: null };

/** The day to which a scheduled command is moved. */
export const readScheduledDay = async (body: unknown): Promise<Day> =>
  (await validateInput<{ scheduledOn: Day }>(daySchema, body ?? {})).scheduledOn;

/** The day for which a merger is looked at; none for today. */
export const validateMergeDay = async (query: unknown): Promise<Day | undefined> =>
  (await mergeQuery.filters(query)).on;
