import { Flex, Link, LinkButton, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { Layouts } from '@strapi/strapi/admin';
import { NavLink } from 'react-router-dom';
import { PERMISSIONS } from '../../../shared/kernel/ids';
import { ListFooter } from '../kit/components/ListFooter';
import { ListTable } from '../kit/components/ListTable';
import { PageBody } from '../kit/components/PageBody';
import { useFilters } from '../kit/hooks/useFilters';
import { useCan } from '../kit/utils/can';
import { useFormat } from '../kit/utils/format';
import { useTrad } from '../kit/utils/trad';
import { AssemblyState } from './AssemblyState';
import { useGetAssembliesQuery } from './api';
import { ASSEMBLIES } from './places';

const COLUMNS = ['title', 'kind', 'heldOn', 'roll', 'state'] as const;

/** Every assembly, the latest first. */
export const AssemblyList = () => {
  const { t } = useTrad();
  const { weekday, shortDay } = useFormat();
  const { filters } = useFilters();
  const query = useGetAssembliesQuery({ page: filters.page, pageSize: filters.pageSize });
  const canManage = useCan(PERMISSIONS.assemblyManage);
  const columns = COLUMNS.map((name) => ({ name, label: t(`assemblies.column.${name}`) }));
  return (
    <>
      <Layouts.Header
        title={t('assemblies.title')}
        subtitle={t('assemblies.subtitle')}
        primaryAction={
          canManage ? (
            <LinkButton tag={NavLink} to={`${ASSEMBLIES}/new`} startIcon={<Plus aria-hidden />}>
              {t('assemblies.prepare')}
            </LinkButton>
          ) : undefined
        }
      />
      <Layouts.Content>
        <PageBody query={query}>
          {({ data, meta }) => (
            <Flex direction="column" alignItems="stretch" gap={4}>
              <ListTable
                caption={t('assemblies.title')}
                columns={columns}
                rows={data}
                loading={query.isFetching}
                empty={t('assemblies.empty')}
              >
                {(row) => (
                  <>
                    <td>
                      <Link tag={NavLink} to={`${ASSEMBLIES}/${row.id}`}>
                        {row.title}
                      </Link>
                      {row.firstId ? (
                        <Typography tag="p" variant="pi" textColor="neutral600">
                          {t('assembly.second')}
                        </Typography>
                      ) : null}
                    </td>
                    <td>
                      <Typography>{t(`assembly.kind.${row.kind}`)}</Typography>
                    </td>
                    <td>
                      <Typography>{weekday(row.heldOn)}</Typography>
                    </td>
                    <td>
                      <Typography>
                        {row.frozenOn
                          ? t('assemblies.roll.frozen', { day: shortDay(row.cutOffOn) })
                          : t('assemblies.roll.open', { day: shortDay(row.cutOffOn) })}
                      </Typography>
                    </td>
                    <td>
                      <AssemblyState assembly={row} />
                    </td>
                  </>
                )}
              </ListTable>
              <ListFooter pagination={meta.pagination} />
            </Flex>
          )}
        </PageBody>
      </Layouts.Content>
    </>
  );
};
