import { UNDEMANDING } from './call-needs';
import type { Facts } from './types';

/** What is not read of a membership where it decides nothing of what is asked. Its lists are shared. */
const UNREAD: Omit<Facts, 'membership' | 'terms' | 'renewals' | 'workflow' | 'workflows'> = {
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

type Around = Pick<Facts, 'workflows'> &
  Partial<Pick<Facts, 'offers' | 'issuerLacks' | 'invoiceLacks'>>;
type Read = Pick<Facts, 'membership' | 'terms' | 'renewals' | 'workflow'> &
  Partial<Omit<Facts, keyof Around>>;

/**
 * The facts of a membership out of what is read of it and around it. Each is named: a copy that gets
 * other keys than it had (`{ ...UNREAD, membership }`) costs V8 fifty times as much, and ten its memory.
 */
export const factsOf = (read: Read, around: Around): Facts => ({
  membership: read.membership,
  terms: read.terms,
  dues: read.dues ?? UNREAD.dues,
  payments: read.payments ?? UNREAD.payments,
  papers: read.papers ?? UNREAD.papers,
  renewals: read.renewals,
  entitlements: read.entitlements ?? UNREAD.entitlements,
  carriedOut: read.carriedOut ?? UNREAD.carriedOut,
  effects: read.effects ?? UNREAD.effects,
  contacts: read.contacts ?? UNREAD.contacts,
  payer: read.payer ?? UNREAD.payer,
  issuerLacks: around.issuerLacks ?? UNREAD.issuerLacks,
  invoiceLacks: around.invoiceLacks ?? UNREAD.invoiceLacks,
  workflow: read.workflow,
  workflows: around.workflows,
  offers: around.offers ?? UNREAD.offers,
});

/** The facts of a membership for which nothing happened yet, beside what is read around it. */
export const blankFacts = (
  around: Pick<Facts, 'workflow' | 'workflows' | 'offers'>,
): Omit<Facts, 'membership'> => ({ ...UNREAD, terms: [], renewals: [], ...around });
