import { Flex } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';
import { Navigate, Route, Routes, useLocation } from 'react-router-dom';
import type { ImportView } from '../../../../shared/transfer/imports';
import { StepTrail } from './StepTrail';
import { ApplyStep } from './apply/ApplyStep';
import { ResultStep } from './apply/ResultStep';
import { ColumnsStep } from './columns/ColumnsStep';
import { placeOf, STEPS, type Arrival, type Step } from './places';
import { TrialStep } from './trial/TrialStep';

/** The steps that can be opened; an applied file has no cells any more. */
const opened = ({ state, report }: ImportView): readonly Step[] => {
  if (state === 'applied') return ['file', 'trial', 'apply'];
  return report ? STEPS : ['file', 'columns'];
};

/** The steps of one file, each at its own address. */
export const ImportSteps = ({ view }: { view: ImportView }) => {
  const { pathname, state } = useLocation();
  const steps = opened(view);
  const fitting = view.state === 'applied' ? 'apply' : 'columns';
  const elsewhere = <Navigate replace to={placeOf(view.id, fitting)} state={state} />;
  const step = STEPS.find((one) => pathname === placeOf(view.id, one)) ?? fitting;
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <StepTrail id={view.id} current={step} opened={steps} />
      <Routes>
        <Route index element={elsewhere} />
        <Route
          path="columns"
          element={steps.includes('columns') ? <ColumnsStep view={view} /> : elsewhere}
        />
        <Route
          path="trial"
          element={
            view.report ? (
              <TrialStep view={view} report={view.report} />
            ) : (state as Arrival | null)?.arrived && view.missing.length > 0 ? (
              // Just tried: the new state is being loaded.
              <Page.Loading />
            ) : (
              elsewhere
            )
          }
        />
        <Route
          path="apply"
          element={
            !view.report ? (
              elsewhere
            ) : view.state === 'applied' ? (
              <ResultStep view={view} report={view.report} />
            ) : (
              <ApplyStep view={view} report={view.report} />
            )
          }
        />
        <Route path="*" element={<Page.Error />} />
      </Routes>
    </Flex>
  );
};
