import { table } from '../../kernel/tables/define';

/** A member's terms, its calls, the credit notes that cancel them and the payments on them. */

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
    tierDocumentId: 'string',
    offerDocumentId: 'string',
    offerYear: 'integer',
    price: 'integer',
    bracket: 'json',
    currency: 'string',
    policy: 'json',
    allowances: 'json',
    issuedOn: 'date',
    issuedUnpaid: 'boolean',
    repricedOn: 'date',
    waivedOn: 'date',
    waiveReason: 'text',
    heldOn: 'date',
    heldUntil: 'date',
    earlierHolds: 'json',
    carriedOn: 'date',
    voidedOn: 'date',
    voidReason: 'text',
    voidedByEnd: 'boolean',
    imported: 'boolean',
    /** `membership:startsOn`, or null for a void term: one term per first day. */
    liveKey: 'string',
  },
  [
    // Covers the check whether a term still matters: its long row is read only if it does.
    { columns: ['membershipId', 'endsOn', 'documentId'] },
    // The pages of the years ask for the first day of all terms.
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
    heldUntil: 'date',
    heldCause: 'string',
    writtenOff: 'integer',
    writtenOffOn: 'date',
    writtenOffAs: 'string',
    /** The term's id, or null for a cancelled call: one call per term. */
    liveKey: 'string',
  },
  [
    { columns: ['membershipId'] },
    { columns: ['number'], unique: true },
    { columns: ['liveKey'], unique: true },
    { columns: ['dueOn'] },
  ],
);

export const CREDIT_NOTE_TABLE = table(
  'credit-note',
  {
    duesId: 'string',
    number: 'string',
    issuedOn: 'date',
    amount: 'integer',
    currency: 'string',
    cause: 'string',
    replacedById: 'string',
  },
  [
    { columns: ['duesId'], unique: true },
    { columns: ['number'], unique: true },
    { columns: ['issuedOn'] },
    { columns: ['replacedById'] },
  ],
  { appendOnly: { but: null } },
);

export const PAYMENT_TABLE = table(
  'payment',
  {
    duesId: 'string',
    creditOf: 'string',
    receiptId: 'string',
    kind: 'string',
    amount: 'integer',
    on: 'date',
    method: 'string',
    reference: 'string',
    reason: 'text',
    reversesId: 'string',
  },
  [
    // With the amount, so that payments of all calls are summed from the index alone.
    { columns: ['duesId', 'amount'] },
    { columns: ['creditOf', 'amount'] },
    { columns: ['receiptId'] },
    { columns: ['reversesId'], unique: true },
    { columns: ['on'] },
  ],
  {
    appendOnly: { but: null },
    checks: { place: '({dues_id} is null) <> ({credit_of} is null)' },
  },
);
