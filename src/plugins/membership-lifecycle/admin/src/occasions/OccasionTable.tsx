import { Box, Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import type { OccasionRow } from '../../../shared/occasions/participation';
import { ListTable } from '../kit/components/ListTable';
import { StateBadge } from '../kit/components/StateBadge';
import { UsageBar } from '../kit/components/UsageBar';
import { OPENNESS_TONES } from '../kit/components/tones';
import { Quiet } from '../kit/glance/Quiet';
import { useFormat } from '../kit/utils/format';
import { useTrad } from '../kit/utils/trad';
import { OCCASIONS } from './places';
import { useWhen } from './useWhen';

interface Props {
  rows: OccasionRow[];
  loading: boolean;
}

const COLUMNS = ['title', 'when', 'right', 'places', 'state'] as const;

/** How many places are taken, of how many. */
export const Places = ({ taken, capacity }: Pick<OccasionRow, 'taken' | 'capacity'>) => {
  const { t } = useTrad();
  if (capacity === null) return <Typography>{t('occasion.taken', { taken })}</Typography>;
  const text = t('occasion.taken-of', { taken, capacity });
  return (
    <>
      <Typography tag="p">{text}</Typography>
      <Box width="12rem" paddingTop={1}>
        <UsageBar used={taken} granted={capacity} label={text} />
      </Box>
    </>
  );
};

/** Events and programmes; the title leads to the page of each. */
export const OccasionTable = ({ rows, loading }: Props) => {
  const { t } = useTrad();
  const format = useFormat();
  const whenOf = useWhen();
  const columns = COLUMNS.map((name) => ({ name, label: t(`occasions.column.${name}`) }));
  return (
    <ListTable
      caption={t('occasions.title')}
      columns={columns}
      rows={rows}
      loading={loading}
      empty={t('occasions.empty')}
    >
      {(row) => {
        const { days, hours } = whenOf(row);
        return (
          <>
            <td>
              <Link tag={NavLink} to={`${OCCASIONS}/${row.id}`}>
                {format.text(row.titles)}
              </Link>
              <Quiet>
                {[t(`occasion.kind.${row.kind}`), row.place].filter(Boolean).join(' · ')}
              </Quiet>
            </td>
            <td>
              <Typography tag="p">{days}</Typography>
              {hours ? <Quiet>{hours}</Quiet> : null}
            </td>
            <td>
              <Typography>
                {row.right ? format.text(row.right.names) : t('occasion.every-member')}
              </Typography>
            </td>
            <td>
              <Places {...row} />
            </td>
            <td>
              <StateBadge tone={OPENNESS_TONES[row.openness]}>
                {t(`occasion.openness.${row.openness}`)}
              </StateBadge>
            </td>
          </>
        );
      }}
    </ListTable>
  );
};
