import type { AnySchema, ValidationError } from 'yup';
import type { FieldProblem } from '../field-errors';
import { refuseFields } from '../field-errors';

/** Runs a schema whose messages are reasons, and refuses with each value at its field. */

const dotted = (path: string | undefined): string =>
  (path ?? '')
    .replace(/\[(\d+)\]/g, '.$1')
    .replace(/\["([^"]+)"\]/g, '.$1')
    .replace(/^\./, '');

// The parameters of yup's problems that our sentences use.
const SAID = ['min', 'max', 'country', 'expected', 'given'];

const problemsOf = ({ path, message, params }: ValidationError): FieldProblem[] => {
  const at = dotted(path);
  if (message !== 'unknown-field') {
    const said = Object.entries(params ?? {}).filter(([name]) => SAID.includes(name));
    return [
      { path: at, reason: message, params: Object.fromEntries(said) as FieldProblem['params'] },
    ];
  }
  // Yup lists the unknown keys of an object in one error.
  return String(params?.unknown ?? '')
    .split(', ')
    .map((field) => ({
      path: at ? `${at}.${field}` : field,
      reason: message,
      params: { field: field.slice(0, 80) },
    }));
};

const isYupError = (error: unknown): error is ValidationError =>
  (error as Error | null)?.name === 'ValidationError' && 'inner' in (error as object);

/** The problems of an input under a schema; nothing is cast. */
export const problemsWith = async (schema: AnySchema, input: unknown): Promise<FieldProblem[]> => {
  try {
    await schema.validate(input, { strict: true, abortEarly: false });
    return [];
  } catch (error) {
    if (!isYupError(error)) throw error;
    return (error.inner.length > 0 ? error.inner : [error]).flatMap(problemsOf);
  }
};

/** The input, when it satisfies the schema. */
export const validateInput = async <T>(schema: AnySchema, input: unknown): Promise<T> => {
  const problems = await problemsWith(schema, input);
  if (problems.length > 0) throw refuseFields(problems);
  return input as T;
};
