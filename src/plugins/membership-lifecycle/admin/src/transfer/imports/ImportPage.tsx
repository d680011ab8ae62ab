import { Flex } from '@strapi/design-system';
import { Layouts } from '@strapi/strapi/admin';
import type { ReactNode } from 'react';
import { useParams } from 'react-router-dom';
import type { ImportView } from '../../../../shared/transfer/imports';
import { Notice } from '../../kit/components/Notice';
import { PageBody } from '../../kit/components/PageBody';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import { useGetImportQuery } from '../api';
import { ImportSteps } from './ImportSteps';
import { ProgressBar } from './ProgressBar';
import { useWorkFollowed } from './useWorkFollowed';

interface Props {
  view: ImportView;
  children: ReactNode;
}

/** Shows the progress to a person who opens a file while the server works on it. */
const ImportGate = ({ view, children }: Props) => {
  const { t } = useTrad();
  const { progress, ended, wrote } = useWorkFollowed(view.id);
  if (!ended) return progress ? <ProgressBar progress={progress} /> : null;
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {wrote && view.state === 'draft' ? (
        <Notice tone="warning">{t('imports.stopped')}</Notice>
      ) : null}
      {children}
    </Flex>
  );
};

/** One file, from its columns to what it made. */
export const ImportPage = () => {
  const { t } = useTrad();
  const { shortMoment, number } = useFormat();
  const { id = '' } = useParams();
  // `currentData`, not `data`: `data` would still hold the file shown before this one.
  const { currentData: data, error, isFetching: isLoading } = useGetImportQuery(id);
  return (
    <PageBody query={{ data, error, isLoading }}>
      {(view) => (
        <>
          <Layouts.Header
            title={t('imports.title')}
            subtitle={t('imports.file.subtitle', {
              name: view.name,
              count: view.rows,
              lines: number(view.rows),
              at: shortMoment(new Date(view.readAt).toISOString()),
            })}
          />
          <Layouts.Content>
            <ImportGate view={view}>
              <ImportSteps key={view.id} view={view} />
            </ImportGate>
          </Layouts.Content>
        </>
      )}
    </PageBody>
  );
};
