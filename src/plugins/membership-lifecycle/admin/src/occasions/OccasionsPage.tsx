import { Page } from '@strapi/strapi/admin';
import { Route, Routes } from 'react-router-dom';
import { useTrad } from '../kit/utils/trad';
import { NewOccasion } from './NewOccasion';
import { OccasionList } from './OccasionList';
import { OccasionPage } from './OccasionPage';

/** « Participations »: events, programmes, and who takes part in them. */
export const OccasionsPage = () => {
  const { t } = useTrad();
  return (
    <>
      <Page.Title>{t('occasions.title')}</Page.Title>
      <Routes>
        <Route index element={<OccasionList />} />
        <Route path="new" element={<NewOccasion />} />
        <Route path=":id" element={<OccasionPage />} />
        <Route path="*" element={<Page.Error />} />
      </Routes>
    </>
  );
};
