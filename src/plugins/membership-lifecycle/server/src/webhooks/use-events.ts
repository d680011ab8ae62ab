import type { Used, UseWitness } from '../core/used';
import type { Dialect, Script } from '../kernel/store/scripts';
import { heardEvents, writeEvents } from './event-writing';
import { ledgerEvents } from './rules/ledger-events';
import { eventInsertion } from './store/events';
import { listening } from './store/webhooks';

const draftsOf = ({ membershipId, reference, lines, rights, levels }: Used) =>
  ledgerEvents({ membershipId, reference }, lines, { rights, levels }, () => true);

function* script(dialect: Dialect, use: Used, now: number): Script<void> {
  const listeners = yield* listening();
  if (listeners.size === 0) return;
  for (const row of heardEvents(draftsOf(use), listeners, now)) {
    yield eventInsertion(dialect, row, now);
  }
}

/** Writes the events of uses beside them, while somebody listens. */
export const useEventsWitness: UseWitness = {
  script,
  used: (trx, use, now) => writeEvents(trx, now, async () => draftsOf(await use())),
};
