import type { DndContextProps, UniqueIdentifier } from '@dnd-kit/core';
import { useFormat } from '../../../kit/utils/format';
import { useTrad } from '../../../kit/utils/trad';
import type { Stage } from './workflow-input';

/** A screen reader's announcements while a stage is taken elsewhere. */
export const useStageAnnouncements = (
  stages: readonly Stage[],
): NonNullable<DndContextProps['accessibility']> => {
  const { t } = useTrad();
  const { text } = useFormat();
  const name = (id: UniqueIdentifier) => {
    const stage = stages.find((one) => one.id === id);
    return text(stage?.names) || t('workflow.unnamed');
  };
  const place = (id: UniqueIdentifier) => stages.findIndex((one) => one.id === id) + 1;
  const count = stages.length;
  return {
    screenReaderInstructions: { draggable: t('stage.drag.instructions') },
    announcements: {
      onDragStart: ({ active }) =>
        t('stage.drag.picked', { name: name(active.id), place: place(active.id), count }),
      // At pick-up it is over its own place: announcing that would hide the pick-up.
      onDragOver: ({ active, over }) =>
        over
          ? t(over.id === active.id ? 'stage.drag.picked' : 'stage.drag.over', {
              name: name(active.id),
              place: place(over.id),
              count,
            })
          : undefined,
      onDragEnd: ({ active, over }) =>
        t('stage.drag.dropped', {
          name: name(active.id),
          place: place(over?.id ?? active.id),
          count,
        }),
      onDragCancel: ({ active }) => t('stage.drag.cancelled', { name: name(active.id) }),
    },
  };
};
