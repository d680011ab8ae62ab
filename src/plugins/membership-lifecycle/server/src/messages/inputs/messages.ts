import * as yup from 'yup';
import { exact } from '../../kernel/inputs/fields';
import { PAGING, pagingOf } from '../../kernel/inputs/paging';
import { validateInput } from '../../kernel/inputs/yup-problems';
import type { MessageFilters } from '../store/messages';

/** The filters of the list of messages. Everything in a query string is text. */

const STATES = ['queued', 'sending', 'sent', 'failed', 'kept', 'cancelled'] as const;

const filter = (max: number) =>
  yup
    .string()
    .typeError('not-a-text')
    .max(max, 'too-long')
    .matches(/^[\w-]*$/, 'not-an-id');
const query = exact({
  state: yup
    .string()
    .typeError('not-a-text')
    .oneOf([...STATES, undefined], 'not-a-choice'),
  template: filter(60),
  membership: filter(60),
  ...PAGING,
});

interface MessageQuery {
  state?: (typeof STATES)[number];
  template?: string;
  membership?: string;
  page?: string;
  pageSize?: string;
}

/** The filters that a query string asks for; 25 a page unless it says otherwise. */
export const validateMessageQuery = async (input: unknown): Promise<MessageFilters> => {
  const { state, template, membership, ...pages } = await validateInput<MessageQuery>(query, input);
  return { state, template, membershipId: membership, ...pagingOf(pages) };
};
