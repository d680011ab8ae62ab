import * as yup from 'yup';
import type { FieldProblem } from '../field-errors';

/** Building blocks of the schemas; every message is a reason of `field-texts.ts`. */

// Control characters; unpaired surrogates, which no database stores; and characters that change
// the direction in which a text is displayed.
const FORBIDDEN = /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u;

const hasControl = (text: string, multiline: boolean): boolean =>
  FORBIDDEN.test(multiline ? text.replace(/[\n\r\t]/g, '') : text);

/** A required text, possibly empty, without control characters. */
export const text = (max: number, { multiline = false }: { multiline?: boolean } = {}) =>
  yup
    .string()
    .typeError('not-a-text')
    .defined('required')
    .max(max, 'too-long')
    .test('control', 'control-character', (value) => !hasControl(value ?? '', multiline));

/** A text that may be missing, but is not blank when it is there. */
export const optionalText = (max: number, { multiline = false }: { multiline?: boolean } = {}) =>
  yup
    .string()
    .typeError('not-a-text')
    .max(max, 'too-long')
    .test('control', 'control-character', (value) => !hasControl(value ?? '', multiline))
    .test('not-blank', 'required', (value) => value === undefined || value.trim() !== '');

/** A text that may be missing, null or blank. */
export const looseText = (max: number, { multiline = false }: { multiline?: boolean } = {}) =>
  yup
    .string()
    .typeError('not-a-text')
    .nullable()
    .max(max, 'too-long')
    .test('control', 'control-character', (value) => !hasControl(value ?? '', multiline));

/** A text that is empty or passes a check. */
export const checkedText = (max: number, reason: string, passes: (value: string) => boolean) =>
  text(max).test(
    'form',
    reason,
    (value) => (value ?? '').trim() === '' || passes((value ?? '').trim()),
  );

/** A text that is empty or without fault; `faultOf` gives the reason of a fault. */
export const faultlessText = (
  max: number,
  faultOf: (value: string) => Pick<FieldProblem, 'reason' | 'params'> | null,
) =>
  text(max).test({
    name: 'form',
    test(value) {
      const given = (value ?? '').trim();
      const fault = given === '' ? null : faultOf(given);
      return fault ? this.createError({ message: fault.reason, params: fault.params }) : true;
    },
  });

/** Refuses a blank text; a missing one is already refused by `text`. */
export const filled = <T extends yup.StringSchema>(schema: T, reason = 'required') =>
  schema.test('filled', reason, (value) => value === undefined || value?.trim() !== '');

const maybeWhole = () => yup.number().typeError('not-a-whole-number').integer('not-a-whole-number');

export const whole = () => maybeWhole().defined('required');

const range = (min: number, max: number) => ({
  name: 'range',
  message: 'out-of-range',
  params: { min, max },
  test: (value: number | null | undefined) =>
    value === undefined || (Number(value) >= min && Number(value) <= max),
});

/** A whole number within limits, both included. */
export const between = (min: number, max: number) => whole().test(range(min, max));

/** The same, which may be left out. */
export const optionalBetween = (min: number, max: number) => maybeWhole().test(range(min, max));

export const flag = () => yup.boolean().typeError('not-a-flag').defined('required');

export const choice = (values: readonly string[]) =>
  yup
    .string()
    .typeError('not-a-text')
    .defined('required')
    .oneOf([...values], 'not-a-choice');

/** An object with these keys and no other. */
export const exact = (shape: Record<string, yup.AnySchema>) =>
  yup
    .object(shape)
    .typeError('not-an-object')
    .noUnknown(true, 'unknown-field')
    // Without this, yup takes an undefined object for an empty one.
    .default(undefined)
    .required('required');

export const list = (of: yup.AnySchema, max: number) =>
  yup
    .array()
    .of(of)
    .typeError('not-a-list')
    // Not `required`, which would refuse an empty list.
    .test('there', 'required', (value) => value !== undefined)
    .max(max, 'too-many-steps');
