import { useDraggable } from '@dnd-kit/core';
import { IconButton, Menu, Box, TextButton } from '@strapi/design-system';
import { More, Drag } from '@strapi/icons';
import { forwardRef } from 'react';
import type { ButtonHTMLAttributes } from 'react';
import type { RenewalRow, StagesView } from '../../../../shared/renewals/renewals';
import { ColourDot } from '../../kit/components/ColourDot';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import { CardFace } from './CardFace';

type Stage = StagesView['stages'][number];

interface CardMenuProps {
  row: RenewalRow;
  stages: readonly Stage[];
  onMove: (stage: Stage) => void;
}

/** « Déplacer vers… », for those who do not drag. */
const CardMenu = ({ row, stages, onMove }: CardMenuProps) => {
  const { t } = useTrad();
  const { text } = useFormat();
  return (
    <Menu.Root>
      <Menu.Trigger
        tag={IconButton}
        icon={<More aria-hidden />}
        label={t('board.move-to', { who: row.organisation })}
        variant="ghost"
        size="S"
      />
      <Menu.Content popoverPlacement="bottom-end">
        <Menu.Label>{t('board.move-to-short')}</Menu.Label>
        {stages
          .filter(({ id }) => id !== row.stage.id)
          .map((stage) => (
            <Menu.Item
              key={stage.id}
              startIcon={<ColourDot colour={stage.color} />}
              onSelect={() => onMove(stage)}
            >
              {text(stage.names)}
            </Menu.Item>
          ))}
      </Menu.Content>
    </Menu.Root>
  );
};

interface CardHandleProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  label: string;
}

/** The handle of a card. A plain button: a tooltip's description would replace the instructions. */
const CardHandle = forwardRef<HTMLButtonElement, CardHandleProps>(({ label, ...props }, ref) => (
  <button
    {...props}
    ref={ref}
    type="button"
    aria-label={label}
    style={{ background: 'none', border: 0, padding: '0.4rem', cursor: 'grab', borderRadius: 4 }}
  >
    <Drag aria-hidden width="1.2rem" height="1.2rem" fill="neutral600" />
  </button>
));
CardHandle.displayName = 'CardHandle';

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
      padding={2}
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
