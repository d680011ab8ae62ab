import { Checkbox } from '@strapi/design-system';
import { Table } from '@strapi/strapi/admin';
import type { RenewalRow } from '../../../../shared/contracts';
import { useTrad } from '../../utils/trad';
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
  const headers = COLUMNS.map((name) => ({
    name,
    label: t(`renewals.column.${name}`),
    sortable: false,
  }));
  return (
    <Table.Root
      rows={rows}
      headers={headers}
      isLoading={loading}
      selectedRows={selected ?? []}
      onSelectedRowsChange={onSelect}
    >
      <Table.Content>
        <Table.Head>
          {selected ? <Table.HeaderCheckboxCell /> : null}
          {headers.map((header) => (
            <Table.HeaderCell key={header.name} {...header} />
          ))}
        </Table.Head>
        <Table.Empty content={t('renewals.empty')} />
        <Table.Body>
          {rows.map((row) => (
            <Table.Row key={row.id}>
              {selected ? (
                <Table.Cell>
                  {/* The list's own box would be read out by the row's id. */}
                  <Checkbox
                    aria-label={t('renewals.choose', { who: row.organisation })}
                    checked={selected.some(({ id }) => id === row.id)}
                    onCheckedChange={(on) =>
                      onSelect(
                        on === true
                          ? [...selected, row]
                          : selected.filter(({ id }) => id !== row.id),
                      )
                    }
                  />
                </Table.Cell>
              ) : null}
              <RenewalCells row={row} onOpen={() => onOpen(row)} />
            </Table.Row>
          ))}
        </Table.Body>
      </Table.Content>
    </Table.Root>
  );
};
