import {
  closestCenter,
  DndContext,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import type { DragEndEvent } from '@dnd-kit/core';
import { restrictToVerticalAxis } from '@dnd-kit/modifiers';
import {
  arrayMove,
  SortableContext,
  sortableKeyboardCoordinates,
  verticalListSortingStrategy,
} from '@dnd-kit/sortable';
import { Button, Flex } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { useState } from 'react';
import type { WorkflowInput, WorkflowView } from '../../../../../shared/core/workflows';
import { Card } from '../../../kit/components/Card';
import type { Choice } from '../../../kit/components/ChoiceInput';
import { Notice } from '../../../kit/components/Notice';
import { useFormat } from '../../../kit/utils/format';
import { moveBy } from '../../../kit/utils/records';
import { useTrad } from '../../../kit/utils/trad';
import { RemoveStageDialog } from './RemoveStageDialog';
import { RemovedStages } from './RemovedStages';
import { StageItem } from './StageItem';
import { useStageAnnouncements } from './useStageAnnouncements';
import { newStage, withoutStage, withStage, withStageBack, type Stage } from './workflow-input';

interface Props {
  value: WorkflowInput;
  /** The saved workflow, with the renewals in its stages. */
  saved: WorkflowView;
  templates: readonly Choice[];
  errors: Record<string, string>;
  onChange: (value: WorkflowInput) => void;
}

/** A few pixels, so that a click on the handle stays a click. */
const DRAG_FROM = { activationConstraint: { distance: 4 } };
const BY_KEY = { coordinateGetter: sortableKeyboardCoordinates };
const MODIFIERS = [restrictToVerticalAxis];

/** The actions on the stages of a workflow, and which of them show their fields. */
const useStages = ({ value, saved, onChange }: Pick<Props, 'value' | 'saved' | 'onChange'>) => {
  const { stages } = value;
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const [leaving, setLeaving] = useState<Stage | null>(null);
  const set = (next: Stage[]) => onChange({ ...value, stages: next });
  const toggle = (id: string) =>
    setOpened((before) =>
      before.has(id) ? new Set([...before].filter((one) => one !== id)) : new Set([...before, id]),
    );
  const usage = ({ id }: Stage) => saved.usage[id] ?? 0;
  return {
    opened,
    toggle,
    usage,
    /** The stage whose renewals need another before it is removed. */
    leaving,
    add: () => {
      const stage = newStage();
      toggle(stage.id);
      set(withStage(stages, stage));
    },
    change: (next: Stage) => set(stages.map((old) => (old.id === next.id ? next : old))),
    move: (index: number, offset: -1 | 1) => set(moveBy(stages, index, offset)),
    remove: (stage: Stage) => {
      if (usage(stage) > 0) setLeaving(stage);
      else onChange(withoutStage(value, stage.id, null));
    },
    stay: () => setLeaving(null),
    leave: (stage: Stage, toStageId: string) => {
      onChange(withoutStage(value, stage.id, toStageId));
      setLeaving(null);
    },
    drop: ({ active, over }: DragEndEvent) => {
      const place = (id: unknown) => stages.findIndex((stage) => stage.id === id);
      if (over && active.id !== over.id) set(arrayMove(stages, place(active.id), place(over.id)));
    },
  };
};

/** The stages in the order of the road: taken elsewhere by hand, by keyboard or by their buttons. */
export const StageList = ({ value, saved, templates, errors, onChange }: Props) => {
  const { t } = useTrad();
  const { text } = useFormat();
  const { stages } = value;
  const sensors = useSensors(
    useSensor(PointerSensor, DRAG_FROM),
    useSensor(KeyboardSensor, BY_KEY),
  );
  const accessibility = useStageAnnouncements(stages);
  const { opened, leaving, usage, ...act } = useStages({ value, saved, onChange });

  return (
    <Card
      title={t('workflow.stages')}
      help={t('workflow.stages.help')}
      action={
        <Button variant="secondary" startIcon={<Plus aria-hidden />} onClick={act.add}>
          {t('workflow.add-stage')}
        </Button>
      }
    >
      {errors.stages ? <Notice tone="danger">{errors.stages}</Notice> : null}
      <RemovedStages
        value={value}
        saved={saved}
        errors={errors}
        onRestore={(stage) => onChange(withStageBack(value, stage))}
      />
      <DndContext
        sensors={sensors}
        collisionDetection={closestCenter}
        modifiers={MODIFIERS}
        accessibility={accessibility}
        onDragEnd={act.drop}
      >
        <SortableContext items={stages} strategy={verticalListSortingStrategy}>
          <Flex tag="ol" direction="column" alignItems="stretch" gap={3}>
            {stages.map((stage, index) => (
              <StageItem
                key={stage.id}
                stage={stage}
                position={index}
                last={index === stages.length - 1}
                inUse={usage(stage)}
                open={opened.has(stage.id)}
                templates={templates}
                errors={errors}
                onToggle={() => act.toggle(stage.id)}
                onChange={act.change}
                onMove={(offset) => act.move(index, offset)}
                onRemove={() => act.remove(stage)}
              />
            ))}
          </Flex>
        </SortableContext>
      </DndContext>
      {leaving ? (
        <RemoveStageDialog
          name={text(leaving.names)}
          count={usage(leaving)}
          stage={leaving}
          stages={stages}
          onClose={act.stay}
          onConfirm={(toStageId) => act.leave(leaving, toStageId)}
        />
      ) : null}
    </Card>
  );
};
