import { Flex, TextButton, Typography } from '@strapi/design-system';
import { Check } from '@strapi/icons';
import type { ImportReport } from '../../../../../shared/transfer/imports';
import { Card } from '../../../kit/components/Card';
import { useFormat } from '../../../kit/utils/format';
import { useTrad } from '../../../kit/utils/trad';

interface Props {
  faults: ImportReport['faults'];
  chosen: string | undefined;
  onChange: (changes: Record<string, string>) => void;
}

/** The faults, most frequent first; a click keeps the lines that have it. */
export const FaultList = ({ faults, chosen, onChange }: Props) => {
  const { t } = useTrad();
  const { number, text } = useFormat();
  if (faults.length === 0) return null;
  return (
    <Card title={t('imports.faults')} help={t('imports.faults.help')}>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
        {faults.map((fault) => {
          const on = chosen === fault.reason;
          return (
            <Flex tag="li" key={fault.reason} gap={3} alignItems="baseline">
              <Typography fontWeight="semiBold" minWidth="4rem">
                {number(fault.count)}
              </Typography>
              <TextButton
                style={{ textAlign: 'start' }}
                aria-pressed={on}
                startIcon={on ? <Check aria-hidden /> : undefined}
                onClick={() =>
                  onChange(
                    on ? { reason: '', outcome: '' } : { reason: fault.reason, outcome: 'refused' },
                  )
                }
              >
                {text(fault.text)}
              </TextButton>
            </Flex>
          );
        })}
      </Flex>
    </Card>
  );
};
