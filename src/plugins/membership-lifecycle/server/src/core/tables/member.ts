import { table } from '../../kernel/tables/define';

/** What a member has and owes: its terms, its calls and what was paid on them. */

export const TERM_TABLE = table(
  'term',
  {
    membershipId: 'string',
    state: 'string',
    startsOn: 'date',
    endsOn: 'date',
    anchorOn: 'date',
    anchorOffset: 'integer',
    months: 'integer',
    tierCode: 'string',
    tierNames: 'json',
    offerDocumentId: 'string',
    offerYear: 'integer',
    price: 'integer',
    currency: 'string',
    policy: 'json',
    allowances: 'json',
    issuedOn: 'date',
    repricedOn: 'date',
    waivedOn: 'date',
    waiveReason: 'text',
    carriedOn: 'date',
    voidedOn: 'date',
    voidReason: 'text',
    imported: 'boolean',
    /** `membership:startsOn` while the term stands, null once void: one term per first day. */
    liveKey: 'string',
  },
  [
    // With what decides whether a term still matters: its row, long, is then read only if it does.
    { columns: ['membershipId', 'endsOn', 'documentId'] },
    // The first day of all is asked by the page of each year.
    { columns: ['startsOn'] },
    { columns: ['liveKey'], unique: true },
  ],
);

export const DUES_TABLE = table(
  'dues',
  {
    membershipId: 'string',
    termId: 'string',
    number: 'string',
    issuedOn: 'date',
    dueOn: 'date',
    amount: 'integer',
    currency: 'string',
    engagementNumber: 'string',
    serviceCode: 'string',
    cancelledOn: 'date',
    /** The term's id while the call stands, null once cancelled: one call per term. */
    liveKey: 'string',
  },
  [
    { columns: ['membershipId'] },
    { columns: ['number'], unique: true },
    { columns: ['liveKey'], unique: true },
    { columns: ['dueOn'] },
  ],
);

export const PAYMENT_TABLE = table(
  'payment',
  {
    duesId: 'string',
    kind: 'string',
    amount: 'integer',
    on: 'date',
    method: 'string',
    reference: 'string',
    reason: 'text',
    reversesId: 'string',
  },
  [
    // With the amount: what was paid on a call is summed without its lines, for every call there is.
    { columns: ['duesId', 'amount'] },
    { columns: ['reversesId'], unique: true },
    { columns: ['on'] },
  ],
  { appendOnly: { but: null } },
);
