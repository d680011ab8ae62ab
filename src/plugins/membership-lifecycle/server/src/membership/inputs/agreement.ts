import type { CommandAgreement } from '../../../../shared/membership/command-plan';
import { exact, list, optionalText, text } from '../../kernel/inputs/fields';
import { validateInput } from '../../kernel/inputs/yup-problems';

/** Reads what the body of a command holds beside the command's own fields. */

const MAX_CODE = 64;
const MOST_MESSAGES = 20;

const schema = exact({
  seal: optionalText(MAX_CODE),
  heldBack: list(text(MAX_CODE), MOST_MESSAGES),
});

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
