import { table } from '../../kernel/tables/define';

/** Events and programmes; `taken` counts the places, and guards the last one. */
export const OCCASION_TABLE = table(
  'occasion',
  {
    kind: 'string',
    titles: 'json',
    descriptions: 'json',
    place: 'string',
    link: 'string',
    startsOn: 'date',
    /** `HH:MM` in the zone below; both times, or neither for whole days. */
    startTime: 'string',
    endsOn: 'date',
    endTime: 'string',
    timeZone: 'string',
    /** The same span in instants; the end is not part of it. */
    startsAt: 'instant',
    endsAt: 'instant',
    capacity: 'integer',
    taken: 'integer',
    benefitCode: 'string',
    benefitKind: 'string',
    benefitNames: 'json',
    benefitUnits: 'json',
    units: 'integer',
    opensOn: 'date',
    closesOn: 'date',
    announced: 'boolean',
    state: 'string',
    publishedOn: 'date',
    cancelledOn: 'date',
    cancelReason: 'text',
    /** The number of changes that calendars were told. */
    sequence: 'integer',
    /** The number of its saves. */
    version: 'integer',
    savedAt: 'instant',
    /** Titles and place, folded for searches. */
    searchText: 'text',
  },
  [{ columns: ['state', 'endsAt'] }, { columns: ['startsAt'] }],
  { checks: { taken: '{taken} >= 0', capacity: '({capacity} IS NULL OR {taken} <= {capacity})' } },
);

/** Somebody's place at an occasion, in the name of a member. */
export const REGISTRATION_TABLE = table(
  'registration',
  {
    occasionId: 'string',
    membershipId: 'string',
    contactId: 'string',
    name: 'string',
    email: 'string',
    locale: 'string',
    state: 'string',
    registeredOn: 'date',
    registeredAt: 'instant',
    actorType: 'string',
    actorId: 'string',
    /** The ledger line of the use, for a counted right. */
    usageId: 'string',
    units: 'integer',
    cancelledOn: 'date',
    cancelReason: 'text',
    attendance: 'string',
    /** `occasion:membership:person`, or null when cancelled: one place per person. */
    liveKey: 'string',
    idempotencyKey: 'string',
    requestHash: 'string',
    /** Digest of the key of its cancellation. */
    cancelKey: 'string',
  },
  [
    { columns: ['occasionId', 'state'] },
    { columns: ['membershipId'] },
    { columns: ['usageId'], unique: true },
    { columns: ['liveKey'], unique: true },
    { columns: ['membershipId', 'idempotencyKey'], unique: true },
  ],
);
