import { Flex, Typography } from '@strapi/design-system';
import type { ImportReport } from '../../../../../shared/transfer/imports';
import { Card } from '../../../kit/components/Card';
import { Notice } from '../../../kit/components/Notice';
import { useFormat } from '../../../kit/utils/format';
import { useTrad } from '../../../kit/utils/trad';

interface Props {
  report: ImportReport;
  isDraft: boolean;
}

/** What remains to be paid of the calls of a file, in cents. */
export const remainingIn = ({ owed = [] }: ImportReport): number =>
  owed.reduce((sum, { remaining }) => sum + remaining, 0);

/** What the members of a file owe once it is applied, by year; nothing for imports of earlier versions. */
export const TrialOwed = ({ report, isDraft }: Props) => {
  const { t } = useTrad();
  const { money } = useFormat();
  const { owed, toCall, settled = 0 } = report;
  if (!owed || !toCall || owed.length + toCall.count + settled === 0) return null;
  const said = [
    ...owed.map(({ year, calls, settled: paid, open, remaining }) =>
      t('imports.owed.year', { year: String(year), calls, paid, open, sum: money(remaining) }),
    ),
    ...(toCall.count > 0
      ? [t('imports.owed.to-call', { count: toCall.count, sum: money(toCall.amount) })]
      : []),
    ...(settled > 0 ? [t('imports.owed.settled', { count: settled })] : []),
  ];
  const open = owed.reduce((sum, one) => sum + one.open, 0);
  return (
    <Card
      title={t(isDraft ? 'imports.owed' : 'imports.owed.done')}
      help={t('imports.owed.total', { count: open, sum: money(remainingIn(report)) })}
    >
      <Flex tag="ul" direction="column" alignItems="stretch" gap={1}>
        {said.map((line) => (
          <li key={line}>
            <Typography>{line}</Typography>
          </li>
        ))}
      </Flex>
    </Card>
  );
};

/** The terms that get no rights, since no offer of their year is published. */
export const TrialRights = ({ report: { withoutRights = [] }, isDraft }: Props) => {
  const { t } = useTrad();
  if (withoutRights.length === 0) return null;
  return (
    <Notice tone={isDraft ? 'warning' : 'primary'} title={t('imports.without-rights')}>
      <Flex direction="column" alignItems="flex-start" gap={1}>
        {withoutRights.map(({ year, count }) => (
          <span key={year}>{t('imports.without-rights.year', { year: String(year), count })}</span>
        ))}
        {isDraft ? <span>{t('imports.without-rights.help')}</span> : null}
      </Flex>
    </Notice>
  );
};
