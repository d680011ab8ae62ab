import { Page } from '@strapi/strapi/admin';
import { Suspense, lazy } from 'react';
import { Route, Routes } from 'react-router-dom';
import { MembersPage } from '../../membership/MembersPage';

const MemberPage = lazy(async () => ({ default: (await import('./MemberPage')).MemberPage }));

/** « Membres »: the list, and the page of each member. */
export const MembersPages = () => (
  <Suspense fallback={<Page.Loading />}>
    <Routes>
      <Route index element={<MembersPage />} />
      <Route path=":documentId" element={<MemberPage />} />
      <Route path="*" element={<Page.Error />} />
    </Routes>
  </Suspense>
);
