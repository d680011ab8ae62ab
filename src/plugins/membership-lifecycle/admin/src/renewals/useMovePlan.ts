import { useRef, useState } from 'react';
import type { PlannedMove } from '../../../shared/renewals/renewals';
import { useSubmit } from '../kit/hooks/useSubmit';
import { inSlices } from '../kit/utils/slices';
import { usePlanMoveMutation } from './api/renewals';

/** Smaller, since each line may contain a whole message. */
const SLICE = 50;

export interface Move {
  stageId: string;
  reason: string;
}

const bodyOf = ({ stageId, reason }: Move) => ({
  stageId,
  ...(reason.trim() ? { reason: reason.trim() } : {}),
});

/** The preview of a bulk move, loaded in slices. */
export const useMovePlan = () => {
  const { errors, unplaced, submit } = useSubmit();
  const [plan] = usePlanMoveMutation();
  const [lines, setLines] = useState<PlannedMove[] | null>(null);
  const [looked, setLooked] = useState<number | null>(null);
  const stopped = useRef(false);

  return {
    lines,
    /** The number loaded so far. */
    looked,
    errors,
    unplaced,
    prepare: async (membershipIds: readonly string[], move: Move): Promise<void> => {
      await submit(async () => {
        stopped.current = false;
        const found: PlannedMove[] = [];
        setLooked(0);
        await inSlices(
          membershipIds,
          SLICE,
          async (slice) => {
            const answer = await plan({ membershipIds: slice, ...bodyOf(move) }).unwrap();
            found.push(...answer.lines);
            setLooked(found.length);
          },
          () => stopped.current,
        );
        if (!stopped.current) setLines(found);
      });
      setLooked(null);
    },
    forget: () => {
      stopped.current = true;
      setLines(null);
      setLooked(null);
    },
  };
};

export { bodyOf };
