import { useRef, useState } from 'react';
import type { BulkLine, BulkResult } from '../../../../shared/kernel/common';
import { AFTER_CHANGE, lifecycleApi } from '../api/api';
import { useRefusal } from '../api/refusal';
import { useSubmit, type Submission } from '../hooks/useSubmit';
import { inSlices } from '../utils/slices';

const { useSettleLifecycleBulkMutation: useSettleBulkMutation } = lifecycleApi.injectEndpoints({
  endpoints: (build) => ({
    settleLifecycleBulk: build.mutation<null, void>({
      queryFn: () => ({ data: null }),
      invalidatesTags: () => [...AFTER_CHANGE],
    }),
  }),
});

/** Small slices keep the bar moving, and let a stop take effect quickly. */
const SLICE = 20;

export interface BulkOutcomeState extends BulkResult {
  /** Not started because of a stop. */
  left: BulkLine[];
}

interface State {
  phase: 'idle' | 'running' | 'ended';
  handled: number;
  total: number;
  stopping: boolean;
  outcome: BulkOutcomeState;
}

/** A bulk command. Errors of the whole request are shown in its form. */
export interface Bulk<Item extends BulkLine = BulkLine>
  extends State, Pick<Submission, 'errors' | 'unplaced'> {
  run: (items: readonly Item[]) => Promise<void>;
  stop: () => void;
  reset: () => void;
}

const NOTHING: BulkOutcomeState = { done: [], skipped: [], failed: [], left: [] };
const IDLE: State = { phase: 'idle', handled: 0, total: 0, stopping: false, outcome: NOTHING };

const added = (so: BulkOutcomeState, more: BulkResult): BulkOutcomeState => ({
  ...so,
  done: [...so.done, ...more.done],
  skipped: [...so.skipped, ...more.skipped],
  failed: [...so.failed, ...more.failed],
});

/** Groups items by member: its renewals go into one request, since the first changes the version of the next. */
const byMember = <Item extends BulkLine>(items: readonly Item[]): Item[][] => {
  const members = new Map<string, Item[]>();
  for (const item of items) {
    members.set(item.membershipId, [...(members.get(item.membershipId) ?? []), item]);
  }
  return [...members.values()];
};

const unanswered = (slice: BulkLine[], message: string): BulkResult => ({
  done: [],
  skipped: [],
  failed: slice.map((line) => ({
    ...line,
    reason: 'not-answered',
    text: { fr: message, en: message },
  })),
});

/** A command on many members, sent slice by slice: how far it is, how to stop it, what it did. */
export const useBulk = <Item extends BulkLine>(
  send: (slice: Item[]) => Promise<BulkResult>,
): Bulk<Item> => {
  const { read } = useRefusal();
  const { errors, unplaced, refuse, submit } = useSubmit();
  const [settle] = useSettleBulkMutation();
  const [state, setState] = useState(IDLE);
  const stopped = useRef(false);

  const sendAll = async (items: readonly Item[]): Promise<void> => {
    let answered = false;
    const left = await inSlices(
      byMember(items),
      SLICE,
      async (members) => {
        const slice = members.flat();
        const result = await send(slice).catch((error: unknown) => {
          // No slice has been answered yet, so the whole command is refused.
          if (!answered) throw error;
          return unanswered(slice, read(error).message);
        });
        answered = true;
        setState((now) => ({
          ...now,
          handled: now.handled + slice.length,
          outcome: added(now.outcome, result),
        }));
      },
      () => stopped.current,
    );
    setState((now) => ({
      ...now,
      phase: 'ended',
      outcome: { ...now.outcome, left: left.flat() },
    }));
  };

  return {
    ...state,
    errors,
    unplaced,
    run: async (items) => {
      await submit(async () => {
        stopped.current = false;
        setState({ ...IDLE, phase: 'running', total: items.length });
        try {
          await sendAll(items);
        } catch (error) {
          setState(IDLE);
          throw error;
        } finally {
          // Reloads the lists once, not after each slice.
          await settle();
        }
      });
    },
    stop: () => {
      stopped.current = true;
      setState((now) => ({ ...now, stopping: true }));
    },
    reset: () => {
      setState(IDLE);
      refuse({});
    },
  };
};
