import { Flex, Link, Typography } from '@strapi/design-system';
import { useEffect, useRef } from 'react';
import { NavLink } from 'react-router-dom';
import type { ImportReport, ImportView } from '../../../../../shared/transfer/imports';
import { Card } from '../../../kit/components/Card';
import { Notice } from '../../../kit/components/Notice';
import { useActorName } from '../../../kit/panels/useActorName';
import { useFormat } from '../../../kit/utils/format';
import { MEMBERS } from '../../../kit/utils/member-place';
import { useTrad } from '../../../kit/utils/trad';
import { renewalsWith } from '../../../kit/widgets/places';
import { IMPORTS, placeOf } from '../places';
import { TrialOwed, TrialRights } from '../trial/TrialOwed';
import { TrialSums } from '../trial/TrialSums';

interface Props {
  view: ImportView;
  report: ImportReport;
}

/** The results of the file, and what comes next. */
export const ResultStep = ({ view, report }: Props) => {
  const { t } = useTrad();
  const { day } = useFormat();
  const nameOf = useActorName();
  const heading = useRef<HTMLHeadingElement>(null);
  // It replaces the button or progress bar, which had the focus.
  useEffect(() => heading.current?.focus(), []);
  const next = [
    ['members', MEMBERS],
    ['renewals', renewalsWith({ attention: 'true' })],
    ['lines', placeOf(view.id, 'trial')],
    ['again', IMPORTS],
  ] as const;
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Typography variant="delta" tag="h2" ref={heading} tabIndex={-1}>
        {t('imports.result')}
      </Typography>
      <Notice tone="success" title={t('imports.result.done', { count: view.rows })}>
        {t('imports.result.by', {
          who: nameOf(view.readBy),
          day: view.appliedOn ? day(view.appliedOn) : '',
        })}
      </Notice>
      <TrialSums report={report} isDraft={false} />
      <TrialRights report={report} isDraft={false} />
      <TrialOwed report={report} isDraft={false} />
      <Card
        title={t('imports.next')}
        help={t(report.adds.figures > 0 ? 'imports.next.figures' : 'imports.next.help')}
      >
        <Flex tag="ul" direction="column" alignItems="flex-start" gap={2}>
          {next.map(([name, to]) => (
            <li key={name}>
              <Link tag={NavLink} to={to}>
                {t(`imports.next.${name}`)}
              </Link>
            </li>
          ))}
        </Flex>
      </Card>
    </Flex>
  );
};
