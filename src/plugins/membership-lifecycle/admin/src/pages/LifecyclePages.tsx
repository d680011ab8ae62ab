import { Layouts, Page, SubNav, useAuth } from '@strapi/strapi/admin';
import { Suspense, lazy } from 'react';
import { Navigate, Route, Routes } from 'react-router-dom';
import { PLUGIN_ID } from '../../../shared/kernel/ids';
import { useKeptFocus } from '../kit/hooks/useKeptFocus';
import { useOpensMembers } from '../kit/utils/can';
import { useTrad } from '../kit/utils/trad';
import { MemberSearch } from '../membership/MemberSearch';
import { OWN_PAGES, SECTIONS, type OtherPage, type OwnPage } from './sections';

// Created once: a lazy component created per render would remount each time.
const ROUTES = OWN_PAGES.map(({ path, needs, opensFor = [], load }) => ({
  path,
  permissions: [...needs, ...opensFor],
  Content: lazy(async () => ({ default: await load() })),
}));

const addressOf = (page: OwnPage | OtherPage): string =>
  'path' in page ? `/plugins/${PLUGIN_ID}/${page.path}` : page.to;

/** The pages that this person may open. */
const useOpenTo = () => {
  const held = useAuth('LifecyclePages', (state) => state.permissions);
  return ({ needs }: OwnPage | OtherPage): boolean =>
    held.some(({ action, subject }) =>
      needs.some(
        (one) => action === one.action && (one.subject === null || subject === one.subject),
      ),
    );
};

const Navigation = () => {
  const { t } = useTrad();
  const isOpen = useOpenTo();
  const opensMembers = useOpensMembers();
  const sections = SECTIONS.map(({ label, pages }) => ({ label, pages: pages.filter(isOpen) }));
  return (
    <SubNav.Main aria-label={t('nav.title')}>
      <SubNav.Header label={t('nav.title')} />
      {opensMembers ? <MemberSearch /> : null}
      <SubNav.Content>
        <SubNav.Sections>
          {sections
            .filter(({ pages }) => pages.length > 0)
            .map(({ label, pages }) => (
              <SubNav.Section key={label} label={t(label)}>
                {pages.map((page) => (
                  <SubNav.Link key={page.label} to={addressOf(page)} label={t(page.label)} />
                ))}
              </SubNav.Section>
            ))}
        </SubNav.Sections>
      </SubNav.Content>
    </SubNav.Main>
  );
};

/** « Adhésions »: the year's pages side by side, as in Strapi's settings. */
export const LifecyclePages = () => {
  useKeptFocus();
  const isOpen = useOpenTo();
  const first = OWN_PAGES.find(isOpen);
  return (
    <Layouts.Root sideNav={<Navigation />}>
      <Suspense fallback={<Page.Loading />}>
        <Routes>
          <Route
            index
            element={first ? <Navigate replace to={first.path} /> : <Page.NoPermissions />}
          />
          {ROUTES.map(({ path, permissions, Content }) => (
            <Route
              key={path}
              path={`${path}/*`}
              element={
                <Page.Protect permissions={permissions}>
                  <Page.Main>
                    <Content />
                  </Page.Main>
                </Page.Protect>
              }
            />
          ))}
          <Route path="*" element={<Page.Error />} />
        </Routes>
      </Suspense>
    </Layouts.Root>
  );
};
