import { exact, optionalText } from '../../kernel/inputs/fields';
import { validateInput } from '../../kernel/inputs/yup-problems';

/** The inputs of staff on access to the member space. */

const MAX_REASON = 1_000;

const contactId = () =>
  optionalText(60)
    .matches(/^[\w-]+$/, { message: 'not-an-id', excludeEmptyString: true })
    .required('required');

const invited = exact({ contactId: contactId() });
const withdrawn = exact({
  contactId: contactId(),
  reason: optionalText(MAX_REASON, { multiline: true }),
});

export const validateInvited = (body: unknown) =>
  validateInput<{ contactId: string }>(invited, body);

export const validateAccessWithdrawal = (body: unknown) =>
  validateInput<{ contactId: string; reason?: string }>(withdrawn, body);
