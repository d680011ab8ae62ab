import { Box, Typography } from '@strapi/design-system';
import type { ActivityView, MembershipView } from '../../../../shared/core/membership';
import { journalEffects, journalValues } from '../../kit/panels/journal';
import { useActorName } from '../../kit/panels/useActorName';
import { useReasonText } from '../../kit/panels/useReasonText';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import { useTierName } from './useTierName';

interface Props {
  activity: ActivityView;
  /** Names what the line tells by its id only: stages, calls, rights, terms. */
  view: MembershipView;
}

/**
 * A member's own actions have other sentences than staff's records of them, and so has the end of an
 * application.
 */
const keyOf = ({ command, actor, after }: ActivityView, has: (key: string) => boolean): string => {
  if (after.neverJoined) return 'journal.withdraw-application';
  const own = `journal.${command}.own`;
  const isOwn = actor.type === 'link' || actor.type === 'member';
  return isOwn && has(own) ? own : `journal.${command}`;
};

/** One line of the journal: « Le 3 mars, N a enregistré le règlement de 500,00 € par virement. » */
export const ActivityLine = ({ activity, view }: Props) => {
  const { t, has } = useTrad();
  const format = useFormat();
  const nameOf = useActorName();
  const reasonText = useReasonText();
  const words = { t, format, tierName: useTierName(view) };
  const key = keyOf(activity, has);
  const values = journalValues(activity, view, words);
  const sameYear = activity.on.slice(0, 4) === view.today.slice(0, 4);
  const beside = [
    activity.reason ? t('journal.reason', { reason: reasonText(activity.reason) }) : '',
    ...journalEffects(activity, view, words),
  ].filter(Boolean);
  return (
    <Box>
      <Typography tag="p" textColor="neutral800">
        {t('journal.line', {
          on: sameYear ? format.dayAndMonth(activity.on) : format.day(activity.on),
          who: nameOf(activity.actor),
          what: t(has(key) ? key : 'journal.other', values),
        })}
      </Typography>
      {beside.length > 0 ? (
        <Typography tag="p" variant="pi" textColor="neutral600">
          {beside.join(' ')}
        </Typography>
      ) : null}
    </Box>
  );
};
