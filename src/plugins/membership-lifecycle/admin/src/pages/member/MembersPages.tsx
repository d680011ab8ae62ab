import { Page } from '@strapi/strapi/admin';
import { Suspense, lazy } from 'react';
import { Navigate, Route, Routes } from 'react-router-dom';
import { PERMISSIONS } from '../../../../shared/kernel/ids';
import { useCan } from '../../kit/utils/can';
import { COUNTERS } from '../../kit/utils/member-place';
import { MembersPage } from '../../membership/MembersPage';

const MemberPage = lazy(async () => ({ default: (await import('./MemberPage')).MemberPage }));

/** The list; those who open the rights of members alone have that of the counters. */
const List = () =>
  useCan(PERMISSIONS.membershipRead) ? <MembersPage /> : <Navigate replace to={COUNTERS} />;

/** « Membres »: the list, and the page of each member. */
export const MembersPages = () => (
  <Suspense fallback={<Page.Loading />}>
    <Routes>
      <Route index element={<List />} />
      <Route path=":documentId" element={<MemberPage />} />
      <Route path="*" element={<Page.Error />} />
    </Routes>
  </Suspense>
);
