import type { DroppableContainer, KeyboardCoordinateGetter } from '@dnd-kit/core';

/** Where a card lands in a column: inside it, below its heading. */
const INSET = { x: 12, y: 56 };

interface Place {
  id: string;
  left: number;
  top: number;
}

const placesOf = (
  containers: readonly DroppableContainer[],
  rects: ReadonlyMap<string | number, { left: number; top: number }>,
): Place[] =>
  containers
    .flatMap(({ id }) => {
      const rect = rects.get(id);
      return rect ? [{ id: String(id), left: rect.left, top: rect.top }] : [];
    })
    // In the order of reading: the last stages stand under one another.
    .sort((one, other) => one.left - other.left || one.top - other.top);

const STEPS: Record<string, 1 | -1> = {
  ArrowRight: 1,
  ArrowDown: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
};

/** With the keyboard, an arrow takes a card to the next stage or the one before, never in between. */
export const stageByStage: KeyboardCoordinateGetter = (event, { context }) => {
  const step = STEPS[event.code];
  if (!step) return undefined;
  event.preventDefault();
  const places = placesOf(context.droppableContainers.getEnabled(), context.droppableRects);
  const from = String(context.over?.id ?? context.active?.data.current?.stageId ?? '');
  const next = places[places.findIndex(({ id }) => id === from) + step];
  return next ? { x: next.left + INSET.x, y: next.top + INSET.y } : undefined;
};
