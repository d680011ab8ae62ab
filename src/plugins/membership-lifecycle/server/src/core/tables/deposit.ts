import { table } from '../../kernel/tables/define';

/** The steps of calls and credit notes on Chorus Pro, a line for each that staff noted. */
export const DEPOSIT_TABLE = table(
  'deposit',
  {
    /** The call, or the call that the credit note cancels: a merger takes it along. */
    duesId: 'string',
    /** `call` or `credit-note`. */
    kind: 'string',
    state: 'string',
    on: 'date',
    reason: 'text',
  },
  [{ columns: ['duesId', 'kind'] }],
  { appendOnly: { but: null } },
);
