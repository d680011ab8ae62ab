import { Box, Flex, Loader, Typography } from '@strapi/design-system';
import type { MergePlanView } from '../../../../shared/membership/merge';
import { useRefusal } from '../../kit/api/refusal';
import { Notice } from '../../kit/components/Notice';
import { useFormat, type Format } from '../../kit/utils/format';
import { useTrad, type Translate } from '../../kit/utils/trad';
import { useGetMergePlanQuery } from '../api/memberships';

/** The status that comes out, why, and until when. */
const statusAfter = ({ after }: MergePlanView, t: Translate, format: Format): string => {
  const { status, because, until } = after;
  const becomes = t('merge.status.after', {
    status: t(`status.${status}`),
    because: format.text(because.text),
  });
  const then = until
    ? t('command-plan.until', { on: format.day(until.on), then: t(`status.${until.then}`) })
    : '';
  return `${becomes} ${then}`.trim();
};

/** The merger's consequences, one sentence each. */
const sentences = (plan: MergePlanView, t: Translate, format: Format): string[] => {
  const { from, into, moved, staying, withdrawn, unpaid, contacts } = plan;
  const range = ({ startsOn, endsOn }: { startsOn: string; endsOn: string }) =>
    format.range(startsOn, endsOn);
  return [
    ...[from, into].map(({ organisation, status }) =>
      t('merge.status', {
        organisation,
        status: t(`status.${status.status}`),
        because: format.text(status.because.text),
      }),
    ),
    statusAfter(plan, t, format),
    t('merge.moved', { count: moved.length, periods: format.list(moved.map(range)) }),
    moved.length > 0
      ? t('merge.carried', {
          paid: format.money(plan.paid),
          rights: plan.rights,
          used: plan.used,
        })
      : '',
    ...staying.map((term) =>
      t('merge.staying', { period: range(term), other: range(term.overlaps) }),
    ),
    ...unpaid.map(({ number, remaining }) =>
      t('merge.unpaid', {
        number: number || t('dues.unnumbered'),
        remaining: format.money(remaining),
      }),
    ),
    ...withdrawn.map(({ side, proposed, instead, call, ...term }) =>
      t(proposed ? 'merge.withdrawn.proposal' : 'merge.withdrawn.issued', {
        period: range(term),
        organisation: plan[side].organisation,
        instead: instead ? range(instead) : 'none',
        call: call ? call.number || t('dues.unnumbered') : 'none',
      }),
    ),
    plan.movedRenewals > 0 ? t('merge.renewals.move', { count: plan.movedRenewals }) : '',
    plan.closedRenewals > 0 ? t('merge.renewals', { count: plan.closedRenewals }) : '',
    contacts.added.length > 0
      ? t('merge.contacts.added', {
          count: contacts.added.length,
          names: format.list(contacts.added),
        })
      : '',
    contacts.doubles.length > 0
      ? t('merge.contacts.doubles', {
          count: contacts.doubles.length,
          names: format.list(contacts.doubles),
        })
      : '',
    plan.figures.length > 0
      ? t('merge.figures', {
          count: plan.figures.length,
          figures: plan.figures.map((one) => format.text(one)).join(' · '),
        })
      : '',
    ...plan.bothFigures.map(({ kept, left }) =>
      t('merge.figures.both', { kept: format.text(kept), left: format.text(left) }),
    ),
    t('merge.identity', { from: from.organisation, into: into.organisation }),
  ].filter(Boolean);
};

interface Props {
  documentId: string;
  into: string;
  /** A day ahead; undefined for today. */
  on: string | undefined;
}

/** The plan of merging a membership into the chosen one, before it is done. */
export const MergePreview = ({ documentId, into, on }: Props) => {
  const { t } = useTrad();
  const format = useFormat();
  const { read } = useRefusal();
  const asked = { documentId, into, ...(on === undefined ? {} : { on }) };
  const { currentData: plan, error, isFetching } = useGetMergePlanQuery(asked);
  return (
    <Box paddingTop={4} aria-live="polite">
      {isFetching && !plan ? <Loader small>{t('state.loading')}</Loader> : null}
      {error ? <Notice tone="danger">{read(error).message}</Notice> : null}
      {plan ? (
        <Flex direction="column" alignItems="stretch" gap={3}>
          <Typography variant="delta" tag="h3">
            {on === undefined
              ? t('command-plan.title')
              : t('command-plan.title.on', { on: format.day(on) })}
          </Typography>
          <Flex tag="ul" direction="column" alignItems="stretch" gap={1} paddingLeft={4}>
            {sentences(plan, t, format).map((sentence) => (
              <li key={sentence} style={{ listStyle: 'disc' }}>
                <Typography>{sentence}</Typography>
              </li>
            ))}
          </Flex>
          <Notice tone="warning" title={t('merge.final')}>
            {t('merge.final.help')}
          </Notice>
        </Flex>
      ) : null}
    </Box>
  );
};
