import { Button, Flex } from '@strapi/design-system';
import type { WorkflowInput } from '../../../../shared/contracts';
import { ColourDot } from '../../components/ColourDot';
import { useFormat } from '../../utils/format';
import { useTrad } from '../../utils/trad';

interface Props {
  stages: WorkflowInput['stages'];
  usage: Record<string, number>;
  chosen: string;
  onChoose: (stage: string) => void;
}

/** The stages with how many renewals stand in each; a click keeps only those. */
export const StageChips = ({ stages, usage, chosen, onChoose }: Props) => {
  const { t } = useTrad();
  const { text } = useFormat();
  if (stages.length === 0) return null;
  return (
    <Flex role="group" aria-label={t('filter.stage')} gap={2} wrap="wrap">
      {stages.map((stage) => (
        <Button
          key={stage.id}
          size="S"
          variant={stage.id === chosen ? 'secondary' : 'tertiary'}
          aria-pressed={stage.id === chosen}
          startIcon={<ColourDot colour={stage.color} />}
          onClick={() => onChoose(stage.id === chosen ? '' : stage.id)}
        >
          {usage[stage.id] === undefined
            ? text(stage.names)
            : t('stage.with-count', { name: text(stage.names), count: usage[stage.id] })}
        </Button>
      ))}
    </Flex>
  );
};
