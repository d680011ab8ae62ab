import { Button, Td, Tr, Typography } from '@strapi/design-system';
import type { UsageView } from '../../../shared/contracts';
import { useFormat } from '../utils/format';
import { useTrad } from '../utils/trad';
import { useActorName } from './useActorName';

interface Props {
  line: UsageView;
  /** null when this person may not undo. */
  onUndo: (() => void) | null;
}

const signed = (value: number): string =>
  value > 0 ? `+${value}` : String(value).replace('-', '−');

/** One line of a ledger: when, what and by whom, the change and what it left. */
export const LedgerRow = ({ line, onUndo }: Props) => {
  const { t } = useTrad();
  const format = useFormat();
  const nameOf = useActorName();
  // The server's own mark, which the kind of the line already says.
  const reason = line.reason === 'carry-over' ? null : line.reason;
  const who = t('ledger.by', { who: nameOf(line.actor) });
  return (
    <Tr>
      <Td>
        <Typography>{format.shortDay(line.on)}</Typography>
      </Td>
      <Td>
        <Typography tag="p">{t(`usage.${line.kind}`)}</Typography>
        <Typography variant="pi" textColor="neutral600">
          {[line.person, reason, who].filter(Boolean).join(' · ')}
        </Typography>
      </Td>
      <Td>
        <Typography>
          {line.usedDelta !== 0
            ? t('ledger.used-delta', { delta: signed(line.usedDelta) })
            : t('ledger.granted-delta', { delta: signed(line.grantedDelta) })}
        </Typography>
      </Td>
      <Td>
        <Typography>
          {line.grantedAfter === null ? line.usedAfter : `${line.usedAfter} / ${line.grantedAfter}`}
        </Typography>
      </Td>
      <Td>
        {onUndo && line.kind === 'consume' && !line.reversed ? (
          <Button size="S" variant="tertiary" onClick={onUndo}>
            {t('ledger.undo')}
          </Button>
        ) : null}
        {line.reversed ? (
          <Typography variant="pi" textColor="neutral600">
            {t('ledger.undone')}
          </Typography>
        ) : null}
      </Td>
    </Tr>
  );
};
