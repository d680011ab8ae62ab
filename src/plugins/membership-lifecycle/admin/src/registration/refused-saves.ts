import { adminApi } from '@strapi/strapi/admin';
import { isRecord } from '../kit/utils/records';
import { trad, type TextKey } from '../kit/utils/trad';

/**
 * Keeps typed values in Strapi's form when a save is refused. Strapi writes them into its cache
 * before the answer and removes them after a refusal, reloads the record after any answer, and
 * treats any error but a ValidationError as a success. Each of these resets the form to the
 * record. `docs/strapi.md` says what to check after an upgrade.
 */

type Tags = readonly unknown[] | undefined;

interface Lifecycle {
  queryFulfilled: Promise<unknown>;
}

/** The part of a mutation of the Content Manager that is changed; every property of it may be absent. */
interface Mutation {
  invalidatesTags?: Tags | ((...asked: [unknown, unknown, unknown, unknown]) => Tags);
  onQueryStarted?: (arg: unknown, lifecycle: Lifecycle) => Promise<void> | void;
  transformErrorResponse?: (error: unknown) => unknown;
}

/** Reloads nothing after a refusal: nothing was changed, and the form would be reset. */
const readNothingAgain = (mutation: Mutation): void => {
  const { invalidatesTags } = mutation;
  mutation.invalidatesTags = (result, error, ...rest) => {
    if (error) return [];
    return typeof invalidatesTags === 'function'
      ? invalidatesTags(result, error, ...rest)
      : invalidatesTags;
  };
};

/** Updates Strapi's cache only after the server has accepted the save. */
const writeAfterTheAnswer = (mutation: Mutation): void => {
  const { onQueryStarted } = mutation;
  if (!onQueryStarted) return;
  mutation.onQueryStarted = async (arg, lifecycle) => {
    const taken = await lifecycle.queryFulfilled.then(
      () => true,
      () => false,
    );
    if (taken) await onQueryStarted(arg, lifecycle);
  };
};

/** A sentence for errors whose own message does not help. */
const sentenceOf = (status: unknown): TextKey | null => {
  if (typeof status !== 'number') return 'save.unreachable';
  if (status === 401) return 'save.signed-out';
  if (status === 413) return 'save.too-large';
  return status >= 500 ? 'save.failed' : null;
};

/**
 * Converts an error to a ValidationError, which leaves the form as it is. The form shows
 * `details.errors` at the fields; without them, the message is a text's key.
 */
export const asValidationError = (error: unknown): unknown => {
  if (!isRecord(error)) return error;
  const details = isRecord(error.details) ? error.details : {};
  const refused = { ...error, name: 'ValidationError' };
  if (Array.isArray(details.errors)) return refused;
  const sentence = sentenceOf(error.status);
  if (sentence) return { ...refused, message: trad(sentence).id, details: undefined };
  // A rule that refuses a single value names its field.
  const { field, ...rest } = details;
  const errors = typeof field === 'string' ? [{ path: [field], message: error.message }] : [];
  return { ...refused, details: { ...rest, errors } };
};

const SAVES = ['createDocument', 'cloneDocument', 'updateDocument', 'publishDocument'];
/** Mutations that change the record, but send nothing of the form. */
const OTHERS = ['discardDocument', 'unpublishDocument', 'deleteDocument'];

const save = (mutation: Mutation | undefined): void => {
  if (!mutation) return;
  readNothingAgain(mutation);
  writeAfterTheAnswer(mutation);
  mutation.transformErrorResponse = asValidationError;
};
const other = (mutation: Mutation | undefined): void => {
  if (mutation) readNothingAgain(mutation);
};

/** Call it when plugins register: the Content Manager's endpoints exist by then. */
export const keepWhatWasTyped = (): void => {
  adminApi.enhanceEndpoints({
    endpoints: Object.fromEntries([
      ...SAVES.map((name) => [name, save]),
      ...OTHERS.map((name) => [name, other]),
    ]),
  });
};
