import { Flex, Typography } from '@strapi/design-system';
import { strengthOf } from '../../../../shared/core/call-reminders';
import type { DuesView, MembershipView } from '../../../../shared/core/membership';
import { Quiet } from '../../kit/components/Quiet';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';

interface Props {
  call: DuesView;
  view: MembershipView;
}

/** How an unpaid call is followed: what holds its reminders, those that were written, the next one. */
export const CallFollowed = ({ call: { id, held, reminded }, view }: Props) => {
  const { t } = useTrad();
  const { day } = useFormat();
  // Of several on one day the strongest leaves.
  const [next] = view.reminders
    .filter(({ duesId, state }) => duesId === id && state === 'coming')
    .sort(
      (one, other) =>
        one.dueOn.localeCompare(other.dueOn) ||
        strengthOf(other.template) - strengthOf(one.template),
    );
  const said = [
    ...reminded.map(({ template, on, message }) =>
      t('glance.call.reminded', {
        template: t(`option.template.${template}`),
        day: day(on),
        message: message ?? 'none',
      }),
    ),
    ...(next
      ? [
          t('glance.call.next-reminder', {
            day: day(next.dueOn),
            template: t(`template.${next.template}`),
          }),
        ]
      : []),
  ];
  if (!held && said.length === 0) return null;
  return (
    <Flex direction="column" alignItems="stretch" gap={1} paddingTop={1}>
      {held ? (
        <Typography fontWeight="semiBold">
          {held.cause === 'contested'
            ? t('glance.call.contested', { day: day(held.until) })
            : t('glance.call.held', {
                day: day(held.until),
                cause: t(`option.cause.${held.cause}`).toLowerCase(),
              })}
        </Typography>
      ) : null}
      {said.length > 0 ? <Quiet>{said.join(' · ')}</Quiet> : null}
    </Flex>
  );
};
