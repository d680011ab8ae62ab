import type { KeyboardCoordinateGetter } from '@dnd-kit/core';

/** The position of a moved card in a column, below the heading. */
const INSET = { x: 8, y: 24 };

const STEPS: Record<string, 1 | -1> = {
  ArrowRight: 1,
  ArrowDown: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
};

/** With the keyboard, an arrow moves a card by one stage, in their order. */
export const stageByStage =
  (order: readonly string[]): KeyboardCoordinateGetter =>
  (event, { context }) => {
    const step = STEPS[event.code];
    if (!step) return undefined;
    event.preventDefault();
    const shown = order.filter((id) => context.droppableRects.has(id));
    const from = String(context.over?.id ?? context.active?.data.current?.stageId ?? '');
    const next = context.droppableRects.get(shown[shown.indexOf(from) + step] ?? '');
    return next ? { x: next.left + INSET.x, y: next.top + INSET.y } : undefined;
  };
