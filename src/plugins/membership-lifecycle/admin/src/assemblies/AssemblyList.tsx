import { Link, LinkButton } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { NavLink } from 'react-router-dom';
import type { ListedAssembly } from '../../../shared/assemblies/assemblies';
import { PERMISSIONS } from '../../../shared/kernel/ids';
import type { Column } from '../kit/components/ListTable';
import { PageFrame } from '../kit/components/PageFrame';
import { PagedList } from '../kit/components/PagedList';
import { Quiet } from '../kit/components/Quiet';
import { useFilters } from '../kit/hooks/useFilters';
import { useCan } from '../kit/utils/can';
import { useFormat } from '../kit/utils/format';
import { useTrad } from '../kit/utils/trad';
import { AssemblyState } from './AssemblyState';
import { useGetAssembliesQuery } from './api';
import { ASSEMBLIES } from './places';

const useColumns = (): Column<ListedAssembly>[] => {
  const { t } = useTrad();
  const { weekday, shortDay } = useFormat();
  return [
    {
      label: t('assemblies.column.title'),
      cell: (row) => (
        <>
          <Link tag={NavLink} to={`${ASSEMBLIES}/${row.id}`}>
            {row.title}
          </Link>
          {row.firstId ? <Quiet>{t('assembly.second')}</Quiet> : null}
        </>
      ),
    },
    { label: t('assemblies.column.kind'), cell: (row) => t(`assembly.kind.${row.kind}`) },
    { label: t('assemblies.column.heldOn'), cell: (row) => weekday(row.heldOn) },
    {
      label: t('assemblies.column.roll'),
      cell: ({ frozenOn, cutOffOn }) =>
        t(frozenOn ? 'assemblies.roll.frozen' : 'assemblies.roll.open', {
          day: shortDay(cutOffOn),
        }),
    },
    { label: t('assemblies.column.state'), cell: (row) => <AssemblyState assembly={row} /> },
  ];
};

/** Every assembly: the next to come first, then the past ones. */
export const AssemblyList = () => {
  const { t } = useTrad();
  const { page, pageSize } = useFilters().filters;
  const canManage = useCan(PERMISSIONS.assemblyManage);
  return (
    <PageFrame
      title={t('assemblies.title')}
      subtitle={t('assemblies.subtitle')}
      action={
        canManage ? (
          <LinkButton tag={NavLink} to={`${ASSEMBLIES}/new`} startIcon={<Plus aria-hidden />}>
            {t('assemblies.prepare')}
          </LinkButton>
        ) : null
      }
    >
      <PagedList
        query={useGetAssembliesQuery({ page, pageSize })}
        caption={t('assemblies.title')}
        columns={useColumns()}
        empty={t('assemblies.empty')}
      />
    </PageFrame>
  );
};
