import { Page } from '@strapi/strapi/admin';
import { Route, Routes } from 'react-router-dom';
import { useTrad } from '../../kit/utils/trad';
import { ImportPage } from './ImportPage';
import { FileStep } from './file/FileStep';

/** « Reprise de données »: a spreadsheet of past years becomes members, step by step. */
export const ImportsPage = () => {
  const { t } = useTrad();
  return (
    <>
      <Page.Title>{t('imports.title')}</Page.Title>
      <Routes>
        <Route index element={<FileStep />} />
        <Route path=":id/*" element={<ImportPage />} />
        <Route path="*" element={<Page.Error />} />
      </Routes>
    </>
  );
};
