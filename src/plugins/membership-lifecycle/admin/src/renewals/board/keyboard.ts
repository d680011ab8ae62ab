import type { DroppableContainer, KeyboardCoordinateGetter } from '@dnd-kit/core';

/** The position of a moved card in a column, below the heading. */
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
    // In reading order: the last stages are below each other.
    .sort((one, other) => one.left - other.left || one.top - other.top);

const STEPS: Record<string, 1 | -1> = {
  ArrowRight: 1,
  ArrowDown: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
};

/** With the keyboard, an arrow moves a card by one stage. */
export const stageByStage: KeyboardCoordinateGetter = (event, { context }) => {
  const step = STEPS[event.code];
  if (!step) return undefined;
  event.preventDefault();
  const places = placesOf(context.droppableContainers.getEnabled(), context.droppableRects);
  const from = String(context.over?.id ?? context.active?.data.current?.stageId ?? '');
  const next = places[places.findIndex(({ id }) => id === from) + step];
  return next ? { x: next.left + INSET.x, y: next.top + INSET.y } : undefined;
};
