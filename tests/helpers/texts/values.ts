import { REMINDER_BASES } from '../../../src/plugins/membership-lifecycle/shared/core/workflows';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  HOLD_CAUSES,
  WRITE_OFF_CAUSES,
} from '../../../src/plugins/membership-lifecycle/shared/core/call-reminders';
import {
  COMMANDS,
  DATE_FIELDS,
  PAYMENT_METHODS,
  STATUSES,
} from '../../../src/plugins/membership-lifecycle/shared/core/commands';
import { NOTED_STATES } from '../../../src/plugins/membership-lifecycle/shared/core/deposits';
import type {
  CommandField,
  CommandName,
} from '../../../src/plugins/membership-lifecycle/shared/core/commands';
import {
  KIND_NAMES,
  RIGHT_KINDS,
} from '../../../src/plugins/membership-lifecycle/shared/core/kinds';
import { MEMBER_PAPER_KINDS } from '../../../src/plugins/membership-lifecycle/shared/papers/member-papers';
import { isDangerous } from '../../../src/plugins/membership-lifecycle/admin/src/membership/actions/kinds';
import { firstSteps } from '../../../src/plugins/membership-lifecycle/server/src/operations/rules/onboarding';
import { FIRST_STEPS } from '../../../src/plugins/membership-lifecycle/shared/operations/onboarding';
import { MESSAGES } from '../../../src/plugins/membership-lifecycle/server/src/message-catalogue';

/**
 * Keys whose last part comes from the data: the types of the admin say `string`, and the values
 * stand here. A key that the code makes of a `string` and that is not here fails the test.
 */

const enumOf = (schema: string, attribute: string): string[] => {
  const file = path.resolve(__dirname, '../../../src', schema);
  const { attributes } = JSON.parse(readFileSync(file, 'utf8')) as {
    attributes: Record<string, { enum: string[] }>;
  };
  return attributes[attribute]!.enum;
};

const CONTACT = 'components/organisation/contact.json';

const commands = Object.entries(COMMANDS).flatMap(([command, { fields }]) =>
  fields.map((field: CommandField) => ({ command, field })),
);

const options = commands.flatMap(({ field }) =>
  field.name === 'status'
    ? []
    : (field.options ?? []).map((value) => `option.${field.name}.${value}`),
);

const all = (prefix: string, values: readonly string[]): string[] =>
  values.map((value) => `${prefix}.${value}`);

const ASSEMBLY_CHOICES: Record<string, readonly string[]> = {
  kind: ['ordinary', 'extraordinary'],
  proxyHolders: ['members', 'anyone'],
  basis: ['none', 'members', 'votes'],
  listing: ['voting', 'attending', 'out'],
  carrier: ['member', 'person'],
};

const ASSEMBLY_FIELDS = [
  ...Object.keys(ASSEMBLY_CHOICES),
  ...['title', 'heldOn', 'startsAt', 'place', 'link', 'agenda', 'cutOffOn', 'noticeDays'],
  ...['proxyCap', 'numerator', 'denominator', 'secondWithout', 'reason'],
  ...['duesRequired', 'graceVotes'],
  ...['noticeReason', 'votes', 'name', 'convenedOn', 'how', 'person', 'givenOn'],
];

