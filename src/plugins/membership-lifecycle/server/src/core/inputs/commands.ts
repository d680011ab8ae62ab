import { lazy, mixed, type AnySchema } from 'yup';
import { COMMANDS, type CommandField, type CommandName } from '../../../../shared/core/commands';
import { readSiren, readSiret } from '../../../../shared/kernel/business-number';
import { numberText } from '../../kernel/inputs/business-number';
import {
  between,
  checkedText,
  choice,
  exact,
  filled,
  flag,
  text,
} from '../../kernel/inputs/fields';
import { validateKey } from '../../kernel/inputs/key';
import { validateInput } from '../../kernel/inputs/yup-problems';
import { isDay } from '../../kernel/rules/calendar';
import { MAX_QUANTITY } from '../rules/entitlement';

/** Validates the inputs of commands, with schemas made from `shared/core/commands.ts`. */

const MAX_TEXT = 255;
const MAX_LONG_TEXT = 4_000;
// The largest amount in an INTEGER column, in cents.
const MAX_CENTS = 2_147_483_647;

const schemaOf = ({ type, options }: CommandField): AnySchema => {
  switch (type) {
    case 'date':
      return filled(checkedText(MAX_TEXT, 'not-a-day', isDay));
    case 'money':
      return between(0, MAX_CENTS);
    case 'integer':
      return between(1, MAX_QUANTITY);
    case 'signed-integer':
      return between(-MAX_QUANTITY, MAX_QUANTITY).test(
        'not-zero',
        'not-zero',
        (value) => value !== 0,
      );
    case 'select':
      return choice(options ?? []);
    case 'confirmation':
      return flag();
    case 'siren':
      return filled(numberText(readSiren));
    case 'siret':
      return filled(numberText(readSiret));
    case 'long-text':
      return filled(text(MAX_LONG_TEXT, { multiline: true }));
    default:
      return filled(text(MAX_TEXT));
  }
};

/** Applies a schema only to a value that is present. */
const whenGiven = (schema: AnySchema): AnySchema =>
  lazy((value: unknown) => (value === undefined ? mixed() : schema)) as unknown as AnySchema;

const objectOf = (name: CommandName): AnySchema => {
  const fields: readonly CommandField[] = COMMANDS[name].fields;
  return exact(
    Object.fromEntries(
      fields.map((field) => {
        const schema = schemaOf(field);
        return [field.name, field.required ? schema : whenGiven(schema)];
      }),
    ),
  );
};

const SCHEMAS = new Map<CommandName, AnySchema>();

const schemaFor = (name: CommandName): AnySchema => {
  const known = SCHEMAS.get(name) ?? objectOf(name);
  SCHEMAS.set(name, known);
  return known;
};

const isEmpty = (value: unknown): boolean => value === null || value === undefined || value === '';

/** Drops empty fields, which forms send for fields left blank. */
const withoutEmpty = (input: unknown): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries((input ?? {}) as Record<string, unknown>).filter(([, value]) => !isEmpty(value)),
  );

/** The checked input of a command; throws a refusal that names each wrong field. */
export const validateCommand = (
  name: CommandName,
  input: unknown,
): Promise<Record<string, unknown>> =>
  validateInput(
    schemaFor(name),
    typeof input === 'object' && !Array.isArray(input) ? withoutEmpty(input) : input,
  );

/**
 * Commands that would act again if repeated. Over HTTP they need an `Idempotency-Key`, so that a
 * second click or a repeated request acts once. Other commands notice that they were done.
 */
const KEYED_COMMANDS: ReadonlySet<CommandName> = new Set([
  'record-payment',
  'refund-payment',
  'allocate-credit',
  'reissue-call',
  'grant-right',
  'consume',
  'adjust',
  'carry-over',
]);

/** Validates the key of a request; commands in `KEYED_COMMANDS` require one. */
export const validateCommandKey = (name: string, header: string): string | undefined =>
  header === '' && !KEYED_COMMANDS.has(name as CommandName) ? undefined : validateKey(header);
