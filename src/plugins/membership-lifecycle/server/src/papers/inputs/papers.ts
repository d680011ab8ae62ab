import * as yup from 'yup';
import { MEMBER_PAPER_KINDS } from '../../../../shared/papers/member-papers';
import { choice, exact, filled, optionalText, text } from '../../kernel/inputs/fields';
import { validateInput } from '../../kernel/inputs/yup-problems';
import { isDay } from '../../kernel/rules/calendar';
import type { PaperInput } from '../member-papers';

/** Validates the data of members' papers, and the reason of a removal. */

const MOST_TITLE = 200;
const MOST_REASON = 2_000;
const MOST_ID = 100;

const paper = exact({
  kind: choice(MEMBER_PAPER_KINDS),
  // A kind with a name describes the paper; `other` needs a title.
  title: optionalText(MOST_TITLE).when('kind', {
    is: 'other',
    then: (title) => title.defined('required'),
  }),
  documentOn: yup
    .string()
    .typeError('not-a-day')
    .test('day', 'not-a-day', (value) => value === undefined || isDay(value)),
  renewalId: optionalText(MOST_ID),
});

/** The data of a paper, from the fields of a form. */
export const validatePaper = (body: unknown): Promise<PaperInput> =>
  validateInput<PaperInput>(paper, body ?? {});

const removal = exact({ reason: filled(text(MOST_REASON, { multiline: true })) });

export const validateRemoval = async (body: unknown): Promise<string> =>
  (await validateInput<{ reason: string }>(removal, body ?? {})).reason;
