import type { AnySchema } from 'yup';
import type { IntakeInput } from '../../../../shared/applications/intake';
import { checkedText, exact, looseText, text } from '../../kernel/inputs/fields';
import { question, word } from '../../kernel/inputs/lists';
import { validateInput } from '../../kernel/inputs/yup-problems';
import { isDay } from '../../kernel/rules/calendar';
import { identityForm } from '../../membership/inputs/organisation';

/** Validates the form by which a member enters: types and lengths; rules judge the rest. */

const MOST_TEXT = 255;

const day = () => checkedText(MOST_TEXT, 'not-a-day', isDay);
/** A part that a form may lack. */
const maybe = (shape: Record<string, AnySchema>) => exact(shape).nullable().notRequired();

const asked = {
  organisation: exact({
    ...identityForm,
    documentId: looseText(MOST_TEXT),
    stamp: looseText(MOST_TEXT),
  }),
  membershipId: looseText(MOST_TEXT),
  tier: text(MOST_TEXT),
  appliedOn: day(),
  approval: maybe({ decidedOn: day(), startsOn: day() }),
  call: maybe({
    dueOn: day(),
    engagementNumber: text(MOST_TEXT),
    serviceCode: text(MOST_TEXT),
  }),
};

const form = exact(asked);

/** The form by which a member enters; refuses each wrong value at its field. */
export const validateIntake = async (input: unknown): Promise<IntakeInput> => {
  const given = await validateInput<IntakeInput>(form, input);
  const { organisation, membershipId, approval, call } = given;
  const { documentId, stamp } = organisation;
  return {
    ...given,
    organisation: { ...organisation, documentId: documentId || null, stamp: stamp || null },
    membershipId: membershipId || null,
    approval: approval ?? null,
    call: call ?? null,
  };
};

const alike = question({ name: word(), siret: word() });

/** The values of a body that were typed so far. */
export const validateAlike = (
  input: unknown,
): Promise<{
  name: string | undefined;
  siret: string | undefined;
}> => alike.filters(input);
