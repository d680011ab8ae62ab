import { port } from '../kernel/port';
import type { Executor, Transaction } from '../kernel/store/database';
import type { Dialect, Script } from '../kernel/store/scripts';
import type { Entitlement } from './rules/types';
import type { Usage } from './store/ledger';

/** Lines of the ledger of one membership, with the counters that they moved. */
export interface Used {
  membershipId: string;
  reference: string;
  lines: readonly Usage[];
  /** The counters as the lines left them, by id. */
  rights: ReadonlyMap<string, Entitlement>;
}

/** Who writes beside a use, in its transaction. */
export interface UseWitness {
  /** Beside a use: as statements of its own. */
  script: (dialect: Dialect, use: Used, now: number) => Script<void>;
  /** Beside whatever else moves counters; what moved is only read when somebody wants to know it. */
  used: (trx: Transaction, use: () => Promise<Used>, now: number) => Promise<void>;
}

export const useWitnessPort = port<UseWitness>('who writes beside a use');

/** Whether a use belongs to something that gives it back itself, by the id of its line. */
export const heldUsesPort = port<(db: Executor, usageId: string) => Promise<boolean>>(
  'who holds uses of their own',
);
