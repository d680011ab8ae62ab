import { useRef, useState } from 'react';
import type { BulkLine, Localised } from '../../../../shared/kernel/common';
import { useSubmit, type Submission } from '../hooks/useSubmit';
import { inSlices } from '../utils/slices';

/** Smaller, since each line may contain a whole message. */
const SLICE = 50;

/** The effect of a bulk command on one of its members. */
export interface PlannedLine extends BulkLine {
  /** The version on which the plan is based. */
  version: number;
  /** Why it cannot be done; null when it can. */
  refusal: { text: Localised } | null;
}

export interface BulkPlan<Line> extends Pick<Submission, 'errors' | 'unplaced'> {
  lines: Line[] | null;
  /** The number loaded so far. */
  looked: number | null;
  prepare: (
    ids: readonly string[],
    ask: (slice: string[]) => Promise<{ lines: Line[] }>,
  ) => Promise<void>;
  forget: () => void;
}

/** The preview of a bulk command, loaded in slices. */
export const usePlan = <Line extends PlannedLine>(): BulkPlan<Line> => {
  const { errors, unplaced, submit } = useSubmit();
  const [lines, setLines] = useState<Line[] | null>(null);
  const [looked, setLooked] = useState<number | null>(null);
  const stopped = useRef(false);

  return {
    lines,
    looked,
    errors,
    unplaced,
    prepare: async (ids, ask) => {
      await submit(async () => {
        stopped.current = false;
        const found: Line[] = [];
        setLooked(0);
        await inSlices(
          ids,
          SLICE,
          async (slice) => {
            found.push(...(await ask(slice)).lines);
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
