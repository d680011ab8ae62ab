import type { MessageState } from '../../../shared/core/membership';
import type { Actor } from '../../../shared/kernel/common';
import type { Identity } from '../../../shared/settings/identity';
import { port } from '../kernel/port';
import type { Day } from '../kernel/rules/values';
import type { Executor, Transaction } from '../kernel/store/database';
import type { Facts, MessageDraft } from './rules/types';
import type { Usage } from './store/ledger';

/** Lets other modules write in the transaction of a decision of the core. */

/** The facts of one membership before and after a write. */
export interface Passage {
  before: Facts;
  after: Facts;
}

/** The changes that one transaction made to memberships. */
export interface Decided {
  /** The changes by commands, in order; new calls have their numbers. */
  steps: readonly Passage[];
  /** Memberships for which only a new day began. */
  passed: readonly Passage[];
  /** The new lines of the ledger. */
  lines: readonly Usage[];
  actor: Actor;
  on: Day;
  /** Milliseconds since the epoch. */
  now: number;
  identity: Identity;
}

/** A membership that was just made. */
export interface Registered {
  id: string;
  reference: string;
  tierCode: string;
}

/** Writes the consequences of decisions; an error rolls the decisions back. */
export interface Witness {
  decided: (trx: Transaction, what: Decided) => Promise<void>;
  registered?: (
    trx: Transaction,
    membership: Registered,
    when: { on: Day; now: number },
  ) => Promise<void>;
}

/** In the order in which they are called. */
export const witnessesPort = port<readonly Witness[]>('who writes beside a decision');

/** A rendered message, as far as the core needs to know it. */
export interface WrittenMessage {
  id: string;
  toName: string;
  toEmail: string;
  subject: string;
  text: string;
  /** The attached paper. */
  paperId: string | null;
  /** `kept` when its channel is not set up, `withheld` when held back: it is then not sent. */
  state: MessageState;
}

/** Why a message cannot be written; the reason of a refusal is this with the prefix `letter-`. */
export type RenderFailure = 'no-recipient' | 'template-missing' | 'template-broken';

/** A message that does not leave; `waiting`: as it waits for somebody to write to. */
interface Unwritten {
  ok: false;
  reason: RenderFailure;
  waiting?: WrittenMessage;
}

/** Renders the messages of decisions. It loads templates and settings once, when it is created. */
export interface MessageWriter {
  /** Renders a message, or returns why it cannot be written. One held back waits for staff. */
  write: (
    draft: MessageDraft,
    facts: Facts,
    organisationName: string,
    heldBack?: boolean,
  ) => { ok: true; message: WrittenMessage } | Unwritten;
  /**
   * Withdraws messages that have not left and say what the changes made untrue; what was handed over
   * stays. Returns the ids of those of each membership.
   */
  withdraw: (
    trx: Transaction,
    changes: readonly Passage[],
    when: { on: Day; now: number },
  ) => Promise<ReadonlyMap<string, string[]>>;
  /**
   * Holds back the messages that wait to leave to members whom the changes begin to hold back.
   * Returns the templates of those of each membership.
   */
  holdBack: (
    trx: Transaction,
    changes: readonly Passage[],
    when: { on: Day; now: number },
  ) => Promise<ReadonlyMap<string, string[]>>;
  /** Puts rendered messages into the outbox. */
  send: (trx: Transaction, messages: readonly WrittenMessage[], now: number) => Promise<void>;
}

/** The module that writes messages. */
export interface MessageWriting {
  writer: () => Promise<MessageWriter>;
  /** The states of messages, by their ids or keys; those that were not written are left out. */
  states: (
    db: Executor,
    by: 'id' | 'key',
    named: readonly string[],
  ) => Promise<ReadonlyMap<string, MessageState>>;
  /** Those that have not left and say what changes make untrue. */
  over: (
    db: Executor,
    changes: readonly Passage[],
    on: Day,
  ) => Promise<{ id: string; template: string; toName: string }[]>;
  /** Those that wait to leave to members whom changes begin to hold back. */
  heldBack: (db: Executor, changes: readonly Passage[], on: Day) => Promise<{ id: string }[]>;
  /** The SQL table of the templates. */
  table: string;
  /** The codes of all messages. */
  codes: ReadonlySet<string>;
}

export const messagesPort = port<MessageWriting>('who writes messages');
