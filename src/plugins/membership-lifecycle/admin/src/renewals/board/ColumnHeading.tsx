import { Flex, Typography } from '@strapi/design-system';
import type { StagesView, StageTotal } from '../../../../shared/renewals/renewals';
import { ColourDot } from '../../kit/components/ColourDot';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';

interface Props {
  id: string;
  stage: StagesView['stages'][number];
  /** Null for a stage that renewals only pass through to their end. */
  total: StageTotal | null;
}

/** The name of a stage, how many stand there and what they come to. */
export const ColumnHeading = ({ id, stage, total }: Props) => {
  const { t } = useTrad();
  const { text, money } = useFormat();
  return (
    <Flex direction="column" alignItems="stretch" gap={1}>
      <Flex gap={2} alignItems="baseline">
        <ColourDot colour={stage.color} />
        <Typography id={id} tag="h2" variant="omega" fontWeight="bold">
          {text(stage.names)}
        </Typography>
      </Flex>
      {total ? (
        <Typography tag="p" variant="pi" textColor="neutral600">
          {[t('board.count', { count: total.count }), ...total.amounts.map(money)].join(' · ')}
        </Typography>
      ) : null}
    </Flex>
  );
};
