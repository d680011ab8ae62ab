import { port } from '../kernel/port';
import type { Executor, Transaction } from '../kernel/store/database';
import type { Dialect, Script } from '../kernel/store/scripts';
import type { WarningLevels } from './rules/entitlement';
import type { Entitlement } from './rules/types';
import type { Usage } from './store/ledger';

/** Lines of the ledger of one membership, with the counters that they moved. */
export interface Used {
  membershipId: string;
  reference: string;
  lines: readonly Usage[];
  /** The counters after the lines, by id. */
  rights: ReadonlyMap<string, Entitlement>;
  levels: WarningLevels;
}

/** Lets other modules write in the transaction of a use. */
export interface UseWitness {
  /** For a use: statements for its script. */
  script: (dialect: Dialect, use: Used, now: number) => Script<void>;
  /** For other moves of counters; `use` loads the details only when called. */
  used: (trx: Transaction, use: () => Promise<Used>, now: number) => Promise<void>;
}

export const useWitnessPort = port<UseWitness>('who writes beside a use');

/** Whether a use belongs to a registration or the like, which must be cancelled instead. */
export const heldUsesPort = port<(db: Executor, usageId: string) => Promise<boolean>>(
  'who holds uses of their own',
);
