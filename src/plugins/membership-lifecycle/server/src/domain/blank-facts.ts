import { UNDEMANDING } from './call-needs';
import type { Facts } from './types';

/** What is not read of a membership where it decides nothing of what is asked. Its lists are shared. */
export const UNREAD: Omit<Facts, 'membership' | 'terms' | 'renewals' | 'workflow' | 'workflows'> = {
  dues: [],
  payments: [],
  papers: [],
  entitlements: [],
  carriedOut: {},
  effects: [],
  contacts: [],
  payer: UNDEMANDING,
  issuerLacks: [],
  invoiceLacks: [],
  offers: [],
};

/** The facts of a membership for which nothing happened yet, beside what is read around it. */
export const blankFacts = (
  around: Pick<Facts, 'workflow' | 'workflows' | 'offers'>,
): Omit<Facts, 'membership'> => ({ ...UNREAD, terms: [], renewals: [], ...around });
