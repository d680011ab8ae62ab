import { Button, Flex } from '@strapi/design-system';
import type { StagesView } from '../../../shared/renewals/renewals';
import { ColourDot } from '../kit/components/ColourDot';
import { useFormat } from '../kit/utils/format';
import { useTrad } from '../kit/utils/trad';

interface Props {
  stages: StagesView['stages'];
  totals: StagesView['totals'];
  chosen: string;
  onChoose: (stage: string) => void;
}

/** The stages with how many renewals stand in each; a click keeps only those. */
export const StageChips = ({ stages, totals, chosen, onChoose }: Props) => {
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
          {t('stage.with-count', {
            name: text(stage.names),
            count: totals[stage.id]?.count ?? 0,
          })}
        </Button>
      ))}
    </Flex>
  );
};
