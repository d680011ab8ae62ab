import type { RenewalRow } from '../../../shared/renewals/renewals';
import { ListTable } from '../kit/components/ListTable';
import { useTrad } from '../kit/utils/trad';
import { RenewalCells } from './RenewalCells';

interface Props {
  rows: RenewalRow[];
  loading: boolean;
  /** null when this person may not act on renewals. */
  selected: RenewalRow[] | null;
  onSelect: (rows: RenewalRow[]) => void;
  onOpen: (row: RenewalRow) => void;
}

const COLUMNS = ['organisation', 'stage', 'ends', 'proposed', 'owner'] as const;

/** The list of renewals; each opens what is known of it. */
export const RenewalTable = ({ rows, loading, selected, onSelect, onOpen }: Props) => {
  const { t } = useTrad();
  const columns = COLUMNS.map((name) => ({ name, label: t(`renewals.column.${name}`) }));
  return (
    <ListTable
      caption={t('renewals.title')}
      columns={columns}
      rows={rows}
      loading={loading}
      empty={t('renewals.empty')}
      selection={
        selected && {
          chosen: selected,
          onChoose: onSelect,
          labelOf: ({ organisation }) => t('renewals.choose', { who: organisation }),
        }
      }
    >
      {(row) => <RenewalCells row={row} onOpen={() => onOpen(row)} />}
    </ListTable>
  );
};
