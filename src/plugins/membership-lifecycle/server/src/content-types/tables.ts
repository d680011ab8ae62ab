import { APPLICATION_TABLES } from './application-tables';
import { ASSEMBLY_TABLES } from './assembly-tables';
import { CONSENT_TABLES } from './consent-tables';
import { EVENT_TABLES } from './event-tables';
import { MEMBER_SPACE_TABLES } from './member-space-tables';
import { RECORD_TABLES } from './record-tables';
import { OCCASION_TABLE, REGISTRATION_TABLE } from './participation-tables';
import { table, type Table } from './define-table';

/** Every table of the plugin. Rows name each other by document id, in plain columns. */
export const TABLES = {
  term: table(
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
  ),
  dues: table(
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
  ),
  payment: table(
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
  ),
  renewal: table(
    'renewal',
    {
      membershipId: 'string',
      fromTermId: 'string',
      termId: 'string',
      workflowId: 'string',
      stageId: 'string',
      openedOn: 'date',
      enteredStageOn: 'date',
      answer: 'string',
      answeredOn: 'date',
      deliberationOn: 'date',
      deliberationReference: 'string',
      engagementNumber: 'string',
      serviceCode: 'string',
      proposedOn: 'date',
      closedOn: 'date',
      closeReason: 'text',
      ownerId: 'string',
      notes: 'text',
      /** The renewed term's id while the renewal is open: one open renewal per term. */
      liveKey: 'string',
    },
    [
      // The one that is open, among ten years of what is closed.
      { columns: ['membershipId', 'closedOn'] },
      { columns: ['fromTermId'] },
      { columns: ['stageId'] },
      { columns: ['liveKey'], unique: true },
      // Lists show what is open, among ten years of what is closed.
      { columns: ['closedOn'] },
    ],
  ),
  workflow: table('workflow', {
    name: 'string',
    isDefault: 'boolean',
    tierCodes: 'json',
    windowDays: 'integer',
    graceDays: 'integer',
    activation: 'string',
    dueDays: 'integer',
    stages: 'json',
    pastStages: 'json',
    reminders: 'json',
    /** How often it was saved. */
    version: 'integer',
  }),
  entitlement: table(
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
    },
    [
      { columns: ['membershipId'] },
      { columns: ['termId', 'benefitCode'], unique: true },
      // Those that run, among ten years of those that ended.
      { columns: ['kind', 'endsOn'] },
    ],
  ),
  'entitlement-person': table(
    'entitlement-person',
    { entitlementId: 'string', person: 'string', cap: 'integer', used: 'integer' },
    [{ columns: ['entitlementId', 'person'], unique: true }],
  ),
  usage: table(
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
      // Each request looks for its key, whichever membership its line was written under.
      { columns: ['idempotencyKey'] },
      { columns: ['reversesId'], unique: true },
    ],
  ),
  message: table(
    'message',
    {
      key: 'string',
      membershipId: 'string',
      renewalId: 'string',
      template: 'string',
      toName: 'string',
      toEmail: 'string',
      locale: 'string',
      subject: 'string',
      text: 'text',
      html: 'text',
      /** queued, sending, sent, failed (gave up), kept (no SMTP), cancelled. */
      state: 'string',
      attempts: 'integer',
      nextAttemptAt: 'instant',
      queuedAt: 'instant',
      sentAt: 'instant',
      lastError: 'text',
      /** The Message-ID header, the same at each attempt. */
      messageId: 'string',
      /** The paper that goes with it. */
      paperId: 'string',
      /** The event or programme whose calendar file goes with it. */
      occasionId: 'string',
    },
    [
      { columns: ['key'], unique: true },
      { columns: ['membershipId'] },
      { columns: ['state', 'nextAttemptAt'] },
    ],
  ),
  occasion: OCCASION_TABLE,
  registration: REGISTRATION_TABLE,
  ...MEMBER_SPACE_TABLES,
  ...RECORD_TABLES,
  ...ASSEMBLY_TABLES,
  ...CONSENT_TABLES,
  ...EVENT_TABLES,
  ...APPLICATION_TABLES,
  template: table(
    'template',
    {
      code: 'string',
      subjectFr: 'string',
      bodyFr: 'text',
      subjectEn: 'string',
      bodyEn: 'text',
      /** How many times it was saved; nothing before the first time. */
      version: 'integer',
      savedAt: 'instant',
      actorType: 'string',
      actorId: 'string',
    },
    [{ columns: ['code'], unique: true }],
  ),
  activity: table(
    'activity',
    {
      membershipId: 'string',
      /** The assembly that a line is about. */
      assemblyId: 'string',
      command: 'string',
      actorType: 'string',
      actorId: 'string',
      on: 'date',
      at: 'instant',
      reason: 'text',
      input: 'json',
      before: 'json',
      after: 'json',
    },
    // What of a member's journal somebody has seen is asked by command: its lines, long, are not read.
    [{ columns: ['membershipId', 'command'] }, { columns: ['assemblyId'] }, { columns: ['at'] }],
  ),
  effect: table('effect', { key: 'string', membershipId: 'string', state: 'string', on: 'date' }, [
    { columns: ['key'], unique: true },
    { columns: ['membershipId'] },
  ]),
  import: table(
    'import',
    {
      name: 'string',
      /** draft, applied. */
      state: 'string',
      readAt: 'instant',
      actorType: 'string',
      actorId: 'string',
      appliedOn: 'date',
      format: 'json',
      headings: 'json',
      rowCount: 'integer',
      mapping: 'json',
      report: 'json',
      /** What becomes of each line. */
      lines: 'json',
      fingerprint: 'string',
      /** The cells themselves: people's data, kept no longer than they are needed. */
      rows: 'json',
    },
    [{ columns: ['readAt'] }],
  ),
  lease: table('lease', { name: 'string', holder: 'string', expiresAt: 'instant' }, [
    { columns: ['name'], unique: true },
  ]),
  run: table(
    'run',
    {
      on: 'date',
      startedAt: 'instant',
      finishedAt: 'instant',
      processed: 'integer',
      actions: 'integer',
      failures: 'json',
      actorType: 'string',
      actorId: 'string',
    },
    [{ columns: ['startedAt'] }],
  ),
  sequence: table('sequence', { name: 'string', value: 'integer' }, [
    { columns: ['name'], unique: true },
  ]),
} as const satisfies Record<string, Table>;

export type TableName = keyof typeof TABLES;
