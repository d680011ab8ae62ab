import type { Day } from '../kernel/common';

/** GET /membership-lifecycle/daily (last runs) and POST /membership-lifecycle/daily/run */
export interface RunView {
  id: string;
  on: Day;
  startedAt: string;
  finishedAt: string | null;
  processed: number;
  actions: number;
  failures: { membershipId: string; error: string }[];
}
