import { Box, Flex, Grid, TextInput, Typography } from '@strapi/design-system';
import { callNumber } from '../../../../shared/account/call-number';
import type { Identity, IdentityView } from '../../../../shared/settings/identity';
import { ChoiceInput } from '../../kit/components/ChoiceInput';
import { Labelled } from '../../kit/components/Labelled';
import { useTrad } from '../../kit/utils/trad';
import { Card } from '../Card';

const DIGITS = ['3', '4', '5', '6', '7', '8'];

interface Props {
  value: Identity;
  next: IdentityView['nextCall'];
  errors: Record<string, string>;
  onChange: (part: Partial<Identity>) => void;
}

/** How calls for dues are numbered, and the number that comes next. */
export const Numbering = ({ value, next, errors, onChange }: Props) => {
  const { t } = useTrad();
  return (
    <Card title={t('identity.group.numbering')} help={t('identity.group.numbering.help')}>
      <Grid.Root gap={4}>
        <Grid.Item col={4} xs={12} alignItems="start">
          <Labelled
            name="callPrefix"
            label={t('identity.callPrefix')}
            hint={t('identity.callPrefix.hint')}
            error={errors.callPrefix}
          >
            <TextInput
              name="callPrefix"
              value={value.callPrefix}
              onChange={({ target }) => onChange({ callPrefix: target.value })}
            />
          </Labelled>
        </Grid.Item>
        <Grid.Item col={4} xs={12} alignItems="start">
          <Labelled
            name="callDigits"
            label={t('identity.callDigits')}
            hint={t('identity.callDigits.hint')}
            error={errors.callDigits}
          >
            <ChoiceInput
              value={String(value.callDigits)}
              choices={DIGITS.map((digits) => ({ value: digits, label: digits }))}
              onChange={(digits) => onChange({ callDigits: Number(digits) })}
            />
          </Labelled>
        </Grid.Item>
        <Grid.Item col={4} xs={12} alignItems="start">
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
        </Grid.Item>
      </Grid.Root>
    </Card>
  );
};
