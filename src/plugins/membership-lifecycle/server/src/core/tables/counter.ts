import { table } from '../../kernel/tables/define';

/** Tables of rights, of their use per person, and of the ledger. */

export const ENTITLEMENT_TABLE = table(
  'entitlement',
  {
    membershipId: 'string',
    termId: 'string',
    benefitCode: 'string',
    kind: 'string',
    names: 'json',
    units: 'json',
    granted: 'integer',
    used: 'integer',
    /** Number of the last ledger line. */
    seq: 'integer',
    carryOverCap: 'integer',
    perPersonCap: 'integer',
    startsOn: 'date',
    endsOn: 'date',
    voidedOn: 'date',
    /** Grants by hand: ids, days and numbers. */
    grants: 'json',
  },
  [
    { columns: ['membershipId'] },
    { columns: ['termId', 'benefitCode'], unique: true },
    // Finds the running rights among many ended ones.
    { columns: ['kind', 'endsOn'] },
  ],
  { checks: { used: '{used} >= 0', granted: '({granted} IS NULL OR {used} <= {granted})' } },
);

export const ENTITLEMENT_PERSON_TABLE = table(
  'entitlement-person',
  { entitlementId: 'string', person: 'string', cap: 'integer', used: 'integer' },
  [{ columns: ['entitlementId', 'person'], unique: true }],
  { checks: { used: '{used} >= 0', cap: '{used} <= {cap}' } },
);

export const USAGE_TABLE = table(
  'usage',
  {
    entitlementId: 'string',
    membershipId: 'string',
    seq: 'integer',
    kind: 'string',
    usedDelta: 'integer',
    grantedDelta: 'integer',
    usedAfter: 'integer',
    grantedAfter: 'integer',
    person: 'string',
    reason: 'text',
    actorType: 'string',
    actorId: 'string',
    /** The day of the use; `at` is the instant of the record. */
    on: 'date',
    at: 'instant',
    idempotencyKey: 'string',
    requestHash: 'string',
    reversesId: 'string',
  },
  [
    { columns: ['entitlementId', 'seq'], unique: true },
    { columns: ['membershipId', 'idempotencyKey'], unique: true },
    // Every request looks for its key, in lines of any membership.
    { columns: ['idempotencyKey'] },
    { columns: ['reversesId'], unique: true },
  ],
  { appendOnly: { but: 'person' } },
);
