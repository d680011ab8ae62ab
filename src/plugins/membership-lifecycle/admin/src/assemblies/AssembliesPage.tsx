import { Layouts, Page, useNotification } from '@strapi/strapi/admin';
import { useNavigate, Route, Routes } from 'react-router-dom';
import type { AssemblyInput } from '../../../shared/assemblies/assemblies';
import { PERMISSIONS } from '../../../shared/kernel/ids';
import { PageBody } from '../kit/components/PageBody';
import { useTrad } from '../kit/utils/trad';
import { AssemblyList } from './AssemblyList';
import { AssemblyPage } from './AssemblyPage';
import { BackLink } from './BackLink';
import { PlanForm } from './PlanForm';
import { useCreateAssemblyMutation, useGetAssembliesQuery } from './api';
import { ASSEMBLIES } from './places';
import { newPlan } from './plan-values';

const ACCESS = [{ action: PERMISSIONS.assemblyManage, subject: null }];

/** « Préparer une assemblée »: a form under the rules of the one before. */
const NewAssembly = () => {
  const { t } = useTrad();
  const navigate = useNavigate();
  const { toggleNotification } = useNotification();
  const query = useGetAssembliesQuery({ page: '1', pageSize: '1' });
  const [create] = useCreateAssemblyMutation();
  const save = async (plan: AssemblyInput) => {
    const view = await create(plan).unwrap();
    toggleNotification({ type: 'success', message: t('assembly.saved') });
    void navigate(`${ASSEMBLIES}/${view.id}`, { replace: true });
    return view;
  };
  return (
    <Page.Protect permissions={ACCESS}>
      <Layouts.Header
        title={t('assemblies.prepare')}
        subtitle={t('assemblies.prepare.help')}
        navigationAction={<BackLink />}
      />
      <Layouts.Content>
        <PageBody query={query}>
          {({ data, meta }) => (
            <PlanForm
              initial={newPlan(meta.today, data[0], meta.statutes)}
              label={t('assemblies.prepare.save')}
              onSave={save}
            />
          )}
        </PageBody>
      </Layouts.Content>
    </Page.Protect>
  );
};

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
