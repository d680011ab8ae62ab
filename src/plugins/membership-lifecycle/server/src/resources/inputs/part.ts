import * as yup from 'yup';
import {
  MOST_BODY,
  MOST_FILE_NAME,
  MOST_FILES,
  MOST_TIERS,
} from '../../../../shared/resources/members-part';
import { choice, exact, filled, text } from '../../kernel/inputs/fields';
import { problemsWith } from '../../kernel/inputs/yup-problems';

/** The input of a part for members, as its form saves it. Nothing is cast. */

const MOST_CODE = 100;
const listed = (of: yup.AnySchema, max: number) =>
  yup
    .array()
    .of(of)
    .typeError('not-a-list')
    .test('there', 'required', (value) => value !== undefined)
    .max(max, 'too-many-values');
const id = () => filled(text(60)).matches(/^[a-z0-9]+$/, 'not-an-id');
const code = () => filled(text(MOST_CODE));

const everyone = exact({ kind: choice(['everyone']) });
const members = exact({ kind: choice(['members']), tiers: listed(code(), MOST_TIERS) });
const right = exact({ kind: choice(['right']), benefit: code() });

const access = yup.lazy((value: unknown) => {
  const kind = (value as { kind?: unknown } | null | undefined)?.kind;
  if (kind === 'members') return members;
  if (kind === 'right') return right;
  return kind === 'everyone' || value === null || value === undefined
    ? everyone
    : exact({ kind: choice(['everyone', 'members', 'right']) }).unknown(true);
});

const part = exact({
  body: text(MOST_BODY, { multiline: true }),
  files: listed(exact({ id: id(), name: filled(text(MOST_FILE_NAME)) }), MOST_FILES),
  access: access as unknown as yup.AnySchema,
});

/** The problems of a part, at the places of its values; null is no part, and right. */
export const partProblems = async (value: unknown) =>
  value === null ? [] : problemsWith(part, value);
