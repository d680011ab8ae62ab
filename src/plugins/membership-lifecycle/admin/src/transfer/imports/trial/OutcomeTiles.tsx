import { Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { ImportReport } from '../../../../../shared/transfer/imports';
import { useFormat } from '../../../kit/utils/format';
import { useTrad } from '../../../kit/utils/trad';

interface Props {
  lines: ImportReport['lines'];
  chosen: string | undefined;
  onChange: (changes: Record<string, string>) => void;
}

const OUTCOMES = ['made', 'changed', 'same', 'refused'] as const;

const Tile = styled.button<{ $on: boolean }>`
  flex: 1;
  min-width: 16rem;
  padding: 1.6rem;
  text-align: start;
  cursor: pointer;
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme, $on }) => ($on ? theme.colors.primary100 : theme.colors.neutral0)};
  border: 1px solid ${({ theme, $on }) => ($on ? theme.colors.primary600 : theme.colors.neutral200)};
  &:hover {
    border-color: ${({ theme }) => theme.colors.primary600};
  }
  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 2px;
  }
`;

/** The counts of lines by outcome; a click keeps only those, another lets go. */
export const OutcomeTiles = ({ lines, chosen, onChange }: Props) => {
  const { t } = useTrad();
  const { number } = useFormat();
  return (
    <Flex
      role="group"
      aria-label={t('imports.trial.outcomes')}
      gap={3}
      wrap="wrap"
      alignItems="stretch"
    >
      {OUTCOMES.map((outcome) => {
        const on = chosen === outcome;
        return (
          <Tile
            key={outcome}
            type="button"
            $on={on}
            aria-pressed={on}
            onClick={() => onChange({ outcome: on ? '' : outcome, reason: '' })}
          >
            <Typography
              variant="alpha"
              tag="span"
              textColor={outcome === 'refused' && lines.refused > 0 ? 'danger700' : 'neutral800'}
            >
              {number(lines[outcome])}
            </Typography>{' '}
            <Typography tag="span" fontWeight="semiBold" textColor="neutral800">
              {t(`imports.lines.${outcome}`, { count: lines[outcome] })}
            </Typography>
            <Typography tag="p" variant="pi" textColor="neutral600">
              {t(`imports.lines.${outcome}.help`)}
            </Typography>
          </Tile>
        );
      })}
    </Flex>
  );
};
