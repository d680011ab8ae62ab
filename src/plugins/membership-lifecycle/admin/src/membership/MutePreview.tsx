import { Flex, Typography } from '@strapi/design-system';
import type { PlannedMute } from '../../../shared/membership/mute-plan';
import { Names } from '../kit/bulk/Names';
import { Staying } from '../kit/bulk/Staying';
import { MembershipLink } from '../kit/components/MembershipLink';
import { Notice } from '../kit/components/Notice';
import { useFormat } from '../kit/utils/format';
import { useTrad } from '../kit/utils/trad';

/** The messages that would leave until the day, each with whom it would reach. */
const Unsent = ({ lines }: { lines: readonly PlannedMute[] }) => {
  const { t } = useTrad();
  const all = lines.flatMap(({ unsent }) => unsent);
  return (
    <div>
      <Typography tag="p">{t('mute.plan.unsent', { count: all.length })}</Typography>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={2} paddingLeft={4} paddingTop={1}>
        {[...new Set(all)].map((template) => (
          <li key={template}>
            <Typography>
              {t('mute.plan.message', {
                message: t(`template.${template}`),
                count: all.filter((one) => one === template).length,
              })}
            </Typography>
            <Names of={lines.filter(({ unsent }) => unsent.includes(template))} />
          </li>
        ))}
      </Flex>
    </div>
  );
};

/** Who is left out already, until when and why: the new day and reason take their place. */
const LeftOutAlready = ({ lines }: { lines: readonly PlannedMute[] }) => {
  const { t } = useTrad();
  const { day } = useFormat();
  return (
    <Notice tone="primary" title={t('mute.plan.already', { count: lines.length })}>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={2} paddingTop={2}>
        {lines.map(({ membershipId, organisation, muted }) => (
          <li key={membershipId}>
            <MembershipLink id={membershipId}>{organisation}</MembershipLink>
            <Typography tag="p">
              {muted
                ? t('mute.plan.until', { until: day(muted.until), reason: muted.reason })
                : null}
            </Typography>
          </li>
        ))}
      </Flex>
    </Notice>
  );
};

interface Props {
  lines: readonly PlannedMute[];
  until: string;
}

/** The plan of leaving members out: how many until when, what does not leave, who is or cannot be. */
export const MutePreview = ({ lines, until }: Props) => {
  const { t } = useTrad();
  const { day } = useFormat();
  const leaving = lines.filter(({ refusal }) => refusal === null);
  const already = leaving.filter(({ muted }) => muted !== null);
  const staying = lines.filter(({ refusal }) => refusal !== null);
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Typography>
        {t('mute.plan.leaving', { count: leaving.length, until: day(until) })}
      </Typography>
      {leaving.length > 0 ? <Unsent lines={leaving} /> : null}
      {already.length > 0 ? <LeftOutAlready lines={already} /> : null}
      <Staying title={t('mute.plan.staying', { count: staying.length })} lines={staying} />
    </Flex>
  );
};
