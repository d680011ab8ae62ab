import type { Actor } from '../../../shared/kernel/common';
import type { Identity } from '../../../shared/settings/identity';
import { port } from '../kernel/port';
import type { Day } from '../kernel/rules/values';
import type { Executor, Transaction } from '../kernel/store/database';
import type { Facts, MessageDraft } from './rules/types';
import type { Usage } from './store/ledger';

/** Who writes beside the decisions of the core, in their transaction. */

/** Two states of one membership, the second just written. */
export interface Passage {
  before: Facts;
  after: Facts;
}

/** The changes that one transaction made to memberships. */
export interface Decided {
  /** What commands changed, in their order; calls have their numbers. */
  steps: readonly Passage[];
  /** Memberships for which a day went by and nothing else happened. */
  passed: readonly Passage[];
  /** The lines of the ledger that were written. */
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

/** Writes what follows from decisions; what it throws takes them back. */
export interface Witness {
  decided: (trx: Transaction, what: Decided) => Promise<void>;
  registered?: (
    trx: Transaction,
    membership: Registered,
    when: { on: Day; now: number },
  ) => Promise<void>;
}

/** In the order in which they write. */
export const witnessesPort = port<readonly Witness[]>('who writes beside a decision');

/** A message that was written, as far as a decision has to know it. */
export interface WrittenMessage {
  id: string;
}

/** Why a message cannot be written; `letter-` before it makes the reason of a refusal. */
export type RenderFailure = 'no-recipient' | 'template-missing' | 'template-broken';

/** Writes the messages of decisions. What it reads to write them is read once, when it is made. */
export interface MessageWriter {
  /** Writes a message, or says why it cannot be written. */
  write: (
    draft: MessageDraft,
    facts: Facts,
    organisationName: string,
  ) => { ok: true; message: WrittenMessage } | { ok: false; reason: RenderFailure };
  /** Puts messages that were written into the outbox. */
  send: (trx: Transaction, messages: readonly WrittenMessage[], now: number) => Promise<void>;
}

/** Who writes messages. */
export interface MessageWriting {
  writer: () => Promise<MessageWriter>;
  /** Which keys of messages have been written. */
  written: (db: Executor, keys: readonly string[]) => Promise<ReadonlySet<string>>;
  /** The SQL table of their texts. */
  table: string;
  /** The codes of all messages. */
  codes: ReadonlySet<string>;
}

export const messagesPort = port<MessageWriting>('who writes messages');
