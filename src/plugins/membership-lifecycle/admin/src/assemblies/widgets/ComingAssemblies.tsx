import { Flex, Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import { WidgetList } from '../../kit/widgets/WidgetList';
import { WithoutFrame } from '../../kit/widgets/WithoutFrame';
import { FRESH } from '../../kit/widgets/fresh';
import { AssemblyState } from '../AssemblyState';
import { useGetAssembliesQuery } from '../api';
import { ASSEMBLIES } from '../places';
import { standingOf } from '../standing';

const FIRST = { pageSize: '10' };

/** The assemblies to prepare, to convene or to hold; hidden while there is none. */
export const ComingAssemblies = () => {
  const { t } = useTrad();
  const { weekday } = useFormat();
  const { data } = useGetAssembliesQuery(FIRST, FRESH);
  const coming = (data?.data ?? []).filter(({ state }) => ['drafted', 'convened'].includes(state));
  if (!data || coming.length === 0) return <WithoutFrame id="coming-assemblies" />;
  const standings = coming.map((one) => standingOf(one, data.meta.today));
  const told = (['convened', 'unsent', 'drafted', 'late'] as const).flatMap((standing) => {
    const count = standings.filter((one) => one === standing).length;
    return count > 0 ? [t(`widget.assemblies.${standing}`, { count })] : [];
  });
  return (
    <WidgetList
      summary={told.join(', ')}
      label={t('widget.assemblies.title')}
      more={t('widget.assemblies.all')}
      to={ASSEMBLIES}
    >
      {coming.map((assembly) => (
        <Flex key={assembly.id} tag="li" justifyContent="space-between" gap={3}>
          <Flex direction="column" alignItems="start">
            <Link tag={NavLink} to={`${ASSEMBLIES}/${assembly.id}`}>
              {assembly.title}
            </Link>
            <Typography variant="pi" textColor="neutral600">
              {weekday(assembly.heldOn)}
            </Typography>
          </Flex>
          <AssemblyState assembly={assembly} />
        </Flex>
      ))}
    </WidgetList>
  );
};
