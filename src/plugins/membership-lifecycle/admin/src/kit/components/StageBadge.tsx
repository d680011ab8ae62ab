import { Flex, Typography } from '@strapi/design-system';
import type { Localised } from '../../../../shared/kernel/common';
import { useFormat } from '../utils/format';
import { ColourDot } from './ColourDot';

interface Props {
  stage: { names: Localised; color: string };
}

/** A stage of the workflow: its own colour, and its name. */
export const StageBadge = ({ stage }: Props) => {
  const { text } = useFormat();
  return (
    <Flex gap={2} alignItems="center" inline>
      <ColourDot colour={stage.color} />
      <Typography fontWeight="semiBold">{text(stage.names)}</Typography>
    </Flex>
  );
};
