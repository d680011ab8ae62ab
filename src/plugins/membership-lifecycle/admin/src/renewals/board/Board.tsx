import {
  DndContext,
  DragOverlay,
  KeyboardSensor,
  MeasuringStrategy,
  PointerSensor,
  pointerWithin,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import type { CollisionDetection, DragEndEvent } from '@dnd-kit/core';
import { Box, Flex, Typography } from '@strapi/design-system';
import { useMemo, useState } from 'react';
import { PERMISSIONS } from '../../../../shared/kernel/ids';
import type { RenewalRow, StagesView } from '../../../../shared/renewals/renewals';
import { Quiet } from '../../kit/components/Quiet';
import { useCan } from '../../kit/utils/can';
import { useTrad } from '../../kit/utils/trad';
import type { RenewalFilterState } from '../useRenewalFilters';
import { CardFace } from './CardFace';
import { Column } from './Column';
import { StageColumn } from './StageColumn';
import { stageByStage } from './keyboard';
import { useAnnouncements } from './useAnnouncements';
import { useCardMove } from './useCardMove';

interface Props {
  filters: RenewalFilterState;
  stages: StagesView;
  onOpen: (row: RenewalRow) => void;
}

/** Some pixels of movement, so that a click is not a drag. */
const DRAG_FROM = { activationConstraint: { distance: 8 } };
// The board scrolls during a drag, so the stages are measured continuously.
const MEASURING = { droppable: { strategy: MeasuringStrategy.Always } };
const NOTHING = { count: 0, amounts: [] };

/** The stage under the pointer or, with the keyboard, under the card's corner. */
const underHand: CollisionDetection = (args) => {
  const { left: x, top: y } = args.collisionRect;
  return pointerWithin({ ...args, pointerCoordinates: args.pointerCoordinates ?? { x, y } });
};

const rowOf = ({ active }: Pick<DragEndEvent, 'active'>) =>
  (active.data.current as { row?: RenewalRow } | undefined)?.row ?? null;

const isOpen = ({ kind }: StagesView['stages'][number]) => kind !== 'won' && kind !== 'lost';

/** The stages in which renewals end, above the others: cards are dropped there, and none stays. */
const Ends = ({ stages }: Pick<StagesView, 'stages'>) => {
  const { t } = useTrad();
  return (
    <Flex alignItems="stretch" gap={2} paddingBottom={2}>
      {stages.map((stage) => (
        <Column key={stage.id} stage={stage} total={null}>
          <Quiet>{t(stage.kind === 'won' ? 'board.won-help' : 'board.lost-help')}</Quiet>
        </Column>
      ))}
    </Flex>
  );
};

/** The card in hand. */
const Held = ({ row }: { row: RenewalRow }) => (
  <Box background="neutral0" borderColor="primary600" hasRadius padding={2} shadow="popupShadow">
    <CardFace row={row} name={<Typography fontWeight="semiBold">{row.organisation}</Typography>} />
  </Box>
);

/** The renewals under way by stage; a card is taken to another stage by hand, by keyboard or by its menu. */
export const Board = ({ filters, stages: { stages, totals }, onOpen }: Props) => {
  const { t } = useTrad();
  const movable = useCan(PERMISSIONS.membershipManage);
  const { question, set } = filters;
  const [held, setHeld] = useState<RenewalRow | null>(null);
  const { busy, move, dialog } = useCardMove(stages);
  const byStage = useMemo(
    () => ({ coordinateGetter: stageByStage(stages.map(({ id }) => id)) }),
    [stages],
  );
  const sensors = useSensors(
    useSensor(PointerSensor, DRAG_FROM),
    useSensor(KeyboardSensor, byStage),
  );
  const accessibility = useAnnouncements(stages);
  const shown = stages.filter(
    (stage) => isOpen(stage) && (!question.stage || stage.id === question.stage),
  );

  const drop = (event: DragEndEvent) => {
    setHeld(null);
    const row = rowOf(event);
    const stage = stages.find(({ id }) => id === event.over?.id);
    if (row && stage) void move(row, stage);
  };

  return (
    <DndContext
      sensors={sensors}
      collisionDetection={underHand}
      measuring={MEASURING}
      accessibility={accessibility}
      onDragStart={(event) => setHeld(rowOf(event))}
      onDragCancel={() => setHeld(null)}
      onDragEnd={drop}
    >
      <Ends stages={stages.filter((stage) => !isOpen(stage))} />
      <Box
        role="region"
        aria-label={t('board.title')}
        tabIndex={0}
        style={{ overflowX: 'auto', paddingBlockEnd: '0.8rem' }}
      >
        <div
          style={{
            display: 'grid',
            gap: '0.8rem',
            gridTemplateColumns: `repeat(${shown.length}, minmax(13.2rem, 1fr))`,
          }}
        >
          {shown.map((stage) => (
            <StageColumn
              key={stage.id}
              stage={stage}
              stages={stages}
              total={totals[stage.id] ?? NOTHING}
              question={question}
              movable={movable}
              busy={busy}
              onOpen={onOpen}
              onMove={(row, to) => void move(row, to)}
              onSeeAll={() => set({ view: 'table', stage: stage.id })}
            />
          ))}
        </div>
      </Box>
      <DragOverlay dropAnimation={null}>{held ? <Held row={held} /> : null}</DragOverlay>
      {dialog}
    </DndContext>
  );
};
