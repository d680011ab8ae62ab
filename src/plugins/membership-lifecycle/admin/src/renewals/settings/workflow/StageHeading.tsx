import { Box, Typography } from '@strapi/design-system';
import { useTrad } from '../../../kit/utils/trad';
import type { Stage } from './workflow-input';

interface Props {
  stage: Stage;
  position: number;
  /** The number of renewals under way in it. */
  inUse: number;
  name: string;
}

/** The name of a stage, and what it does, in a line. */
export const StageHeading = ({ stage, position, inUse, name }: Props) => {
  const { t } = useTrad();
  const facts = [
    t(`kind.${stage.kind}`),
    stage.expectedDays === null ? '' : t('stage.expected', { count: stage.expectedDays }),
    stage.issuesCall ? t('stage.calls') : '',
    inUse > 0 ? t('workflow.in-use', { count: inUse }) : '',
  ];
  return (
    <Box>
      <Typography tag="h3" fontWeight="bold">{`${position + 1}. ${name}`}</Typography>
      <Typography variant="pi" textColor="neutral600">
        {facts.filter((fact) => fact !== '').join(' · ')}
      </Typography>
    </Box>
  );
};
