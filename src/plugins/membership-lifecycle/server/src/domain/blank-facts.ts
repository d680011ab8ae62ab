import { UNDEMANDING } from './call-needs';
import type { Facts } from './types';

/** The facts of a membership for which nothing happened yet, beside what is read around it. */
export const blankFacts = (
  around: Pick<Facts, 'workflow' | 'workflows' | 'offers'>,
): Omit<Facts, 'membership'> => ({
  terms: [],
  dues: [],
  payments: [],
  papers: [],
  renewals: [],
  entitlements: [],
  carriedOut: {},
  effects: [],
  contacts: [],
  payer: UNDEMANDING,
  issuerLacks: [],
  invoiceLacks: [],
  ...around,
});
