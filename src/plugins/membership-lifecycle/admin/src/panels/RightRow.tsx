import { useState } from 'react';
import { Button, Flex, Typography } from '@strapi/design-system';
import type { CommandName } from '../../../shared/commands';
import type { EntitlementView, LegalCommand } from '../../../shared/contracts';
import type { CommandRequest } from '../actions/CommandDialog';
import { UsageBar } from '../components/UsageBar';
import { useFormat } from '../utils/format';
import { useTrad } from '../utils/trad';
import { LedgerDialog } from './LedgerDialog';
import { useRightText } from './useRightText';

interface Props {
  right: EntitlementView;
  commands: readonly LegalCommand[];
  ask: (request: CommandRequest) => void;
}

/** One right: its bar with the words beside it, and what can be done with it. */
export const RightRow = ({ right, commands, ask }: Props) => {
  const { t } = useTrad();
  const format = useFormat();
  const describe = useRightText();
  const [open, setOpen] = useState(false);
  const name = format.text(right.names);
  const find = (wanted: CommandName) => commands.find((command) => command.name === wanted);
  const consume =
    right.running && (right.kind === 'quota' || right.kind === 'access')
      ? find('consume')
      : undefined;
  const { main, rest } = describe(right);

  return (
    <Flex direction="column" alignItems="stretch" gap={1}>
      <Typography fontWeight="semiBold">{name}</Typography>
      {right.kind === 'quota' ? (
        <UsageBar used={right.used} granted={right.granted ?? 0} label={`${name} : ${main}`} />
      ) : null}
      <Flex justifyContent="space-between" gap={2} wrap="wrap">
        <Typography variant="pi">{main}</Typography>
        {rest ? (
          <Typography variant="pi" fontWeight="bold">
            {rest}
          </Typography>
        ) : null}
      </Flex>
      {right.running ? null : (
        <Typography variant="pi" textColor="neutral600">
          {format.range(right.startsOn, right.endsOn)}
        </Typography>
      )}
      <Flex gap={2} paddingTop={1} wrap="wrap">
        {consume ? (
          <Button
            size="S"
            variant="secondary"
            disabled={right.remaining === 0}
            onClick={() =>
              ask({
                command: consume,
                preset: { benefit: right.benefit },
                subject: `${name} · ${rest || main}`,
              })
            }
          >
            {t('rights.use')}
          </Button>
        ) : null}
        <Button
          size="S"
          variant="tertiary"
          aria-label={t('rights.detail-of', { name })}
          onClick={() => setOpen(true)}
        >
          {t('rights.detail')}
        </Button>
      </Flex>
      {open ? (
        <LedgerDialog right={right} commands={commands} ask={ask} onClose={() => setOpen(false)} />
      ) : null}
    </Flex>
  );
};
