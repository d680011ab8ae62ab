import { Page } from '@strapi/strapi/admin';
import { Route, Routes } from 'react-router-dom';
import { useTrad } from '../kit/utils/trad';
import { AssemblyList } from './AssemblyList';
import { AssemblyPage } from './AssemblyPage';
import { NewAssembly } from './NewAssembly';

/** « Assemblées »: prepared, convened, held. */
export const AssembliesPage = () => {
  const { t } = useTrad();
  return (
    <>
      <Page.Title>{t('assemblies.title')}</Page.Title>
      <Routes>
        <Route index element={<AssemblyList />} />
        <Route path="new" element={<NewAssembly />} />
        <Route path=":id" element={<AssemblyPage />} />
        <Route path="*" element={<Page.Error />} />
      </Routes>
    </>
  );
};
