import { Box, Flex, Typography } from '@strapi/design-system';
import { ArrowRight, Mail } from '@strapi/icons';
import { useStageColour } from '../../../kit/hooks/useStageColour';
import { useFormat } from '../../../kit/utils/format';
import { useTrad } from '../../../kit/utils/trad';
import type { Stage } from './workflow-input';

interface Props {
  stages: readonly Stage[];
  templateName: (code: string) => string;
}

interface BoxProps {
  stage: Stage;
  templateName: Props['templateName'];
}

/** One stage of the road: its name, what it means, how long it should take, what it sends. */
const StageBox = ({ stage, templateName }: BoxProps) => {
  const { t } = useTrad();
  const { text } = useFormat();
  const shade = useStageColour();
  return (
    <Box
      background="neutral100"
      hasRadius
      padding={3}
      height="100%"
      width="100%"
      style={{ borderInlineStart: `4px solid ${shade(stage.color)}` }}
    >
      <Typography tag="p" fontWeight="bold">
        {text(stage.names) || t('workflow.unnamed')}
      </Typography>
      <Typography tag="p" variant="pi" textColor="neutral700">
        {t(`kind.${stage.kind}`)}
        {stage.expectedDays === null ? '' : t('road.expected', { count: stage.expectedDays })}
      </Typography>
      {stage.messageTemplate ? (
        <Flex gap={1} paddingTop={1} alignItems="center">
          <Mail width="1.2rem" height="1.2rem" aria-label={t('road.sends')} />
          <Typography variant="pi" textColor="neutral700">
            {templateName(stage.messageTemplate)}
          </Typography>
        </Flex>
      ) : null}
    </Box>
  );
};

/** The stages that a renewal goes through, then the ways in which it may end. */
export const RoadStages = ({ stages, templateName }: Props) => {
  const { t } = useTrad();
  const ends = ({ kind }: Stage) => kind === 'won' || kind === 'lost';
  const last = stages.filter(ends);
  return (
    <ol
      aria-label={t('road.stages')}
      style={{
        display: 'grid',
        gap: '0.8rem',
        gridTemplateColumns: 'repeat(auto-fill, minmax(18rem, 1fr))',
      }}
    >
      {stages
        .filter((stage) => !ends(stage))
        .map((stage) => (
          <Flex key={stage.id} tag="li" gap={2} alignItems="center">
            <StageBox stage={stage} templateName={templateName} />
            <ArrowRight aria-hidden width="1.6rem" height="1.6rem" style={{ flex: 'none' }} />
          </Flex>
        ))}
      {last.length > 0 ? (
        <li>
          <Flex
            tag="ul"
            aria-label={t('road.ends')}
            direction="column"
            alignItems="stretch"
            gap={2}
          >
            {last.map((stage) => (
              <li key={stage.id}>
                <StageBox stage={stage} templateName={templateName} />
              </li>
            ))}
          </Flex>
        </li>
      ) : null}
    </ol>
  );
};
