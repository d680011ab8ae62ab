import { Box, Typography } from '@strapi/design-system';
import type { ActivityView } from '../../../shared/contracts';
import { useFormat } from '../utils/format';
import { useTrad } from '../utils/trad';
import { useActorName } from './useActorName';

interface Props {
  activity: ActivityView;
  /** With the hour, where there is room. */
  whole?: boolean;
}

/** One line of the journal: « Le 3 mars, N a enregistré un règlement de 500,00 €. » */
export const ActivityLine = ({ activity, whole = false }: Props) => {
  const { t, has } = useTrad();
  const format = useFormat();
  const nameOf = useActorName();
  const { amount, quantity } = activity.input;
  const key = `journal.${activity.command}`;
  const what = t(has(key) ? key : 'journal.other', {
    command: activity.command,
    // ICU cannot ask by itself whether a value is there.
    known: typeof amount === 'number' ? 'yes' : 'no',
    amount: typeof amount === 'number' ? format.money(amount) : '',
    quantity: typeof quantity === 'number' ? quantity : 1,
  });
  const sameYear = activity.on.slice(0, 4) === String(new Date().getFullYear());
  return (
    <Box>
      <Typography tag="p" variant="pi" textColor="neutral800">
        {t('journal.line', {
          on: sameYear && !whole ? format.dayAndMonth(activity.on) : format.day(activity.on),
          who: nameOf(activity.actor),
          what,
        })}
      </Typography>
      {activity.reason ? (
        <Typography tag="p" variant="pi" textColor="neutral600">
          {t('journal.reason', { reason: activity.reason })}
        </Typography>
      ) : null}
      {whole ? (
        <Typography tag="p" variant="pi" textColor="neutral500">
          {format.moment(activity.at)}
        </Typography>
      ) : null}
    </Box>
  );
};
