import { exactlyOneOf, idWord, question } from '../../kernel/inputs/lists';

/** The filters of the list of messages. */

const messages = question({
  state: exactlyOneOf(['queued', 'sending', 'sent', 'failed', 'kept', 'withheld', 'cancelled']),
  template: idWord(),
  membership: idWord(),
});

/** The filters that a query string asks for, and its page. */
export const validateMessageQuery = async (input: unknown) => {
  const { membership, ...asked } = await messages.page(input);
  return { membershipId: membership, ...asked };
};
