import * as yup from 'yup';
import { EVENT_NAMES, type EventName } from '../../../../shared/webhooks/events';
import type { SubscriptionsInput } from '../../../../shared/webhooks/webhooks';
import { choice, exact, list, text } from '../../kernel/inputs/fields';
import { PAGING, pagingOf } from '../../kernel/inputs/paging';
import { validateInput } from '../../kernel/inputs/yup-problems';
import type { EventFilters } from '../store/events';

/** What the page of events asks for and saves. */

const STATES = ['queued', 'sending', 'sent', 'failed', 'skipped'] as const;

const oneOf = (values: readonly string[]) =>
  yup
    .string()
    .typeError('not-a-text')
    .oneOf([...values, undefined], 'not-a-choice');

const query = exact({ state: oneOf(STATES), event: oneOf(EVENT_NAMES), ...PAGING });

interface EventQuery {
  state?: (typeof STATES)[number];
  event?: EventName;
  page?: string;
  pageSize?: string;
}

/** Strapi numbers its webhooks. */
const webhookId = () => text(9).matches(/^\d+$/, 'not-an-id');

const subscriptions = exact({
  webhooks: list(
    exact({ id: webhookId(), events: list(choice(EVENT_NAMES), EVENT_NAMES.length) }),
    100,
  ),
});

const test = exact({ event: choice(EVENT_NAMES) });

/** The filters that a query string asks for; 25 a page unless it says otherwise. */
export const validateEventQuery = async (input: unknown): Promise<EventFilters> => {
  const { state, event, ...pages } = await validateInput<EventQuery>(query, input);
  return { state, event, ...pagingOf(pages) };
};

export const validateSubscriptions = (input: unknown) =>
  validateInput<SubscriptionsInput>(subscriptions, input);

export const validateTest = (input: unknown) => validateInput<{ event: EventName }>(test, input);
