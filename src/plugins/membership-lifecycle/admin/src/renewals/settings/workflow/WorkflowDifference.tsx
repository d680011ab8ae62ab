import { Button, Flex, Typography } from '@strapi/design-system';
import type { DifferenceKind, PlanDifference } from '../../../../../shared/renewals/planning';
import { Sheet } from '../../../kit/components/Sheet';
import { useFormat } from '../../../kit/utils/format';
import { useTrad } from '../../../kit/utils/trad';
import { DifferenceDay } from './DifferenceDay';

interface Props {
  difference: PlanDifference;
  /** Missing for a mere preview. */
  onConfirm?: () => void;
  onClose: () => void;
}

const KINDS: readonly DifferenceKind[] = ['added', 'removed', 'moved', 'changed'];

/** The changes of an edited workflow to the coming year, before it is saved. */
export const WorkflowDifference = ({ difference, onConfirm, onClose }: Props) => {
  const { t } = useTrad();
  const format = useFormat();
  const { totals, messages, lines, compared, from, to } = difference;
  const days = [...new Set(lines.map(({ before, after }) => (after ?? before)?.on ?? from))];
  const said = KINDS.filter((kind) => totals[kind] > 0).map((kind) =>
    t(`difference.total.${kind}`, { count: totals[kind] }),
  );
  const hidden = KINDS.reduce((sum, kind) => sum + totals[kind], 0) - lines.length;
  return (
    <Sheet
      title={t('workflow.difference')}
      onClose={onClose}
      {...(onConfirm ? { onSubmit: onConfirm } : {})}
      footer={
        <>
          <Button variant="tertiary" onClick={onClose}>
            {t(onConfirm ? 'action.back' : 'action.close')}
          </Button>
          {onConfirm ? <Button type="submit">{t('workflow.save-anyway')}</Button> : null}
        </>
      }
    >
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Typography>
          {said.length > 0
            ? t('difference.summary', { what: said.join(', ') })
            : t('difference.none')}
        </Typography>
        {messages === 0 ? null : (
          <Typography>
            {t(messages > 0 ? 'difference.more-messages' : 'difference.fewer-messages', {
              count: Math.abs(messages),
            })}
          </Typography>
        )}
        <Typography textColor="neutral600">
          {t('difference.compared', {
            count: compared,
            from: format.day(from),
            to: format.day(to),
          })}
        </Typography>
        {days.map((day) => (
          <DifferenceDay
            key={day}
            day={day}
            lines={lines.filter(({ before, after }) => (after ?? before)?.on === day)}
          />
        ))}
        {hidden > 0 ? (
          <Typography textColor="neutral600">{t('difference.more', { count: hidden })}</Typography>
        ) : null}
      </Flex>
    </Sheet>
  );
};
