import { Button, Checkbox, Flex, Typography } from '@strapi/design-system';
import { Check } from '@strapi/icons';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import type { ImportView, ImportReport } from '../../../../../shared/transfer/imports';
import { useRefusal } from '../../../kit/api/refusal';
import { Card } from '../../../kit/components/Card';
import { Confirm } from '../../../kit/components/Confirm';
import { Notice } from '../../../kit/components/Notice';
import { useSubmit } from '../../../kit/hooks/useSubmit';
import { useFormat } from '../../../kit/utils/format';
import { useTrad } from '../../../kit/utils/trad';
import { useApplyImportMutation, useMapImportMutation } from '../../api';
import { StepHeading } from '../StepHeading';
import { WorkProgress } from '../WorkProgress';
import { ARRIVAL, placeOf } from '../places';
import { remainingIn, TrialOwed, TrialRights } from '../trial/TrialOwed';
import { TrialSums } from '../trial/TrialSums';

interface Applying {
  apply: () => Promise<unknown>;
  applying: boolean;
  /** Why it was not applied. */
  refused: string | null;
}

/** Applies the plan shown; if it has changed, tries again and shows the new one. */
const useApply = (view: ImportView): Applying => {
  const navigate = useNavigate();
  const { read } = useRefusal();
  const [send] = useApplyImportMutation();
  const [map] = useMapImportMutation();
  const { pending, refusal, submit } = useSubmit();

  const tryAgain = async () => {
    await map({ id: view.id, mapping: view.mapping }).unwrap();
    navigate(placeOf(view.id, 'trial'), { state: { ...ARRIVAL, outdated: true } });
  };

  const apply = () =>
    submit(async () => {
      try {
        await send({ id: view.id, fingerprint: view.fingerprint ?? '' }).unwrap();
      } catch (error) {
        if (read(error).reason !== 'import-outdated') throw error;
        await tryAgain();
      }
    });
  return { apply, applying: pending, refused: refusal?.message ?? null };
};

interface Props {
  view: ImportView;
  report: ImportReport;
}

const PROMISES = ['all-or-nothing', 'no-mail', 'adds-only', 'erased'] as const;

/** The last step: everything is written, or nothing. */
export const ApplyStep = ({ view, report }: Props) => {
  const { t } = useTrad();
  const { money } = useFormat();
  const { apply, applying, refused } = useApply(view);
  const [asked, setAsked] = useState(false);
  const [isKept, setIsKept] = useState(false);
  const { made, changed, refused: faulty } = report.lines;
  const faults = faulty > 0 ? t('imports.apply.has-faults', { count: faulty }) : '';
  const whyNot = faults || (isKept ? '' : t('imports.apply.backup-first'));
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <StepHeading title={t('imports.step.apply')} help={t('imports.apply.help')} />
      {refused ? <Notice tone="danger">{refused}</Notice> : null}
      {faults ? <Notice tone="warning">{faults}</Notice> : null}
      <TrialSums report={report} isDraft />
      <TrialRights report={report} isDraft />
      <TrialOwed report={report} isDraft />
      <Card title={t('imports.apply.what')}>
        <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
          {PROMISES.map((promise) => (
            <Flex tag="li" key={promise} gap={2} alignItems="baseline">
              <Check width="1.2rem" height="1.2rem" aria-hidden style={{ flex: 'none' }} />
              <Typography>{t(`imports.apply.${promise}`)}</Typography>
            </Flex>
          ))}
        </Flex>
      </Card>
      <Notice tone="warning" title={t('imports.apply.for-good')}>
        <Flex direction="column" alignItems="flex-start" gap={3}>
          <span>{t('imports.apply.backup.help')}</span>
          <Checkbox checked={isKept} onCheckedChange={(checked) => setIsKept(checked === true)}>
            {t('imports.apply.backup')}
          </Checkbox>
        </Flex>
      </Notice>
      {applying ? <WorkProgress id={view.id} total={view.rows} /> : null}
      <Flex justifyContent="flex-end">
        <Button
          size="L"
          loading={applying}
          disabled={whyNot !== ''}
          aria-description={whyNot || undefined}
          onClick={() => setAsked(true)}
        >
          {t('imports.apply')}
        </Button>
      </Flex>
      <Confirm
        open={asked}
        title={t('imports.apply')}
        onConfirm={() => {
          setAsked(false);
          void apply();
        }}
        onClose={() => setAsked(false)}
      >
        {made + changed === 0
          ? t('imports.apply.question-nothing')
          : t('imports.apply.question', {
              memberships: report.adds.memberships,
              terms: report.adds.terms,
              payments: report.adds.payments,
              figures: report.adds.figures + report.adds.replaced,
              owed: money(remainingIn(report)),
            })}
      </Confirm>
    </Flex>
  );
};
