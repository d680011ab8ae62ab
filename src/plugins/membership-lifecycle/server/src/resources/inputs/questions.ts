import * as yup from 'yup';
import { exact } from '../../kernel/inputs/fields';
import { locale } from '../../kernel/inputs/language';
import { idWord, word } from '../../kernel/inputs/lists';
import { PUBLIC_PAGING, pagingOf, type AskedPaging } from '../../kernel/inputs/paging';
import { validateInput } from '../../kernel/inputs/yup-problems';
import type { Paging } from '../../kernel/rules/pages';
import type { Locale } from '../../kernel/rules/values';
import { SEEN_AS } from '../rules/seen-as';

/** Questions about resources, and about parts for members. */

const MOST_DOCUMENTS = 100;

const LANGUAGE = { locale: locale() };
/** Only a token asks in the name of a member; who is signed in is asked no name. */
const NAMED = { membership: idWord().schema };
/** A preview names the reader in whose place it is shown. */
const PREVIEWED = {
  preview: word().schema,
  as: yup
    .string()
    .typeError('not-a-text')
    .matches(SEEN_AS, { message: 'not-an-id', excludeEmptyString: true }),
};
const LISTED = { search: word().schema, topic: word().schema, ...PUBLIC_PAGING };

const documentIds = yup.lazy((value: unknown) =>
  Array.isArray(value)
    ? yup
        .array()
        .of(idWord().schema)
        .min(1, 'required')
        .max(MOST_DOCUMENTS, 'too-many-values')
        .required('required')
    : idWord().schema.required('required'),
) as unknown as yup.AnySchema;

/** As the document of the API tells it: `membership` is for tokens alone. */
export const listQuery = exact({ ...LANGUAGE, ...LISTED, ...NAMED });
export const oneQuery = exact({ ...LANGUAGE, ...PREVIEWED, ...NAMED });
export const partsQuery = exact({
  ...LANGUAGE,
  documentId: yup
    .mixed()
    .meta({ jsonSchema: { type: 'array', items: { type: 'string', maxLength: 60 } } }),
  ...NAMED,
});

const shapeOf = (shape: Record<string, yup.AnySchema>, isToken: boolean) =>
  exact({ ...LANGUAGE, ...shape, ...(isToken ? NAMED : {}) });

interface Named {
  locale?: Locale;
  membership?: string;
}

const named = ({ locale: asked = 'fr', membership }: Named) => ({
  locale: asked,
  membership: membership || null,
});

/** A page of resources. */
export const validateList = async (input: unknown, isToken: boolean) => {
  const given = await validateInput<Named & AskedPaging & { search?: string; topic?: string }>(
    shapeOf(LISTED, isToken),
    input,
  );
  const paging: Paging = pagingOf(given);
  return { ...named(given), search: given.search?.trim() ?? '', topic: given.topic ?? '', paging };
};

/** One resource. */
export const validateOne = async (input: unknown, isToken: boolean) => {
  const given = await validateInput<Named & { preview?: string; as?: string }>(
    shapeOf(PREVIEWED, isToken),
    input,
  );
  return { ...named(given), preview: given.preview ?? null, as: given.as ?? '' };
};

/** The parts of some documents. */
export const validateParts = async (input: unknown, isToken: boolean) => {
  const given = await validateInput<Named & { documentId: string | string[] }>(
    shapeOf({ documentId: documentIds }, isToken),
    input,
  );
  return { ...named(given), documentIds: [...new Set([given.documentId].flat())] };
};

/** The signed address of a file. */
export interface FileQuestion {
  of: string;
  document: string;
  locale: Locale;
  reader: string;
  until: string;
  sign: string;
}

const signed = (max: number, form: RegExp) =>
  yup
    .string()
    .typeError('not-a-text')
    .required('required')
    .max(max, 'too-long')
    .matches(form, 'not-an-id');

export const fileQuery = exact({
  of: signed(200, /^[\w.:-]+$/),
  document: signed(60, /^\w+$/),
  locale: locale().required('required'),
  reader: signed(300, /^[\w.-]+$/),
  until: signed(15, /^\d+$/),
  sign: signed(43, /^[\w-]{43}$/),
});

export const validateFile = (input: unknown) => validateInput<FileQuestion>(fileQuery, input);
