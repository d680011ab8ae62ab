import { useSortable } from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import { Box, Flex, IconButton, Typography } from '@strapi/design-system';
import { ArrowDown, ArrowUp, CaretDown, CaretUp, Drag, Trash } from '@strapi/icons';
import type { Choice } from '../../../kit/components/ChoiceInput';
import { ColourDot } from '../../../kit/components/ColourDot';
import { useFormat } from '../../../kit/utils/format';
import { useTrad } from '../../../kit/utils/trad';
import { StageFields } from './StageFields';
import { StageHeading } from './StageHeading';
import type { Stage } from './workflow-input';

interface Props {
  stage: Stage;
  position: number;
  last: boolean;
  /** The number of renewals under way in it. */
  inUse: number;
  open: boolean;
  templates: readonly Choice[];
  errors: Record<string, string>;
  onToggle: () => void;
  onChange: (stage: Stage) => void;
  onMove: (offset: -1 | 1) => void;
  onRemove: () => void;
}

interface Named extends Props {
  name: string;
  /** Whether its fields are. */
  shown: boolean;
}

/** Moves a stage by one place, removes it, and opens its fields. */
const Buttons = ({ name, position, last, shown, onMove, onRemove, onToggle }: Named) => {
  const { t } = useTrad();
  return (
    <Flex gap={1} shrink={0}>
      <IconButton
        label={t('workflow.up', { name })}
        disabled={position === 0}
        onClick={() => onMove(-1)}
      >
        <ArrowUp />
      </IconButton>
      <IconButton label={t('workflow.down', { name })} disabled={last} onClick={() => onMove(1)}>
        <ArrowDown />
      </IconButton>
      <IconButton label={t('workflow.remove', { name })} onClick={onRemove}>
        <Trash />
      </IconButton>
      <IconButton
        label={t(shown ? 'stage.close' : 'stage.open', { name })}
        aria-expanded={shown}
        onClick={onToggle}
      >
        {shown ? <CaretUp /> : <CaretDown />}
      </IconButton>
    </Flex>
  );
};

/** One stage of the workflow: its place in the order, and its fields when it is opened. */
export const StageItem = (props: Props) => {
  const { stage, position, inUse, open, templates, errors, onChange } = props;
  const { t } = useTrad();
  const { text } = useFormat();
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition } =
    useSortable({ id: stage.id });
  const path = `stages.${position}`;
  const own = errors[path] ?? errors[`${path}.id`];
  const wrong = Object.keys(errors).some((key) => key.startsWith(`${path}.`));
  const shown = open || wrong;
  const name = text(stage.names) || t('workflow.unnamed');
  return (
    <Box
      ref={setNodeRef}
      tag="li"
      background="neutral0"
      borderColor={own ? 'danger600' : 'neutral200'}
      hasRadius
      padding={4}
      style={{ transform: CSS.Translate.toString(transform), transition }}
    >
      <Flex justifyContent="space-between" gap={3}>
        <Flex gap={3} style={{ minWidth: 0 }}>
          <IconButton
            ref={setActivatorNodeRef}
            label={t('stage.drag', { name })}
            variant="ghost"
            {...attributes}
            {...listeners}
          >
            <Drag />
          </IconButton>
          <ColourDot colour={stage.color} />
          <StageHeading {...{ stage, position, inUse, name }} />
        </Flex>
        <Buttons {...props} name={name} shown={shown} />
      </Flex>
      {own ? (
        <Box paddingTop={2}>
          <Typography textColor="danger600" role="alert">
            {own}
          </Typography>
        </Box>
      ) : null}
      {shown ? (
        <Box paddingTop={4} role="group" aria-label={name}>
          <StageFields {...{ stage, path, templates, errors, onChange }} />
        </Box>
      ) : null}
    </Box>
  );
};
