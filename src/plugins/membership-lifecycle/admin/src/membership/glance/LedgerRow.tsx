import { Flex, Typography } from '@strapi/design-system';
import type { EntitlementView, UsageView } from '../../../../shared/core/membership';
import { Quiet } from '../../kit/components/Quiet';
import { useActorName } from '../../kit/panels/useActorName';
import { useUnit } from '../../kit/panels/useRightText';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import { ActionButton } from './ActionButton';
import type { Actions } from './useActions';

interface Props {
  line: UsageView;
  right: EntitlementView;
  actions: Actions;
}

/** The daily run's reasons, which the kind of line already says. */
const OWN_REASONS: ReadonlySet<string> = new Set(['carry-over', 'grant-ended']);

const signed = (value: number): string =>
  value > 0 ? `+${value}` : String(value).replace('-', '−');

/** One line of a ledger: when, how much, by whom, why, what it left, and its undo. */
export const LedgerRow = ({ line, right, actions }: Props) => {
  const { t } = useTrad();
  const format = useFormat();
  const nameOf = useActorName();
  const unit = useUnit();
  const reason = OWN_REASONS.has(line.reason ?? '') ? null : line.reason;
  const moved = line.usedDelta !== 0 ? line.usedDelta : line.grantedDelta;
  const change = [signed(moved), unit(right, Math.abs(moved))].filter(Boolean).join(' ');
  const subject = [format.text(right.names), format.day(line.on), line.person]
    .filter(Boolean)
    .join(' · ');
  return (
    <tr>
      <td>
        <Typography>{format.shortDay(line.on)}</Typography>
      </td>
      <td>
        <Typography tag="p">{t(`usage.${line.kind}`)}</Typography>
        <Quiet>{t(line.usedDelta !== 0 ? 'glance.used' : 'glance.granted', { change })}</Quiet>
      </td>
      <td>
        <Typography>{nameOf(line.actor)}</Typography>
      </td>
      <td>
        <Typography>
          {[line.person ? t('glance.for', { person: line.person }) : null, reason]
            .filter(Boolean)
            .join(' · ') || t('value.none')}
        </Typography>
      </td>
      <td>
        <Typography style={{ whiteSpace: 'nowrap' }}>
          {line.grantedAfter === null ? line.usedAfter : `${line.usedAfter} / ${line.grantedAfter}`}
        </Typography>
      </td>
      <td>
        <Flex>
          {line.kind === 'consume' && !line.reversed ? (
            <ActionButton
              actions={actions}
              name="reverse-usage"
              preset={{ usageId: line.id }}
              subject={subject}
              label={t('glance.undo')}
            />
          ) : null}
          {line.reversed ? <Quiet>{t('ledger.undone')}</Quiet> : null}
        </Flex>
      </td>
    </tr>
  );
};
