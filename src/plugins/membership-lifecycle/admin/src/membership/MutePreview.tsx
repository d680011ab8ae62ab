import { Flex, Typography } from '@strapi/design-system';
import type { PlannedMute } from '../../../shared/membership/mute-plan';
import { Names } from '../kit/bulk/Names';
import { Told } from '../kit/bulk/Told';
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

interface Props {
  lines: readonly PlannedMute[];
  until: string;
}

/** The plan of leaving members out: how many until when, what does not leave, who is or cannot be. */
export const MutePreview = ({ lines, until }: Props) => {
  const { t } = useTrad();
  const { day, text } = useFormat();
  const leaving = lines.filter(({ refusal }) => refusal === null);
  const already = leaving.filter(({ muted }) => muted !== null);
  const failing = leaving.filter(({ failure }) => failure !== null);
  const staying = lines.filter(({ refusal }) => refusal !== null);
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Typography>
        {t('mute.plan.leaving', { count: leaving.length, until: day(until) })}
      </Typography>
      {leaving.length > 0 ? <Unsent lines={leaving} /> : null}
      <Told
        tone="warning"
        title={t('mute.plan.failing', { count: failing.length })}
        lines={failing}
        say={({ failure }) => failure ?? ''}
      />
      <Told
        tone="primary"
        title={t('mute.plan.already', { count: already.length })}
        lines={already}
        say={({ muted }) =>
          muted ? t('mute.plan.until', { until: day(muted.until), reason: muted.reason }) : ''
        }
      />
      <Told
        tone="warning"
        title={t('mute.plan.staying', { count: staying.length })}
        lines={staying}
        say={({ refusal }) => text(refusal?.text)}
      />
    </Flex>
  );
};
