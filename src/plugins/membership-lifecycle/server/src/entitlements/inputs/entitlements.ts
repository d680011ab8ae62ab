import * as yup from 'yup';
import type {
  CheckBody as AskedCheck,
  ConsumeBody as AskedUse,
  EntitlementsQuery as AskedRights,
  ReverseBody,
} from '../../../../shared/entitlements/content-api';
import { readSiret, siretDigits } from '../../../../shared/kernel/business-number';
import { MAX_QUANTITY } from '../../core/rules/entitlement';
import { optionalNumber } from '../../kernel/inputs/business-number';
import { between, exact, optionalBetween, optionalText } from '../../kernel/inputs/fields';
import { validateInput } from '../../kernel/inputs/yup-problems';
import { isDay } from '../../kernel/rules/calendar';
import type { WithDays } from '../../kernel/rules/values';

/** Validates the content API's calls on rights. Without conversion: a number must be a number. */

type EntitlementsQuery = WithDays<AskedRights, 'at'>;
type CheckBody = WithDays<AskedCheck, 'at' | 'opensOn'>;
type ConsumeBody = WithDays<AskedUse, 'on'>;

const MAX_TEXT = 255;
const MAX_REASON = 4_000;

/** A document id or a code. Any other text is refused without a query. */
const id = () =>
  optionalText(MAX_TEXT).matches(/^[\w-]+$/, { message: 'not-an-id', excludeEmptyString: true });

const day = () =>
  yup
    .string()
    .typeError('not-a-day')
    .test('day', 'not-a-day', (value) => value === undefined || isDay(value));

const quantity = () => between(1, MAX_QUANTITY);

export const findSchema = exact({
  membership: id().required('required'),
  at: day(),
  locale: yup.string().typeError('not-a-text').oneOf(['fr', 'en', undefined], 'not-a-choice'),
});

export const checkSchema = exact({
  // Exactly one of the two: with both, they might disagree.
  membership: id().when('siret', {
    is: (value: unknown) => value === undefined,
    then: (schema: yup.StringSchema) => schema.required('required'),
    otherwise: (schema: yup.StringSchema) =>
      schema.test('one', 'membership-or-siret', (value) => value === undefined),
  }),
  siret: optionalNumber(readSiret),
  benefit: id().required('required'),
  quantity: optionalBetween(1, MAX_QUANTITY),
  person: optionalText(MAX_TEXT),
  at: day(),
  opensOn: day(),
}).meta({ jsonSchema: { oneOf: [{ required: ['membership'] }, { required: ['siret'] }] } });

export const consumeSchema = exact({
  membership: id().required('required'),
  benefit: id().required('required'),
  quantity: quantity(),
  person: optionalText(MAX_TEXT),
  reason: optionalText(MAX_REASON, { multiline: true }),
  on: day(),
});

export const reverseSchema = exact({
  reason: optionalText(MAX_REASON, { multiline: true }).required('required'),
});

export const validateFind = (query: unknown) => validateInput<EntitlementsQuery>(findSchema, query);

/** Returns the SIRET as digits, as organisations store it. */
export const validateCheck = async (body: unknown): Promise<CheckBody> => {
  const input = await validateInput<CheckBody>(checkSchema, body);
  return { ...input, siret: siretDigits(input.siret) ?? undefined };
};

export const validateConsume = (body: unknown) => validateInput<ConsumeBody>(consumeSchema, body);
export const validateReverse = (body: unknown) => validateInput<ReverseBody>(reverseSchema, body);
