import { useDraggable } from '@dnd-kit/core';
import { Box, TextButton } from '@strapi/design-system';
import type { RenewalRow, StagesView } from '../../../../shared/renewals/renewals';
import { useTrad } from '../../kit/utils/trad';
import { CardFace } from './CardFace';
import { CardHandle } from './CardHandle';
import { CardMenu } from './CardMenu';

type Stage = StagesView['stages'][number];

interface Props {
  row: RenewalRow;
  stages: readonly Stage[];
  /** Whether this person may move it. */
  movable: boolean;
  busy: boolean;
  onOpen: () => void;
  onMove: (stage: Stage) => void;
}

/** One renewal on the board: dragged by any part of it, by its handle with the keyboard. */
export const RenewalCard = ({ row, stages, movable, busy, onOpen, onMove }: Props) => {
  const { t } = useTrad();
  const { setNodeRef, setActivatorNodeRef, listeners, attributes, isDragging } = useDraggable({
    id: row.id,
    data: { row, stageId: row.stage.id },
    disabled: !movable || busy,
    attributes: { roleDescription: t('board.draggable') },
  });
  return (
    <Box
      ref={setNodeRef}
      tag="li"
      background="neutral0"
      borderColor="neutral200"
      hasRadius
      shadow="tableShadow"
      padding={3}
      aria-busy={busy}
      style={{ opacity: isDragging || busy ? 0.5 : 1, touchAction: 'manipulation' }}
      {...listeners}
    >
      <CardFace
        row={row}
        before={
          movable ? (
            <CardHandle
              ref={setActivatorNodeRef}
              label={t('board.handle', { who: row.organisation })}
              {...attributes}
            />
          ) : null
        }
        name={
          <TextButton style={{ textAlign: 'start' }} onClick={onOpen}>
            {row.organisation}
          </TextButton>
        }
        after={movable ? <CardMenu row={row} stages={stages} onMove={onMove} /> : null}
      />
    </Box>
  );
};
