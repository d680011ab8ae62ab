import { noonOf } from '../demo/days';
import type { Body, Contact } from './bodies';
import type { Random } from './random';

/** The rows that one member leaves in the plugin's tables, gathered as its life is told. */

export type Values = Record<string, unknown>;
export const TABLES = [
  ...(['term', 'dues', 'payment', 'renewal', 'entitlement'] as const),
  ...(['usage', 'message', 'activity', 'effect'] as const),
];
export type Table = (typeof TABLES)[number];
export type Rows = Record<Table, Values[]>;

/** The actors: staff by their account, or the daily run. */
export interface Cast {
  staff: readonly string[];
}

export interface Story {
  today: string;
  random: Random;
  body: Body;
  membershipId: string;
  /** Whether a day has come; later ones are not told. */
  hasCome: (day: string) => boolean;
  add: <T extends Values>(table: Table, row: T) => T & { id: string };
  /** One line of the journal. */
  log: (on: string, command: string, input?: Values, after?: Values, before?: Values) => void;
  /** A message that left on its day, to the contact in the role or the first who can be reached. */
  write: (on: string, message: SentMessage) => void;
  owner: () => string | null;
  staff: () => string;
  rows: Rows;
}

export interface SentMessage {
  key: string;
  template: string;
  role: Contact['role'];
  renewalId?: string | null;
  /** Its subject in French and in English. */
  subject: readonly [fr: string, en: string];
}

const SYSTEM = 'daily';
/** Done by the daily run, not by a person. */
const BY_ITSELF = new Set(['open-renewal', 'propose', 'send-reminder', 'lose-renewal', 'carry']);
const COMMANDS: Record<string, string> = { propose: 'move-renewal', carry: 'carry-rights' };
const GREETINGS = {
  fr: ['Bonjour', 'Le détail est dans votre dossier d’adhésion. Bien à vous.'],
  en: ['Hello', 'The details are in your membership file. Yours sincerely.'],
};

const emptyRows = (): Rows => Object.fromEntries(TABLES.map((table) => [table, []])) as never;

const bodyOf = (contact: Contact, subject: string): { text: string; html: string } => {
  const [hello, end] = GREETINGS[contact.locale];
  const lines = [`${hello} ${contact.name},`, `${subject}.`, end];
  return { text: lines.join('\n\n'), html: lines.map((line) => `<p>${line}</p>`).join('') };
};

/** A story to tell, empty. */
export const createStory = (body: Body, today: string, random: Random, cast: Cast): Story => {
  const rows = emptyRows();
  const membershipId = random.id();
  const staff = () => random.pick(cast.staff);

  const add: Story['add'] = (table, row) => {
    const whole = { id: random.id(), ...row };
    rows[table].push(whole);
    return whole;
  };

  const log: Story['log'] = (on, told, input = {}, after = {}, before = {}) => {
    const alone = BY_ITSELF.has(told);
    add('activity', {
      membershipId,
      command: COMMANDS[told] ?? told,
      actorType: alone ? 'system' : 'admin',
      actorId: alone ? SYSTEM : staff(),
      on,
      at: noonOf(on),
      reason: typeof input.reason === 'string' ? input.reason : null,
      input,
      before,
      after,
    });
  };

  const write: Story['write'] = (on, { key, template, role, renewalId = null, subject }) => {
    const contact = body.contacts.find((one) => one.role === role) ?? body.contacts[0];
    if (!contact) return;
    const title = subject[contact.locale === 'fr' ? 0 : 1];
    // A mailbox that no longer exists, once in a while.
    const failed = random.chance(0.004);
    add('message', {
      key,
      membershipId,
      renewalId,
      template,
      toName: contact.name,
      toEmail: contact.email,
      locale: contact.locale,
      subject: title,
      ...bodyOf(contact, title),
      state: failed ? 'failed' : 'sent',
      attempts: failed ? 5 : 1,
      nextAttemptAt: null,
      queuedAt: noonOf(on),
      sentAt: failed ? null : noonOf(on),
      lastError: failed ? '550 5.1.1 User unknown' : null,
      messageId: `<${random.id()}@example.org>`,
    });
  };

  return {
    today,
    random,
    body,
    membershipId,
    hasCome: (day) => day <= today,
    add,
    log,
    write,
    owner: () => (random.chance(0.3) ? null : staff()),
    staff,
    rows,
  };
};
