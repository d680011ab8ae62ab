import { Button, Flex } from '@strapi/design-system';
import { ArrowRight } from '@strapi/icons';
import { useLocation, useNavigate } from 'react-router-dom';
import type { ImportReport, ImportView } from '../../../../../shared/transfer/imports';
import { Notice } from '../../../kit/components/Notice';
import { useFilters } from '../../../kit/hooks/useFilters';
import { useTrad } from '../../../kit/utils/trad';
import { StepHeading } from '../StepHeading';
import { ARRIVAL, placeOf, type Arrival } from '../places';
import { FaultList } from './FaultList';
import { LineList } from './LineList';
import { OutcomeTiles } from './OutcomeTiles';
import { RefusedLines } from './RefusedLines';
import { TrialOwed, TrialRights } from './TrialOwed';
import { TrialSums } from './TrialSums';

interface Props {
  view: ImportView;
  report: ImportReport;
}

/** The third step: what each line would do, before anything is done. */
export const TrialStep = ({ view, report }: Props) => {
  const { t } = useTrad();
  const navigate = useNavigate();
  const { filters, set, clear } = useFilters();
  const outdated = (useLocation().state as Arrival | null)?.outdated;
  const isDraft = view.state === 'draft';
  const nothing = report.lines.made + report.lines.changed + report.lines.refused === 0;
  // Empty values are removed from the address.
  const keep = (changes: Record<string, string>) =>
    set(
      Object.fromEntries(
        Object.entries(changes).map(([name, value]) => [name, value || undefined]),
      ),
    );
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <StepHeading
        title={t('imports.step.trial')}
        help={t(isDraft ? 'imports.trial.help' : 'imports.trial.done')}
        action={
          isDraft ? (
            <Button
              endIcon={<ArrowRight aria-hidden />}
              onClick={() => navigate(placeOf(view.id, 'apply'), { state: ARRIVAL })}
            >
              {t('imports.trial.go-on')}
            </Button>
          ) : null
        }
      />
      {outdated ? <Notice tone="warning">{t('imports.outdated')}</Notice> : null}
      {nothing ? <Notice tone="primary">{t('imports.trial.nothing')}</Notice> : null}
      {isDraft && report.lines.refused > 0 ? <RefusedLines view={view} report={report} /> : null}
      <OutcomeTiles lines={report.lines} chosen={filters.outcome} onChange={keep} />
      <TrialSums report={report} isDraft={isDraft} />
      <TrialRights report={report} isDraft={isDraft} />
      <TrialOwed report={report} isDraft={isDraft} />
      <FaultList faults={report.faults} chosen={filters.reason} onChange={keep} />
      <LineList id={view.id} filters={filters} onChange={keep} onClear={clear} />
    </Flex>
  );
};
