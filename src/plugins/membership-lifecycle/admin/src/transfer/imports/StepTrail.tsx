import { Box, Flex, Typography } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import { useTrad } from '../../kit/utils/trad';
import { ARRIVAL, placeOf, STEPS, type Step } from './places';

interface Props {
  /** Null before a file was read. */
  id: string | null;
  current: Step;
  /** The steps that can be gone to. */
  opened: readonly Step[];
}

const StepLink = styled(Link)`
  color: ${({ theme }) => theme.colors.primary700};
  text-decoration: none;
  &:hover {
    text-decoration: underline;
  }
`;

/** The steps of an import: where one stands, where one may go. */
export const StepTrail = ({ id, current, opened }: Props) => {
  const { t } = useTrad();
  return (
    <nav aria-label={t('imports.steps')}>
      <Flex tag="ol" gap={3} wrap="wrap">
        {STEPS.map((step, at) => {
          const isCurrent = step === current;
          const name = t(`imports.step.${step}`);
          return (
            <Box
              tag="li"
              key={step}
              flex="1"
              minWidth="18rem"
              aria-current={isCurrent ? 'step' : undefined}
              background={isCurrent ? 'primary100' : 'neutral0'}
              borderColor={isCurrent ? 'primary600' : 'neutral200'}
              hasRadius
              padding={4}
            >
              <Typography variant="pi" textColor="neutral600" tag="p">
                {t('imports.step.number', { at: at + 1, of: STEPS.length })}
              </Typography>
              <Typography fontWeight="semiBold" textColor={isCurrent ? 'neutral800' : 'neutral600'}>
                {!isCurrent && opened.includes(step) ? (
                  <StepLink to={placeOf(id ?? '', step)} state={ARRIVAL}>
                    {name}
                  </StepLink>
                ) : (
                  name
                )}
              </Typography>
            </Box>
          );
        })}
      </Flex>
    </nav>
  );
};
