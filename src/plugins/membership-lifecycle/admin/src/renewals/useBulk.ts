import { useRef, useState } from 'react';
import type { BulkLine, BulkResult } from '../../../shared/kernel/common';
import { useRefusal } from '../kit/api/refusal';
import { inSlices } from '../kit/utils/slices';
import { useSettleBulkMutation } from './api/renewals';

/** Small enough for the bar to move and for a stop to be quick. */
const SLICE = 20;

export interface BulkOutcomeState extends BulkResult {
  /** Not begun, because somebody asked to stop. */
  left: BulkLine[];
}

export interface Bulk<Item extends BulkLine = BulkLine> {
  phase: 'idle' | 'running' | 'ended';
  handled: number;
  total: number;
  stopping: boolean;
  outcome: BulkOutcomeState;
  run: (items: readonly Item[]) => Promise<void>;
  stop: () => void;
  reset: () => void;
}

const NOTHING: BulkOutcomeState = { done: [], skipped: [], failed: [], left: [] };
const IDLE = { phase: 'idle' as const, handled: 0, total: 0, stopping: false, outcome: NOTHING };

const added = (so: BulkOutcomeState, more: BulkResult): BulkOutcomeState => ({
  ...so,
  done: [...so.done, ...more.done],
  skipped: [...so.skipped, ...more.skipped],
  failed: [...so.failed, ...more.failed],
});

/** A command on many renewals, sent slice by slice: how far it is, how to stop it, what it did. */
export const useBulk = <Item extends BulkLine>(
  send: (slice: Item[]) => Promise<BulkResult>,
): Bulk<Item> => {
  const { read } = useRefusal();
  const [settle] = useSettleBulkMutation();
  const [state, setState] = useState<Omit<Bulk, 'run' | 'stop' | 'reset'>>(IDLE);
  const stopped = useRef(false);

  const attempt = async (slice: Item[]): Promise<BulkResult> => {
    try {
      return await send(slice);
    } catch (error) {
      const { message } = read(error);
      const failed = slice.map((line) => ({
        ...line,
        reason: 'not-answered',
        text: { fr: message, en: message },
      }));
      return { done: [], skipped: [], failed };
    }
  };

  return {
    ...state,
    run: async (items) => {
      stopped.current = false;
      setState({ ...IDLE, phase: 'running', total: items.length });
      const left = await inSlices(
        items,
        SLICE,
        async (slice) => {
          const result = await attempt(slice);
          setState((now) => ({
            ...now,
            handled: now.handled + slice.length,
            outcome: added(now.outcome, result),
          }));
        },
        () => stopped.current,
      );
      setState((now) => ({ ...now, phase: 'ended', outcome: { ...now.outcome, left } }));
      // The lists are read again once, not after each slice.
      await settle();
    },
    stop: () => {
      stopped.current = true;
      setState((now) => ({ ...now, stopping: true }));
    },
    reset: () => setState(IDLE),
  };
};
