import type { Active, DndContextProps, Over } from '@dnd-kit/core';
import { useRef } from 'react';
import type { RenewalRow, StagesView } from '../../../../shared/renewals/renewals';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';

/** A screen reader's announcements while a card is moved. */
export const useAnnouncements = (
  stages: StagesView['stages'],
): NonNullable<DndContextProps['accessibility']> => {
  const { t } = useTrad();
  const { text } = useFormat();
  const who = ({ data }: Active) =>
    (data.current as { row?: RenewalRow } | undefined)?.row?.organisation ?? '';
  const ownStage = ({ data }: Active) =>
    (data.current as { stageId?: string } | undefined)?.stageId;
  const stage = (over: Over | null) =>
    text(stages.find(({ id }) => id === String(over?.id ?? ''))?.names);
  // At pick-up the card is over its own stage: announcing that would interrupt the instructions.
  const hasLeft = useRef(false);
  return {
    screenReaderInstructions: { draggable: t('board.instructions') },
    announcements: {
      onDragStart: ({ active }) => {
        hasLeft.current = false;
        return t('board.picked', { who: who(active) });
      },
      onDragOver: ({ active, over }) => {
        if (!hasLeft.current && over?.id === ownStage(active)) return undefined;
        hasLeft.current = true;
        return over
          ? t('board.over', { who: who(active), stage: stage(over) })
          : t('board.over-nothing', { who: who(active) });
      },
      onDragEnd: ({ active, over }) =>
        over
          ? t('board.dropped', { who: who(active), stage: stage(over) })
          : t('board.put-back', { who: who(active) }),
      onDragCancel: ({ active }) => t('board.put-back', { who: who(active) }),
    },
  };
};
