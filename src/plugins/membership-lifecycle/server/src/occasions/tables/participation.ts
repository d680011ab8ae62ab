import { table } from '../../kernel/tables/define';

/** Events and programmes; `taken` counts the places that are held, and is the gate of the last one. */
export const OCCASION_TABLE = table(
  'occasion',
  {
    kind: 'string',
    titles: 'json',
    descriptions: 'json',
    place: 'string',
    link: 'string',
    startsOn: 'date',
    /** `HH:MM` of the zone below; both times or neither, for whole days. */
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
    state: 'string',
    publishedOn: 'date',
    cancelledOn: 'date',
    cancelReason: 'text',
    /** How often calendars were told something new. */
    sequence: 'integer',
    /** How often it was saved. */
    version: 'integer',
    savedAt: 'instant',
    /** Titles and place as a search compares them. */
    searchText: 'text',
  },
  [{ columns: ['state', 'endsAt'] }, { columns: ['startsAt'] }],
  { checks: { taken: '{taken} >= 0', capacity: '({capacity} IS NULL OR {taken} <= {capacity})' } },
);

/** Who takes part in what, in the name of which member. */
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
    /** The line of the ledger that it wrote, when its right is counted. */
    usageId: 'string',
    units: 'integer',
    cancelledOn: 'date',
    cancelReason: 'text',
    attendance: 'string',
    /** `occasion:membership:person` while it stands: one place per person. */
    liveKey: 'string',
    idempotencyKey: 'string',
    requestHash: 'string',
    /** Digest of the key under which it was cancelled. */
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
