import type { Active, DndContextProps, Over } from '@dnd-kit/core';
import type { RenewalRow, StagesView } from '../../../../../shared/contracts';
import { useFormat } from '../../../utils/format';
import { useTrad } from '../../../utils/trad';

/** What a screen reader says while a card is moved. */
export const useAnnouncements = (
  stages: StagesView['stages'],
): NonNullable<DndContextProps['accessibility']> => {
  const { t } = useTrad();
  const { text } = useFormat();
  const who = ({ data }: Active) =>
    (data.current as { row?: RenewalRow } | undefined)?.row?.organisation ?? '';
  const stage = (over: Over | null) =>
    text(stages.find(({ id }) => id === String(over?.id ?? ''))?.names);
  return {
    screenReaderInstructions: { draggable: t('board.instructions') },
    announcements: {
      onDragStart: ({ active }) => t('board.picked', { who: who(active) }),
      onDragOver: ({ active, over }) =>
        over
          ? t('board.over', { who: who(active), stage: stage(over) })
          : t('board.over-nothing', { who: who(active) }),
      onDragEnd: ({ active, over }) =>
        over
          ? t('board.dropped', { who: who(active), stage: stage(over) })
          : t('board.put-back', { who: who(active) }),
      onDragCancel: ({ active }) => t('board.put-back', { who: who(active) }),
    },
  };
};