/** Every key that a pattern stands for. */
export const VALUES: Record<string, readonly string[]> = {
  'assembly.field.*': all('assembly.field', ASSEMBLY_FIELDS),
  'assembly.field.*.*': Object.entries(ASSEMBLY_CHOICES).flatMap(([field, values]) =>
    all(`assembly.field.${field}`, values),
  ),
  'assembly.journal.*': all('assembly.journal', [
    ...['create-assembly', 'save-assembly', 'freeze-roll', 'correct-roll', 'choose-holder'],
    ...['convene', 'record-convocation', 'give-proxy', 'revoke-proxy', 'mark-attendance'],
    ...['close', 'cancel', 'convene-again'],
  ]),
  'command.*': all('command', Object.keys(COMMANDS)),
  'command.*.words': Object.keys(COMMANDS).map((name) => `command.${name}.words`),
  'deposit.state.*': all('deposit.state', ['to-deposit', ...NOTED_STATES]),
  'dues.*': all('dues', enumOf('api/membership/content-types/membership/schema.json', 'duesState')),
  'filter.*': all('filter', ['event', 'owner', 'state', 'template', 'tier']),
  'identity.group.*': all('identity.group', ['who', 'contact', 'payment', 'mail']),
  'journal.field.*': all('journal.field', DATE_FIELDS),
  'journal.method.*': all('journal.method', PAYMENT_METHODS),
  'language.*': all('language', enumOf(CONTACT, 'locale')),
  'option.*.*': options,
  'outdated.*': all('outdated', ['amount', 'period', 'due']),
  'option.cause.*': all('option.cause', HOLD_CAUSES),
  'option.writtenOffAs.*': all('option.writtenOffAs', WRITE_OFF_CAUSES),
  'option.method.*': all('option.method', PAYMENT_METHODS),
  'papers.kind.*': all('papers.kind', MEMBER_PAPER_KINDS),
  'reminder.base.*': all('reminder.base', REMINDER_BASES),
  'reminder.tells.*': all('reminder.tells', REMINDER_BASES),
  'role.*': all('role', enumOf(CONTACT, 'role')),
  'schedule.what.*': all('schedule.what', [
    'open-renewal',
    'move-renewal',
    'send-reminder',
    'mark-reminder',
    'lose-renewal',
    'carry-rights',
    'end-grants',
    'refresh-status',
    ...Object.entries(COMMANDS).flatMap(([name, one]) => ('schedulable' in one ? [name] : [])),
  ]),
  'status.*': all('status', STATUSES),
  'template.*': all(
    'template',
    MESSAGES.shipped.map(({ code }) => code),
  ),
};

/** The fields that forms show, each with the keys that may name it: its own, or the common one. */
export const FIELDS = commands
  .filter(({ field }) => field.type !== 'confirmation' && field.type !== 'subject')
  .map(({ command, field }) => [`field.${command}.${field.name}`, `field.${field.name}`]);

const NOTHING = {
  name: '',
  senderEmail: '',
  iban: '',
  siret: '',
  street: '',
  postcode: '',
  city: '',
  email: '',
  phone: '',
  rna: '',
  rateDecision: '',
  signatoryName: '',
};

const nextSteps = [0, 1].flatMap((count) =>
  [0, 1].flatMap((published) =>
    firstSteps(
      {
        identity: NOTHING,
        offers: count,
        offerPublished: false,
        tiers: count,
        tiersPublished: published,
        tierOnSale: false,
        renewals: 0,
        smtpConfigured: false,
        accounts: 1,
        memberships: 0,
      },
      { acknowledged: [], dismissed: false },
    ).steps.map(({ id, next }) => `onboarding.${id}.${next}`),
  ),
);

/** Of the keys that the types allow, those that the code reaches. */
export const REACHED: Record<string, readonly string[]> = {
  'command.*.warning': Object.keys(COMMANDS)
    .filter((name) => isDangerous(name as CommandName))
    .map((name) => `command.${name}.warning`),
  'offer.members.*.count': ['offer.members.tier.count', 'offer.members.benefit.count'],
  'occasion.right.*': all(
    'occasion.right',
    KIND_NAMES.filter((kind) => RIGHT_KINDS[kind].atOccasions !== null),
  ),
  'onboarding.*.*': nextSteps,
  'onboarding.*.why': FIRST_STEPS.map((step) => `onboarding.${step}.why`),
  'rights.told.*': all(
    'rights.told',
    KIND_NAMES.filter((kind) => !RIGHT_KINDS[kind].spent),
  ),
};
