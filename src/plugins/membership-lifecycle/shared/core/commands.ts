import { CALL_REMINDERS, HOLD_CAUSES, WRITE_OFF_CAUSES } from './call-reminders';

/**
 * The fields of every command, defined once: the server validates with them, and the admin builds
 * forms from them.
 */

export type FieldType =
  | 'date'
  | 'money'
  | 'integer'
  | 'signed-integer'
  | 'text'
  | 'long-text'
  | 'siren'
  | 'siret'
  | 'select'
  | 'tier'
  | 'stage'
  | 'term'
  | 'dues'
  /** A call of the member that `intoMembershipId` names, or of this one. */
  | 'other-dues'
  | 'payment'
  | 'entitlement'
  | 'usage'
  | 'grant'
  | 'benefit'
  | 'membership'
  | 'contact'
  | 'admin-user'
  /** The term, call or renewal that is acted on, which its line or page names; never a visible field. */
  | 'subject'
  /** The answer to a question of the server; never a visible field. */
  | 'confirmation';

export interface CommandField {
  name: string;
  type: FieldType;
  required: boolean;
  options?: readonly string[];
  /** Whether the admin's form starts with today. */
  today?: boolean;
}

export type CommandGroup =
  'membership' | 'term' | 'dues' | 'renewal' | 'rights' | 'correction' | 'identity';

export interface CommandDescription {
  group: CommandGroup;
  fields: readonly CommandField[];
  /** Whether staff can note it for a day ahead, on which the daily run does it. */
  schedulable?: true;
}

const field = (
  name: string,
  type: FieldType,
  more: Partial<Omit<CommandField, 'name' | 'type'>> = {},
): CommandField => ({ name, type, required: true, ...more });
const optional = (
  name: string,
  type: FieldType,
  more: Partial<Omit<CommandField, 'name' | 'type'>> = {},
): CommandField => field(name, type, { required: false, ...more });

const reason = field('reason', 'long-text');
const note = optional('reason', 'long-text');
const confirmed = optional('confirmed', 'confirmation');
/** A reminder of the renewal, or of a term or call. */
const reminder = [
  field('reminderId', 'text'),
  optional('termId', 'subject'),
  optional('duesId', 'subject'),
];
/** Of two renewals under way, the one that is acted on; without it, the one that goes on. */
const renewal = optional('renewalId', 'subject');
const takenBack = [field('paymentId', 'payment'), optional('on', 'date', { today: true })];
const publicOrder = [optional('engagementNumber', 'text'), optional('serviceCode', 'text')];

export const STATUSES = [
  'applied',
  'refused',
  'pending',
  'active',
  'grace',
  'lapsed',
  'suspended',
  'ended',
] as const;

export const PAYMENT_METHODS = ['transfer', 'mandate', 'cheque', 'card', 'cash'] as const;

export const DATE_FIELDS = [
  'term-starts-on',
  'term-ends-on',
  'dues-due-on',
  'deliberation-on',
  'member-since',
] as const;

