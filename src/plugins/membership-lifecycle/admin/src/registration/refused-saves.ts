import { adminApi } from '@strapi/strapi/admin';
import { isRecord } from '../kit/utils/records';
import { trad, type TextKey } from '../kit/utils/trad';

/**
 * Strapi's form of a record keeps what was typed when a save is refused. By itself it does not:
 * it writes what was typed into its cache before the answer and takes it back on a refusal, reads the
 * record again whatever the answer, and takes any error but a ValidationError for a save. After each of
 * them the form follows the record, and what was typed is gone. `docs/strapi.md` says what an upgrade
 * has to check.
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

/** What was refused changed nothing: nothing is read again, since the form would follow it. */
const readNothingAgain = (mutation: Mutation): void => {
  const { invalidatesTags } = mutation;
  mutation.invalidatesTags = (result, error, ...rest) => {
    if (error) return [];
    return typeof invalidatesTags === 'function'
      ? invalidatesTags(result, error, ...rest)
      : invalidatesTags;
  };
};

/** What Strapi writes into its cache, it writes once the server has taken it. */
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

/** The sentence of an error whose own message says nothing to whoever reads it. */
const sentenceOf = (status: unknown): TextKey | null => {
  if (typeof status !== 'number') return 'save.unreachable';
  if (status === 401) return 'save.signed-out';
  if (status === 413) return 'save.too-large';
  return status >= 500 ? 'save.failed' : null;
};

/**
 * An error as the form takes it: a ValidationError, which leaves the form as it is. It shows
 * `details.errors` beside the fields; where there is no such list, the message is the key of a text.
 */
export const asValidationError = (error: unknown): unknown => {
  if (!isRecord(error)) return error;
  const details = isRecord(error.details) ? error.details : {};
  const refused = { ...error, name: 'ValidationError' };
  if (Array.isArray(details.errors)) return refused;
  const sentence = sentenceOf(error.status);
  if (sentence) return { ...refused, message: trad(sentence).id, details: undefined };
  // A rule of the membership that refuses one value names its field.
  const { field, ...rest } = details;
  const errors = typeof field === 'string' ? [{ path: [field], message: error.message }] : [];
  return { ...refused, details: { ...rest, errors } };
};

const SAVES = ['createDocument', 'cloneDocument', 'updateDocument', 'publishDocument'];
/** They change the record that a form may hold, and send nothing of the form. */
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

/** To be called once the Content Manager has given its calls, as it has when plugins register. */
export const keepWhatWasTyped = (): void => {
  adminApi.enhanceEndpoints({
    endpoints: Object.fromEntries([
      ...SAVES.map((name) => [name, save]),
      ...OTHERS.map((name) => [name, other]),
    ]),
  });
};
