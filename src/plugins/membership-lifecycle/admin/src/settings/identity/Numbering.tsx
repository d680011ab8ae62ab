import { Box, Flex, Grid, Typography } from '@strapi/design-system';
import { callNumber } from '../../../../shared/account/call-number';
import type { Identity, IdentityView } from '../../../../shared/settings/identity';
import { Card } from '../../kit/components/Card';
import { Cell } from '../../kit/components/Cell';
import { ChoiceField, TextField } from '../../kit/components/fields';
import { useTrad } from '../../kit/utils/trad';

const DIGITS = ['3', '4', '5', '6', '7', '8'];

interface Props {
  value: Identity;
  next: IdentityView['nextCall'];
  errors: Record<string, string>;
  onChange: (part: Partial<Identity>) => void;
}

/** The numbering of calls for dues, and the number that comes next. */
export const Numbering = ({ value, next, errors, onChange }: Props) => {
  const { t } = useTrad();
  return (
    <Card title={t('identity.group.numbering')} help={t('identity.group.numbering.help')}>
      <Grid.Root gap={4}>
        <Cell col={4}>
          <TextField
            name="callPrefix"
            label={t('identity.callPrefix')}
            hint={t('identity.callPrefix.hint')}
            error={errors.callPrefix}
            value={value.callPrefix}
            onChange={(callPrefix) => onChange({ callPrefix })}
          />
        </Cell>
        <Cell col={4}>
          <ChoiceField
            name="callDigits"
            label={t('identity.callDigits')}
            hint={t('identity.callDigits.hint')}
            error={errors.callDigits}
            value={String(value.callDigits)}
            choices={DIGITS.map((digits) => ({ value: digits, label: digits }))}
            onChange={(digits) => onChange({ callDigits: Number(digits) })}
          />
        </Cell>
        <Cell col={4}>
          <Flex direction="column" alignItems="start" gap={1}>
            <Typography variant="pi" fontWeight="bold">
              {t('identity.next-call')}
            </Typography>
            <Box background="neutral100" hasRadius padding={2} paddingLeft={3} paddingRight={3}>
              <Typography tag="output" fontWeight="semiBold" aria-live="polite">
                {callNumber(value, next.year, next.value)}
              </Typography>
            </Box>
          </Flex>
        </Cell>
      </Grid.Root>
    </Card>
  );
};
