import * as yup from 'yup';
import type { MessageFilters } from '../repositories/messages';
import { exact } from './fields';
import { validated } from './yup-problems';

/** The filters of the list of messages. Everything in a query string is text. */

const STATES = ['queued', 'sending', 'sent', 'failed', 'kept', 'cancelled'] as const;
const MAX_PAGE_SIZE = 100;

const filter = (max: number) =>
  yup
    .string()
    .typeError('not-a-text')
    .max(max, 'too-long')
    .matches(/^[\w-]*$/, 'not-an-id');
const count = (max: number) =>
  yup
    .string()
    .typeError('not-a-text')
    .test({
      name: 'count',
      message: 'out-of-range',
      params: { min: 1, max },
      test: (value) =>
        value === undefined ||
        (/^\d{1,7}$/.test(value) && Number(value) >= 1 && Number(value) <= max),
    });

const query = exact({
  state: yup
    .string()
    .typeError('not-a-text')
    .oneOf([...STATES, undefined], 'not-a-choice'),
  template: filter(60),
  membership: filter(60),
  page: count(1_000_000),
  pageSize: count(MAX_PAGE_SIZE),
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
  const { state, template, membership, page, pageSize } = await validated<MessageQuery>(
    query,
    input,
  );
  return {
    state,
    template,
    membershipId: membership,
    page: Number(page ?? 1),
    pageSize: Number(pageSize ?? 25),
  };
};
