import { EVENT_NAMES, type EventName } from '../../../../shared/webhooks/events';
import type { SubscriptionsInput } from '../../../../shared/webhooks/webhooks';
import { choice, exact, list, text } from '../../kernel/inputs/fields';
import { exactlyOneOf, question } from '../../kernel/inputs/lists';
import { validateInput } from '../../kernel/inputs/yup-problems';

/** Validates the inputs of the page of events. */

const events = question({
  state: exactlyOneOf(['queued', 'sending', 'sent', 'failed', 'skipped']),
  event: exactlyOneOf(EVENT_NAMES),
});

/** Strapi numbers its webhooks. */
const webhookId = () => text(9).matches(/^\d+$/, 'not-an-id');

const subscriptions = exact({
  webhooks: list(
    exact({ id: webhookId(), events: list(choice(EVENT_NAMES), EVENT_NAMES.length) }),
    100,
  ),
});

const test = exact({ event: choice(EVENT_NAMES) });

/** The filters that a query string asks for, and its page. */
export const validateEventQuery = events.page;

export const validateSubscriptions = (input: unknown) =>
  validateInput<SubscriptionsInput>(subscriptions, input);

export const validateTest = (input: unknown) => validateInput<{ event: EventName }>(test, input);
