import { Layouts } from '@strapi/strapi/admin';
import { useParams } from 'react-router-dom';
import { PageBody } from '../../kit/components/PageBody';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import { useGetImportQuery } from '../api';
import { ImportGate } from './ImportGate';
import { ImportSteps } from './ImportSteps';

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