export const COMMANDS = {
  // entering
  apply: { group: 'membership', fields: [optional('tier', 'tier'), note] },
  approve: {
    group: 'membership',
    fields: [
      optional('decidedOn', 'date', { today: true }),
      optional('startsOn', 'date'),
      optional('tier', 'tier'),
      note,
    ],
  },
  refuse: { group: 'membership', fields: [reason] },

  // terms
  'propose-term': {
    group: 'term',
    fields: [optional('decidedOn', 'date', { today: true }), optional('tier', 'tier'), note],
  },
  'issue-term': { group: 'term', fields: [field('termId', 'term'), note] },
  'void-term': { group: 'correction', fields: [field('termId', 'term'), reason] },

  // dues
  'issue-call': {
    group: 'dues',
    schedulable: true,
    fields: [field('termId', 'term'), optional('dueOn', 'date'), ...publicOrder, note],
  },
  'make-call-paper': { group: 'dues', fields: [field('duesId', 'dues')] },
  'reissue-call': {
    group: 'dues',
    fields: [field('duesId', 'dues'), optional('dueOn', 'date'), ...publicOrder, reason],
  },
  reprice: { group: 'dues', fields: [field('termId', 'term'), field('amount', 'money'), reason] },
  'record-payment': {
    group: 'dues',
    fields: [
      // Without a call: those that wait for money, the first due day first.
      optional('duesId', 'dues'),
      field('amount', 'money'),
      optional('on', 'date', { today: true }),
      optional('method', 'select', { options: PAYMENT_METHODS }),
      optional('reference', 'text'),
      confirmed,
    ],
  },
  'refund-payment': {
    group: 'dues',
    fields: [
      // Without a call: from the credit of the account.
      optional('duesId', 'dues'),
      field('amount', 'money'),
      optional('on', 'date', { today: true }),
      optional('reference', 'text'),
      reason,
      confirmed,
    ],
  },
  'reject-payment': { group: 'dues', fields: [...takenBack, note] },
  'reverse-payment': { group: 'correction', fields: [...takenBack, reason] },
  'move-payment': {
    group: 'correction',
    fields: [
      field('paymentId', 'payment'),
      optional('amount', 'money'),
      optional('intoMembershipId', 'membership'),
      optional('toDuesId', 'other-dues'),
      reason,
      confirmed,
    ],
  },
  'allocate-credit': {
    group: 'dues',
    fields: [field('duesId', 'dues'), field('amount', 'money')],
  },
  'waive-dues': { group: 'dues', fields: [field('termId', 'term'), reason] },
  'write-off-call': {
    group: 'dues',
    fields: [
      field('duesId', 'dues'),
      field('writtenOffAs', 'select', { options: WRITE_OFF_CAUSES }),
      reason,
    ],
  },
  'undo-write-off': { group: 'dues', fields: [field('duesId', 'dues'), reason] },
  'remind-call': {
    group: 'dues',
    fields: [
      field('duesId', 'dues'),
      field('template', 'select', { options: CALL_REMINDERS }),
      note,
    ],
  },
  'hold-call': {
    group: 'dues',
    fields: [
      field('duesId', 'dues'),
      field('cause', 'select', { options: HOLD_CAUSES }),
      field('until', 'date'),
      note,
    ],
  },
  'release-call': { group: 'dues', fields: [field('duesId', 'dues'), note] },

  // renewal
  'open-renewal': {
    group: 'renewal',
    schedulable: true,
    fields: [optional('decidedOn', 'date', { today: true }), optional('tier', 'tier'), note],
  },
  'move-renewal': {
    group: 'renewal',
    fields: [
      renewal,
      field('stageId', 'stage'),
      optional('decidesOn', 'date'),
      // Of a stage after the call: until that day nobody is reminded of it.
      optional('expectedOn', 'date'),
      note,
    ],
  },
  'accept-renewal': {
    group: 'renewal',
    fields: [
      renewal,
      optional('answeredOn', 'date', { today: true }),
      optional('deliberationOn', 'date'),
      optional('deliberationReference', 'text'),
      ...publicOrder,
      note,
    ],
  },
  'decline-renewal': {
    group: 'renewal',
    fields: [renewal, optional('answeredOn', 'date', { today: true }), reason],
  },
  'win-renewal': { group: 'renewal', fields: [renewal, note] },
  'lose-renewal': { group: 'renewal', fields: [renewal, reason] },
  'reopen-renewal': { group: 'correction', fields: [field('stageId', 'stage'), reason] },
  'send-reminder': { group: 'renewal', fields: [...reminder, note] },
  'skip-reminder': { group: 'renewal', fields: [...reminder, note] },
  // Without an owner, the renewal is assigned to nobody.
  'assign-renewal': { group: 'renewal', fields: [renewal, optional('ownerId', 'admin-user')] },
  'note-renewal': { group: 'renewal', fields: [renewal, field('note', 'long-text')] },

  // what the member holds
  'change-tier': {
    group: 'term',
    schedulable: true,
    fields: [
      field('tier', 'tier'),
      field('when', 'select', { options: ['now', 'renewal'] }),
      reason,
    ],
  },
  'grant-right': {
    group: 'rights',
    fields: [
      field('benefit', 'benefit'),
      field('quantity', 'integer'),
      // Its last day; without one, that of the term.
      optional('until', 'date'),
      reason,
    ],
  },
  'withdraw-grant': { group: 'rights', fields: [field('grantId', 'grant'), reason] },
  consume: {
    group: 'rights',
    fields: [
      field('benefit', 'benefit'),
      field('quantity', 'integer'),
      optional('on', 'date', { today: true }),
      optional('person', 'text'),
      note,
    ],
  },
  'reverse-usage': { group: 'rights', fields: [field('usageId', 'usage'), reason] },
  adjust: {
    group: 'rights',
    fields: [field('entitlementId', 'entitlement'), field('quantity', 'signed-integer'), reason],
  },
  'carry-over': {
    group: 'rights',
    fields: [field('entitlementId', 'entitlement'), field('quantity', 'integer'), reason],
  },

  // leaving, pausing
  withdraw: { group: 'membership', fields: [field('lastDay', 'date', { today: true }), reason] },
  exclude: { group: 'membership', fields: [field('lastDay', 'date', { today: true }), reason] },
  suspend: { group: 'membership', fields: [reason] },
  reinstate: { group: 'membership', fields: [reason] },
  'override-status': {
    group: 'correction',
    fields: [field('status', 'select', { options: STATUSES }), field('until', 'date'), reason],
  },
  'clear-override': { group: 'correction', fields: [reason] },
  mute: { group: 'membership', fields: [field('until', 'date'), reason] },
  unmute: { group: 'membership', fields: [note] },
  'correct-date': {
    group: 'correction',
    fields: [
      field('field', 'select', { options: DATE_FIELDS }),
      optional('id', 'text'),
      field('date', 'date'),
      reason,
    ],
  },

  // identity
  'merge-into': {
    group: 'identity',
    schedulable: true,
    fields: [field('intoMembershipId', 'membership'), reason],
  },
  'undo-merge': { group: 'identity', fields: [reason] },
  'change-identity': {
    group: 'identity',
    schedulable: true,
    fields: [
      optional('name', 'text'),
      optional('siren', 'siren'),
      optional('siret', 'siret'),
      optional('street', 'long-text'),
      optional('postcode', 'text'),
      optional('city', 'text'),
      optional('on', 'date', { today: true }),
      reason,
      confirmed,
    ],
  },
  'anonymise-contact': { group: 'identity', fields: [field('contactId', 'contact'), reason] },
} as const satisfies Record<string, CommandDescription>;

export type CommandName = keyof typeof COMMANDS;
export const COMMAND_NAMES = Object.keys(COMMANDS) as CommandName[];

/** The commands that staff can note for a day ahead. */
export type SchedulableName = {
  [Name in CommandName]: (typeof COMMANDS)[Name] extends { schedulable: true } ? Name : never;
}[CommandName];
