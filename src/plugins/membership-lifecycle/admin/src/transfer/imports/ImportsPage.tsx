import { Page } from '@strapi/strapi/admin';
import { Route, Routes } from 'react-router-dom';
import { PERMISSIONS } from '../../../../shared/kernel/ids';
import { useTrad } from '../../kit/utils/trad';
import { ImportPage } from './ImportPage';
import { FileStep } from './file/FileStep';

const ACCESS = [{ action: PERMISSIONS.importManage, subject: null }];

/** « Reprise de données »: a spreadsheet of past years becomes members, step by step. */
export const ImportsPage = () => {
  const { t } = useTrad();
  return (
    <Page.Protect permissions={ACCESS}>
      <Page.Main>
        <Page.Title>{t('imports.title')}</Page.Title>
        <Routes>
          <Route index element={<FileStep />} />
          <Route path=":id/*" element={<ImportPage />} />
          <Route path="*" element={<Page.Error />} />
        </Routes>
      </Page.Main>
    </Page.Protect>
  );
};
